"""What a facet is: the values a record has for it, how an address writes one, and how it is called.

A member is one file in `archive.published.facets`; index, filters, counts, links and exports follow from it.
"""

from collections.abc import Iterable, Mapping
from typing import Protocol

from django.utils.functional import Promise

from archive.primitives.languages import LANGUAGES
from archive.primitives.public_numbers import LETTERS, PublicNumberError, parse
from archive.primitives.registry import Registry

from .titles import shown_title


class Titled(Protocol):
    """What a facet wants to know of an entry that it names; `archive.published.resolver.Target` is one."""

    title: Mapping[str, str]
    public_number: str


class Known(Protocol):
    """The published entries among those asked for; `archive.published.resolver.Resolver` is one."""

    def get(self, uuid: str) -> Titled | None: ...


class Facet:
    """One question a reader can narrow the result by. `position` orders the facets of the page."""

    name: str
    label: Promise
    position: int
    is_choice = True  # values with counts; otherwise the facet has a form of its own

    def values(self, record: dict, kinds: Mapping[str, str]) -> Iterable[str]:
        """The values of a served record; `kinds` gives the kind of each entry that it refers to."""
        raise NotImplementedError

    def read(self, text: str) -> str | tuple[str, int] | None:
        """The value meant by `text`: as indexed, or the kind and number of an entry; None if it is no value."""
        raise NotImplementedError

    def value_label(self, value: str, language: str, resolver: Known) -> tuple[str, str] | None:
        """What to show for an indexed value, and the language it is in; None: not to be shown."""
        raise NotImplementedError

    def written(self, value: str, resolver: Known) -> str | None:
        """How an address writes an indexed value; None if it cannot be chosen."""
        return value


class EntryFacet(Facet):
    """A facet of entries: UUIDs in the index, public numbers in addresses, titles on the page."""

    kinds: tuple[str, ...] = tuple(LETTERS)

    def read(self, text: str) -> tuple[str, int] | None:
        """Kind and number of a public number of one of the facet's kinds."""
        try:
            kind, number = parse(text)
        except PublicNumberError:
            return None
        return (kind, number) if kind in self.kinds else None

    def value_label(self, value: str, language: str, resolver: Known) -> tuple[str, str] | None:
        """The title of the entry, if it is published now; without any title, its public number."""
        target = resolver.get(value)
        if target is None:
            return None
        return shown_title(target.title, language, target.public_number)

    def written(self, value: str, resolver: Known) -> str | None:
        """The public number."""
        target = resolver.get(value)
        return target.public_number if target else None


class CodeFacet(Facet):
    """A facet with a closed list of codes, which are their own spelling in addresses."""

    codes: tuple[str, ...] = LANGUAGES

    def read(self, text: str) -> str | None:
        """The code itself, if it is one."""
        return text if text in self.codes else None


FACETS: Registry[Facet] = Registry("facets")
