"""The facets of a result: which values of each are shown, what they are called, and how many each would find."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import nsmallest

from django.utils.functional import Promise

from archive.published.facet import Facet
from archive.published.facets import FACETS, offered
from archive.published.maps.archive_maps import ArchiveMaps
from archive.published.models.index_row import IndexRow
from archive.published.resolver import Resolver
from archive.published.search.asked import asked_of

from .branches import trees_of
from .counts import Counts
from .filters import Parameters
from .values import Value

FIRST_VALUES = 8  # shown at once; as many as MORE_VALUES behind a click, all of them on a page of their own
FEW = 10  # not worth a click
MORE_VALUES = 16
MOST_VALUES = 1000  # of a list asked for as a whole; beyond it one looks for words in the values


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
    def entries(self) -> set[str]:
        """The entries that they name."""
        return entries_of(self.values)


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


def facets_of(shown: Shown, filters: Parameters, language: str, resolver: Resolver) -> tuple[FacetValues, ...]:
    """The facets of the page; `resolver` knows the entries that the values name."""
    return tuple(
        _facet(facet, shown.values[facet.name], shown.numbers[facet.name], filters, language, resolver)
        for facet in offered()
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
        others = _first(limit, {value: known[value] for value in known if value not in chosen}, facet)
    shown = [*chosen, *others]
    return sorted(shown, key=lambda one: facet.order(one, known.get(one, 0))) if facet.keeps_order else shown


def _first(limit: int, known: Mapping[str, int], facet: Facet) -> list[str]:
    return nsmallest(limit, known, key=lambda one: facet.order(one, known[one]))


def entries_of(values: Mapping[str, Iterable[str]]) -> set[str]:
    """The entries that values of facets name."""
    found = {FACETS[name].entry_of(value) for name, some in values.items() for value in some}
    return {uuid for uuid in found if uuid is not None}


def _facet(
    facet: Facet, shown: list[str], known: Mapping[str, int], filters: Parameters, language: str, resolver: Resolver
) -> FacetValues:
    chosen = filters.chosen.get(facet.name, [])
    values = {
        value: Value(facet.written(value, resolver), *label, known.get(value, 0), value in chosen)
        for value in shown
        if (label := facet.value_label(value, language, resolver)) is not None
    }
    left_out = len(known) - sum(value in known for value in shown)
    if facet.is_tree:
        return FacetValues(facet.name, facet.label, trees_of(values, resolver), left_out)
    return FacetValues(facet.name, facet.label, tuple(values.values()), left_out)
