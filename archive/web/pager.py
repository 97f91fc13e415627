"""Links to the pages of a result: plain, and carrying the whole query."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from archive.published.browse.query import Query

AROUND = 2
GAP = '<li aria-hidden="true">…</li>'


@dataclass(frozen=True)
class Pager:
    """`numbers`: page and address; None where pages are left out. `previous` and `next` are empty at the ends."""

    page: int
    pages: int
    previous: str
    next: str
    numbers: tuple[tuple[int, str] | None, ...]

    @property
    def where(self) -> str:
        """Which page of how many."""
        return _("Page %(page)s of %(pages)s") % {"page": self.page, "pages": self.pages}

    @cached_property
    def links(self) -> SafeString:
        """The list of links, written without a template: a page of a result shows it twice."""
        named = _("Page %(page)s")
        first = self._step(self.previous, "prev", _("Previous")) if self.previous else ""
        last = self._step(self.next, "next", _("Next")) if self.next else ""
        numbers = "\n".join(
            self._number(*one, named) if one else '<li aria-hidden="true">…</li>' for one in self.numbers
        )
        return mark_safe(f"<ul>{first}\n{numbers}\n{last}</ul>")  # noqa: S308 — escaped

    def _step(self, address: str, relation: str, words: str) -> str:
        return f'<li><a href="{escape(address)}" rel="{relation}">{escape(words)}</a></li>'

    def _number(self, number: int, address: str, named: str) -> str:
        if number == self.page:
            return f'<li><b aria-current="page">{number}</b></li>'
        label = escape(named % {"page": number})
        return f'<li><a href="{escape(address)}" aria-label="{label}">{number}</a></li>'


def pager_of(query: Query, pages: int, language: str) -> Pager | None:
    """The pager of a result of the list; None if everything is on one page."""
    return pager(query.page, pages, lambda number: f"/{language}/browse{query.at(number).encoded()}")


def pager(asked: int, pages: int, address: Callable[[int], str]) -> Pager | None:
    """The pager; None if everything is on one page. `asked` may lie beyond the last."""
    if pages == 1:
        return None
    page = min(asked, pages)
    return Pager(
        page=page,
        pages=pages,
        previous=address(page - 1) if page > 1 else "",
        next=address(page + 1) if page < pages else "",
        numbers=tuple((number, address(number)) if number else None for number in shown_numbers(page, pages)),
    )


def shown_numbers(page: int, pages: int) -> list[int | None]:
    """The first, the last, and the pages around this one; None for each gap between them."""
    near = range(max(1, page - AROUND), min(pages, page + AROUND) + 1)
    wanted = sorted({1, *near, pages})
    result: list[int | None] = []
    for number in wanted:
        if result and number - result[-1] > 1:
            result.append(None)
        result.append(number)
    return result
