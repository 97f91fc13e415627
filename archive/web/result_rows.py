"""The rows of a result as HTML, each made once for as long as the row is kept."""

from collections.abc import Iterable

from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe

from archive.published.listing import Row

TEMPLATE = "archive/includes/row.html"


def hits_of(rows: Iterable[Row], language: str, first: int) -> SafeString:
    """The rows in their order as items of a list, numbered from `first`, in the language of the page.

    It is the language that they were made for, and the present one.
    """
    template = get_template(TEMPLATE)
    items = (
        f'<li>\n<span class="no" aria-hidden="true">{number}</span>\n{_article(row, template, language)}</li>\n'
        for number, row in enumerate(rows, first)
    )
    return mark_safe("".join(items))  # noqa: S308 — of templates


def _article(row: Row, template: object, language: str) -> SafeString:
    if TEMPLATE not in row.memo:
        row.memo[TEMPLATE] = template.render({"row": row, "language": language})
    return row.memo[TEMPLATE]
