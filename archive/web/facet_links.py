"""The values of a facet as lists of links, written without a template: a page has hundreds of them."""

from collections.abc import Iterable
from functools import cached_property
from html import escape  # that of Django asks each text whether it is lazy

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import ngettext

from archive.published.browse.query import Query
from archive.published.browse.values import Value


class FacetLinks:
    """Writes the values of one facet on the page of a query at `here`, in `language`.

    Each leads to the same query with the value too, or without it if it is chosen already.
    """

    def __init__(self, name: str, query: Query, here: str, language: str) -> None:
        self.name, self.query, self.here, self.language = name, query, here, language

    def listed(self, values: Iterable[Value], *, is_open: bool = False) -> SafeString:
        """A list of them, those that lie within a value folded below it, and open where something of it is chosen."""
        return mark_safe(f"<ul>{''.join(self._item(value, is_open) for value in values)}</ul>")  # noqa: S308 — escaped

    def _item(self, value: Value, is_open: bool) -> str:
        return f"<li>{self._link(value)}{self._below(value, is_open) if value.below else ''}</li>\n"

    def _link(self, value: Value) -> str:
        current = ' aria-current="true"' if value.is_chosen else ""
        return f'<a href="{self._href(value)}" rel="nofollow"{current}>{self._label(value)} <i>{value.count}</i></a>'

    def _href(self, value: Value) -> str:
        written = value.name.written
        if value.is_chosen:
            return escape(self.here + self.query.without(self.name, written).encoded())
        before, after = self._around
        return f"{before}{escape(written)}{after}"

    def _label(self, value: Value) -> str:
        name = value.name
        if self.language not in name.memo:
            language = "" if name.language == self.language else f' lang="{escape(name.language)}"'
            name.memo[self.language] = f"<span{language}>{escape(name.label)}</span>"
        return name.memo[self.language]

    @cached_property
    def _around(self) -> tuple[str, str]:
        """What stands before and after a value in the address that adds it. Values need no quoting there."""
        before, _mark, after = self.query.adding(self.name, "\0").encoded().partition("%00")
        return escape(self.here + before), escape(after)

    def _below(self, value: Value, is_open: bool) -> str:
        number = len(value.below)
        summary = ngettext("%(n)s within", "%(n)s within", number) % {"n": number}
        opened = " open" if is_open or value.is_open else ""
        named = f'<summary>{escape(summary)}<span class="vh">: {escape(value.name.label)}</span></summary>'
        return f'<details class="more"{opened}>{named}\n{self.listed(value.below)}</details>'
