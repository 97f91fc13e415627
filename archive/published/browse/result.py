"""The answer to a query: how many, one page of entries, and the facets with their counts."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import nsmallest

from django.utils.functional import Promise
from pyroaring import BitMap

from archive.published.current import records_of
from archive.published.facet import Facet, Known
from archive.published.facets import FACETS, offered
from archive.published.kept import Kept, resolver_of
from archive.published.listing import Row, named_in, row_of
from archive.published.maps.archive_maps import ArchiveMaps, archive_maps
from archive.published.models.index_row import IndexRow
from archive.published.resolver import Resolver
from archive.published.search.asked import asked_of
from archive.published.search.why import NOTHING, reasons

from .branches import trees_of
from .counts import Counts
from .filters import Parameters
from .matching import answering
from .nearest import nearest_page
from .paging import page_of
from .sorts import effective
from .values import Value

PAGE_SIZE = 25
FIRST_VALUES = 8  # shown at once; as many as MORE_VALUES behind a click, all of them on a page of their own
FEW = 10  # not worth a click
MORE_VALUES = 16
MOST_VALUES = 1000  # of a list asked for as a whole; beyond it one looks for words in the values
MOST_ROWS = 3_000  # kept; about 3 kB each

_ROWS: Kept[Row] = Kept(MOST_ROWS)


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
class Result:
    """What the page shows. `pages` is at least 1; `rows` is empty beyond the last page."""

    total: int
    page: int
    pages: int
    rows: tuple[Row, ...]
    facets: tuple[FacetValues, ...]
    counts: Counts
    labels: dict[tuple[str, str], tuple[str, str]]

    @property
    def first(self) -> int:
        """The running number of the first row."""
        return (self.page - 1) * PAGE_SIZE + 1

    @property
    def last(self) -> int:
        """The running number of the last row."""
        return self.first + len(self.rows) - 1


def result_of(filters: Parameters, language: str, all_of: str = "", find: str = "", state: int | None = None) -> Result:
    """Answer a query that has no problems, in eight queries at most.

    `all_of` names a facet to be listed whole; with `find`, those of its values whose titles have these words. Rows and
    names that other queries meet too are kept for the `state` of the archive, if it was read before.
    """
    archive = archive_maps()
    counts = Counts(archive, filters.sets(archive))
    page, pages = filters.query.page, max(1, -(-counts.total // PAGE_SIZE))
    found = _page_of(filters, counts, language) if page <= pages and counts.total else []
    asked = (language, filters.query.q if filters.words is not None else "")  # a row also says why it was found
    rows = _ROWS.of(state, [(asked, row.uuid) for row in found])
    missing = [row for row in found if (asked, row.uuid) not in rows]
    records = records_of(row.uuid for row in missing)
    facets = offered()
    numbers = {facet.name: facet.counted(counts, filters.chosen.get(facet.name, []), filters.day) for facet in facets}
    if find:
        numbers[all_of] = _named(FACETS[all_of], numbers[all_of], find)
    tops = {facet.name: _top(numbers[facet.name], filters, facet, all_of, archive) for facet in facets}
    why = reasons({uuid: one.record for uuid, one in records.items()}, filters.words, language)
    named = {one.linked for one in why.values() if one.linked}
    resolver = resolver_of(named_in(records) | _entries(tops) | _entries(filters.chosen) | named, state)
    fresh = {
        (asked, row.uuid): row_of(row, records[uuid].record, language, resolver, why.get(uuid, NOTHING))
        for row in missing
        if (uuid := str(row.uuid)) in records
    }
    _ROWS.put(state, fresh)
    rows |= fresh
    return Result(
        total=counts.total,
        page=page,
        pages=pages,
        rows=tuple(rows[asked, row.uuid] for row in found if (asked, row.uuid) in rows),
        facets=tuple(
            _facet(facet, tops[facet.name], numbers[facet.name], filters, language, resolver) for facet in facets
        ),
        counts=counts,
        labels=_labels(filters, language, resolver),
    )


def words_alone(filters: Parameters, counts: Counts, limit: int = 6) -> list[tuple[str, int]]:
    """The parts of a question one by one, and how many entries each finds alone; without those that find none."""
    words = list(dict.fromkeys(part.source for part in filters.asked.question.parts))[:limit] if filters.asked else []
    if len(words) < 2:
        return []
    return [(word, number) for word in words if (number := _alone(word, counts))]


def without_words(counts: Counts) -> int:
    """How many entries there are under all conditions but the words searched for."""
    return len(counts.under_all_but("q"))


def _alone(word: str, counts: Counts) -> int:
    asked = asked_of(word)
    found = answering(asked, word, counts.archive) if asked else BitMap()
    return counts.under_all_but("q").intersection_cardinality(found)


def _page_of(filters: Parameters, counts: Counts, language: str) -> list[IndexRow]:
    query, start = filters.query, (filters.query.page - 1) * PAGE_SIZE
    sort = effective(query.sort, filters.words)
    if sort != "relevance":
        return list(page_of(counts.archive, counts.result, sort, language, start, PAGE_SIZE))
    return nearest_page(counts, filters.words, filters.query, language, start, PAGE_SIZE)


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


def _entries(values: Mapping[str, Iterable[str]]) -> set[str]:
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
    left_out = len(set(known) - set(shown))
    if facet.is_tree:
        return FacetValues(facet.name, facet.label, trees_of(values, resolver), left_out)
    return FacetValues(facet.name, facet.label, tuple(values.values()), left_out)


def _labels(filters: Parameters, language: str, resolver: Known) -> dict:
    """How the chosen values are called, by facet and as written."""
    return {
        (name, FACETS[name].written(value, resolver)): label
        for name, values in filters.chosen.items()
        for value in values
        if (label := FACETS[name].value_label(value, language, resolver)) is not None
    }
