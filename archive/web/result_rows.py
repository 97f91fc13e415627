"""The rows of a result as HTML, each made once for as long as the row is kept."""

from collections.abc import Iterable

from django.template.loader import get_template
from django.utils.safestring import SafeString

from archive.published.listing import Row

TEMPLATE = "archive/includes/row.html"


def articles_of(rows: Iterable[Row], language: str) -> list[SafeString]:
    """The rows in their order, in the language of the page, which they were made for and which is the present one."""
    template = get_template(TEMPLATE)
    return [_article(row, template, language) for row in rows]


def _article(row: Row, template: object, language: str) -> SafeString:
    if TEMPLATE not in row.memo:
        row.memo[TEMPLATE] = template.render({"row": row, "language": language})
    return row.memo[TEMPLATE]
