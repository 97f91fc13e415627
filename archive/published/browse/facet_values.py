"""The facets of a result: which values of each are shown, what they are called, and how many each would find."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import nsmallest

from django.utils.functional import Promise

from archive.published.facet import Facet, Known
from archive.published.facets import FACETS, offered
from archive.published.kept import Kept
from archive.published.maps.archive_maps import ArchiveMaps
from archive.published.models.index_row import IndexRow
from archive.published.search.asked import asked_of

from .branches import trees_of
from .counts import Counts
from .filters import Parameters
from .values import Name, Value

FIRST_VALUES = 8  # shown at once; as many as MORE_VALUES behind a click, all of them on a page of their own
FEW = 10  # not worth a click
MORE_VALUES = 16
MOST_VALUES = 1000  # of a list asked for as a whole; beyond it one looks for words in the values
MOST_NAMES = 10_000  # kept; about 1 kB each

Names = dict[tuple[str, str], Name | None]  # by facet and value; None: not to be shown

_NAMES: Kept[Name | None] = Kept(MOST_NAMES)


@dataclass(frozen=True)
class FacetValues:
    """A facet and the values shown of it; `left_out` have to be asked for."""

    name: str
    label: Promise
    values: tuple[Value, ...]
    left_out: int = 0

    @property
    def first(self) -> tuple[Value, ...]:
        """The values shown at once."""
        return self.values if len(self.values) <= FEW else self.values[:FIRST_VALUES]

    @property
    def more(self) -> tuple[Value, ...]:
        """The values behind a click."""
        return self.values[len(self.first) :]


@dataclass(frozen=True)
class Shown:
    """The values to show of each facet, in order, and how many entries each value of it would find."""

    values: Mapping[str, list[str]]
    numbers: Mapping[str, Mapping[str, int]]

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Facet and value, of all of them."""
        return [(name, value) for name, some in self.values.items() for value in some]


def kept_names(shown: Shown, language: str, state: int | None) -> Names:
    """The names of those values that were named before in this language and state of the archive."""
    found = _NAMES.of(state, [(language, *pair) for pair in shown.pairs])
    return {(facet, value): name for (_language, facet, value), name in found.items()}


def names_of(shown: Shown, known: Names, language: str, state: int | None, resolver: Known) -> Names:
    """The names of all values; `resolver` knows the entries that those without a known name stand for."""
    fresh = {pair: _name(*pair, language, resolver) for pair in shown.pairs if pair not in known}
    _NAMES.put(state, {(language, *pair): name for pair, name in fresh.items()})
    return known | fresh


def _name(facet: str, value: str, language: str, resolver: Known) -> Name | None:
    one = FACETS[facet]
    label = one.value_label(value, language, resolver)
    return label and Name(one.written(value, resolver), *label, one.parent_of(value, resolver))


def shown_values(filters: Parameters, counts: Counts, all_of: str = "", find: str = "") -> Shown:
    """The values to show for what `filters` find, whose `counts` these are; one query at most.

    `all_of` names a facet to be listed whole; with `find`, those of its values whose titles have these words.
    """
    facets = offered()
    numbers = {facet.name: facet.counted(counts, filters.chosen.get(facet.name, []), filters.day) for facet in facets}
    if find:
        numbers[all_of] = _named(FACETS[all_of], numbers[all_of], find)
    tops = {facet.name: _top(numbers[facet.name], filters, facet, all_of, counts.archive) for facet in facets}
    return Shown(tops, numbers)


def facets_of(shown: Shown, filters: Parameters, names: Names) -> tuple[FacetValues, ...]:
    """The facets of the page."""
    return tuple(
        _facet(facet, shown.values[facet.name], shown.numbers[facet.name], filters, names) for facet in offered()
    )


def _named(facet: Facet, known: Mapping[str, int], find: str) -> dict[str, int]:
    """The values whose entry has the words in its titles: one query. Values that no entry names are all left."""
    if not facet.is_searched:
        return dict(known)
    asked = asked_of(" ".join(f"title:{word}*" for word in re.findall(r"\w+", find)))
    if asked is None:
        return dict(known)
    titled = IndexRow.objects.filter(asked.condition, kind__in=facet.kinds)
    found = {str(uuid) for uuid in titled.values_list("uuid", flat=True)}
    return {value: number for value, number in known.items() if facet.entry_of(value) in found}


def _top(known: Mapping[str, int], filters: Parameters, facet: Facet, all_of: str, archive: ArchiveMaps) -> list[str]:
    """The values to show: what is chosen, first unless the facet keeps its order, and then the others in that order."""
    chosen = filters.chosen.get(facet.name, [])
    limit = max(0, MOST_VALUES if all_of == facet.name else FIRST_VALUES + MORE_VALUES - len(chosen))
    if not chosen and known is archive.sizes.get(facet.name):  # nothing narrows it: the same for everybody
        others = archive.once(("first", facet.name, limit), lambda: _first(limit, known, facet))
    else:
        others = _first(
            limit, {value: known[value] for value in known if value not in chosen} if chosen else known, facet
        )
    shown = [*chosen, *others]
    return sorted(shown, key=lambda one: facet.order(one, known.get(one, 0))) if facet.keeps_order else shown


def _first(limit: int, known: Mapping[str, int], facet: Facet) -> list[str]:
    if not facet.keeps_order and 0 < limit < len(known):  # thousands of rare ones need not be looked at one by one
        least = sorted(known.values(), reverse=True)[limit - 1]
        known = {value: number for value, number in known.items() if number >= least}
    return nsmallest(limit, known, key=lambda one: facet.order(one, known[one]))


def entries_of(pairs: Iterable[tuple[str, str]]) -> set[str]:
    """The entries that values name, given with their facets."""
    found = {FACETS[facet].entry_of(value) for facet, value in pairs}
    return {uuid for uuid in found if uuid is not None}


def _facet(facet: Facet, shown: list[str], known: Mapping[str, int], filters: Parameters, names: Names) -> FacetValues:
    chosen = filters.chosen.get(facet.name, ())
    values = {
        value: Value(name, known.get(value, 0), value in chosen)
        for value in shown
        if (name := names[facet.name, value]) is not None
    }
    left_out = len(known) - sum(value in known for value in shown)
    return FacetValues(facet.name, facet.label, trees_of(values) if facet.is_tree else tuple(values.values()), left_out)
