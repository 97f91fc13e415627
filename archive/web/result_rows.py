"""The rows of a result as HTML, written without a template, and each made once for as long as the row is kept."""

from collections.abc import Iterable
from html import escape  # that of Django asks each text whether it is lazy

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, ngettext

from archive.published.listing import Row
from archive.published.pages.availability import Availability
from archive.published.pages.values import Text

HTML = "html"  # what a row remembers its own under


def hits_of(rows: Iterable[Row], language: str, first: int) -> SafeString:
    """The rows in their order as items of a list, numbered from `first`, in the language of the page.

    It is the language that they were made for, and the present one.
    """
    items = (
        f'<li>\n<span class="no" aria-hidden="true">{number}</span>\n{article(row, language)}</li>\n'
        for number, row in enumerate(rows, first)
    )
    return mark_safe("".join(items))  # noqa: S308 — escaped


def article(row: Row, language: str) -> str:
    """One of them."""
    if HTML not in row.memo:
        row.memo[HTML] = _article(row, language)
    return row.memo[HTML]


def _article(row: Row, language: str) -> str:
    here = f"/{language}/{row.number}"
    number = escape(gettext("No. %(number)s") % {"number": row.number})
    strip = "".join(_language(one, row.number, language) for one in row.availability)
    return (
        f'<article>\n<p class="kicker">{_kicker(row)}</p>\n'
        f'<h3><a href="{here}"{_lang(row.title.language)}>{_pieces(row.title_pieces)}</a>{_disputes(row, here)}</h3>\n'
        f"{_snippet(row)}{_where(row, here)}{_linked(row, language)}"
        f'<p class="meta"><span>{number}</span></p>\n'
        f'<ul class="avail tight" aria-label="{escape(gettext("Languages of this entry"))}">{strip}</ul>\n</article>\n'
    )


def _kicker(row: Row) -> str:
    """Kind, type, date and places."""
    more = [escape(str(row.form))] if row.form else []
    more += [one.html() for one in ([row.date] if row.date else []) + list(row.places)]
    return f"<b>{escape(str(row.kind_name))}</b>" + "".join(f" <span>{one}</span>" for one in more)


def _pieces(pieces: Iterable[tuple[str, bool]]) -> str:
    return "".join(f"<mark>{escape(text)}</mark>" if is_hit else escape(text) for text, is_hit in pieces)


def _lang(language: str) -> str:
    return f' lang="{escape(language)}"' if language else ""


def _disputes(row: Row, here: str) -> str:
    if not row.disputes:
        return ""
    said = ngettext("sources disagree", "sources disagree on %(n)s points", row.disputes) % {"n": row.disputes}
    return f' <a class="flag" href="{here}#disputes">{escape(said)}</a>'


def _snippet(row: Row) -> str:
    if not row.snippet:
        return ""
    return f'<p class="snip"{_lang(row.snippet.language)}>{_pieces(row.snippet.pieces)}</p>\n'


def _where(row: Row, here: str) -> str:
    """The section of the page in which the words stand."""
    if row.where is None:
        return ""
    link = f'<a href="{here}#{escape(row.where.anchor)}">{escape(str(row.where.label))}</a>'
    return _meta(f"{escape(gettext('Found in:'))} {link}")


def _linked(row: Row, language: str) -> str:
    """The entry by whose name it was found."""
    if row.linked is None:
        return ""
    title: Text = row.linked.title
    link = f'<a href="/{language}/{row.linked.number}"{_lang(title.language)}>{escape(title.text)}</a>'
    return _meta(f"{escape(gettext('Found by the name of an entry it refers to:'))} {link}")


def _meta(html: str) -> str:
    return f'<p class="meta"><span>{html}</span></p>\n'


def _language(one: Availability, number: str, language: str) -> str:
    """A language of the entry, which leads to it there."""
    tag = escape(one.language)
    if one.has_title and one.language != language:
        name = f'<a href="/{tag}/{number}" hreflang="{tag}" lang="{tag}">{escape(one.autonym)}</a>'
    else:
        name = f'<span lang="{tag}">{escape(one.autonym)}</span>'
    return f'<li class="{escape(one.mark)}">{name} <i>{escape(str(one.words))}</i></li>'
