"""What a facet is: the values a record has for it, how an address writes one, and how it is called.

A member is one file in `archive.published.facets`; index, filters, counts, links and exports follow from it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

from django.db.models import Expression, Q
from django.utils.functional import Promise
from pyroaring import BitMap

from archive.primitives.languages import LANGUAGES
from archive.primitives.public_numbers import LETTERS, PublicNumberError, parse
from archive.primitives.registry import Registry

from .maps.archive_maps import ArchiveMaps
from .surroundings import Surroundings
from .titles import shown_title

if TYPE_CHECKING:  # the counts are made from facets
    from .browse.counts import Counts


class Titled(Protocol):
    """What a facet wants to know of an entry that it names; `archive.published.resolver.Target` is one."""

    title: Mapping[str, str]
    public_number: str
    body: dict

    def office(self, part: str) -> dict | None: ...


class Known(Protocol):
    """The published entries among those asked for; `archive.published.resolver.Resolver` is one."""

    def get(self, uuid: str) -> Titled | None: ...


@dataclass(frozen=True)
class Numbered:
    """A value as an address writes it: kind and public number of an entry, and which part of it is meant, if one."""

    kind: str
    number: int
    part: str = ""

    def indexed(self, uuid: str) -> str:
        """The value as the index keeps it, given the UUID of the entry."""
        return f"{uuid}.{self.part}" if self.part else uuid


class Facet:
    """One question a reader can narrow the result by. `position` orders the facets of the page."""

    name: str
    label: Promise
    position: int
    is_choice = True  # values with counts; otherwise the facet has a form of its own
    is_counted = True  # its values are offered with their counts; otherwise only an address names them
    keeps_order = False  # also a chosen value stays in its place among the others
    is_tree = False  # values lie within one another, and choosing one includes those below it
    is_searched = False  # where there are many values, one can look for those whose title has some words
    form = ""  # the template of what the reader can type or tick besides choosing values

    def values(self, record: dict, around: Surroundings) -> Iterable[str]:
        """The values of a served record that the index keeps; `around` knows the entries that it refers to."""
        raise NotImplementedError

    def computed(self, today: date) -> Expression | None:
        """An array of `name:value` pairs of an index row, for values that change with the day and are not kept."""
        return None

    def condition(self, values: Sequence[str], today: date) -> Q:
        """What `chosen_set` says, in SQL: the index rows that have one of the values, at least one being given."""
        return Q(facets__overlap=[f"{self.name}:{value}" for value in values])

    def sets(self, archive: ArchiveMaps, day: date) -> Mapping[str, BitMap]:
        """The entries that have each value."""
        return archive.of(self.name)

    def chosen_set(self, values: Sequence[str], archive: ArchiveMaps, day: date) -> BitMap:
        """The entries that have one of the values; none for values that nobody has."""
        sets = self.sets(archive, day)
        return BitMap.union(BitMap(), *(sets[value] for value in values if value in sets))

    def counted(self, counts: "Counts", chosen: Sequence[str], day: date) -> Mapping[str, int]:
        """How many entries each value would find alone, the other conditions being as they are."""
        sets = self.sets(counts.archive, day)
        return counts.values(self.name) if sets is counts.archive.of(self.name) else counts.each(self.name, sets)

    def heading(self, day: date | None) -> str | Promise:
        """What the facet is called where a day was asked for, or none."""
        return self.label

    def order(self, value: str, count: int) -> tuple:
        """A key by which the values are offered: the commonest first."""
        return (-count, value)

    def read(self, text: str) -> "str | Numbered | None":
        """The value meant by `text`: as indexed, or by the number of an entry; None if it is no value."""
        raise NotImplementedError

    def entry_of(self, value: str) -> str | None:
        """The entry whose title is wanted to name an indexed value, if any."""
        return None

    def value_label(self, value: str, language: str, resolver: Known) -> tuple[str, str] | None:
        """What to show for an indexed value, and the language it is in; None: not to be shown."""
        raise NotImplementedError

    def written(self, value: str, resolver: Known) -> str | None:
        """How an address writes an indexed value; None if it cannot be chosen."""
        return value

    def parent_of(self, value: str, resolver: Known) -> str:
        """The indexed value within which it lies, or "" for none."""
        return ""


class EntryFacet(Facet):
    """A facet of entries: UUIDs in the index, public numbers in addresses, titles on the page."""

    kinds: tuple[str, ...] = tuple(LETTERS)
    is_searched = True

    def read(self, text: str) -> Numbered | None:
        """Kind and number of a public number of one of the facet's kinds."""
        try:
            kind, number = parse(text)
        except PublicNumberError:
            return None
        return Numbered(kind, number) if kind in self.kinds else None

    def entry_of(self, value: str) -> str:
        """The value itself."""
        return value

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


class TreeFacet(EntryFacet):
    """A facet of entries that lie within one another: who asks for one asks for all that is below it."""

    is_tree = True

    def parent_of(self, value: str, resolver: Known) -> str:
        """The entry above."""
        target = resolver.get(value)
        return target.body.get("parent", "") if target else ""

    def filed(self, record: dict) -> Iterable[str]:
        """The entries that the record itself names."""
        raise NotImplementedError

    def values(self, record: dict, around: Surroundings) -> Iterable[str]:
        """Those and all above them."""
        return {above for uuid in self.filed(record) for above in around.with_above(uuid)}


class CodeFacet(Facet):
    """A facet with a closed list of codes, which are their own spelling in addresses."""

    codes: tuple[str, ...] = LANGUAGES

    def read(self, text: str) -> str | None:
        """The code itself, if it is one."""
        return text if text in self.codes else None


FACETS: Registry[Facet] = Registry("facets")
