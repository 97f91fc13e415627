"""The answer to a query: how many, and one page of entries."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pyroaring import BitMap

from archive.published.current import records_of
from archive.published.facet import Known
from archive.published.facets import FACETS
from archive.published.kept import Kept, resolver_of
from archive.published.listing import Row, named_in, row_of
from archive.published.maps.archive_maps import archive_maps
from archive.published.models.index_row import IndexRow
from archive.published.resolver import Resolver
from archive.published.search.asked import asked_of
from archive.published.search.why import NOTHING, reasons

from .counts import Counts
from .facet_values import entries_of
from .filters import Parameters
from .matching import answering
from .nearest import nearest_page
from .paging import SHOWN, Page, page_of, whole_keys
from .sorts import effective

PAGE_SIZE = 25
MOST_ROWS = 3_000  # kept; about 3 kB each
MOST_PAGES = 1_000  # kept; which entries are on them, about 1 kB each

_ROWS: Kept[Row] = Kept(MOST_ROWS)
_PAGES: Kept[list[int]] = Kept(MOST_PAGES)


@dataclass(frozen=True)
class Result:
    """What the page shows. `pages` is at least 1; `rows` is empty beyond the last page."""

    total: int
    page: int
    pages: int
    rows: tuple[Row, ...]
    counts: Counts
    labels: dict[tuple[str, str], tuple[str, str]]
    resolver: Resolver

    @property
    def first(self) -> int:
        """The running number of the first row."""
        return (self.page - 1) * PAGE_SIZE + 1

    @property
    def last(self) -> int:
        """The running number of the last row."""
        return self.first + len(self.rows) - 1


def nothing_more(counts: Counts) -> set[str]:
    """No entries but those that the rows name."""
    return set()


def result_of(
    filters: Parameters,
    language: str,
    state: int | None = None,
    naming: Callable[[Counts], set[str]] = nothing_more,
) -> Result:
    """Answer a query that has no problems, in seven queries at most, and what `naming` asks.

    `naming` tells, given the counts, which entries the `resolver` of the result shall know beside those of the rows.
    Rows and names that other queries meet too are kept for the `state` of the archive, if it was read before.
    """
    archive = archive_maps(state)
    counts = Counts(archive, filters.sets(archive))
    page, pages = filters.query.page, max(1, -(-counts.total // PAGE_SIZE))
    found = _page_of(filters, counts, language, state) if page <= pages and counts.total else Page([], {})
    asked = (language, filters.query.q if filters.words is not None else "")  # a row also says why it was found
    rows = _ROWS.of(state, [(asked, slot) for slot in found.slots])
    missing = _read(found, [slot for slot in found.slots if (asked, slot) not in rows])
    records = records_of(row.uuid for row in missing)
    why = reasons({uuid: one.record for uuid, one in records.items()}, filters.words, language)
    named = {one.linked for one in why.values() if one.linked}
    named |= named_in(records) | entries_of(_chosen(filters)) | naming(counts)
    resolver = resolver_of(named, state)
    fresh = {
        (asked, row.slot): row_of(row, records[uuid].record, language, resolver, why.get(uuid, NOTHING))
        for row in missing
        if (uuid := str(row.uuid)) in records
    }
    _ROWS.put(state, fresh)
    rows |= fresh
    return Result(
        total=counts.total,
        page=page,
        pages=pages,
        rows=tuple(rows[asked, slot] for slot in found.slots if (asked, slot) in rows),
        counts=counts,
        labels=_labels(filters, language, resolver),
        resolver=resolver,
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


def _page_of(filters: Parameters, counts: Counts, language: str, state: int | None) -> Page:
    """What is on the page; the same for every language, unless titles or the nearness of words put it in order."""
    query, start = filters.query, (filters.query.page - 1) * PAGE_SIZE
    sort = effective(query.sort, filters.words)
    key = (query.encoded(), filters.day, language if sort in ("title", "relevance") else "")
    if known := _PAGES.of(state, [key]):
        return Page(known[key], {})
    if sort == "relevance":
        found = nearest_page(counts, filters.words, query, language, start, PAGE_SIZE)
    elif (slots := counts.in_order(whole_keys(sort, language))) is not None:
        found = Page(slots[start : start + PAGE_SIZE], {})
    else:
        found = page_of(counts.archive, counts.result, sort, language, start, PAGE_SIZE)
    _PAGES.put(state, {key: found.slots})
    return found


def _read(page: Page, slots: list[int]) -> list[IndexRow]:
    """These rows of a page, by one query for those not read yet; one that was withdrawn since is missing."""
    unread = [slot for slot in slots if slot not in page.read]
    rows = IndexRow.objects.filter(slot__among=unread).only("slot", *SHOWN) if unread else ()
    known = page.read | {row.slot: row for row in rows}
    return [known[slot] for slot in slots if slot in known]


def _chosen(filters: Parameters) -> Iterator[tuple[str, str]]:
    return ((facet, value) for facet, values in filters.chosen.items() for value in values)


def _labels(filters: Parameters, language: str, resolver: Known) -> dict:
    """How the chosen values are called, by facet and as written."""
    return {
        (name, FACETS[name].written(value, resolver)): label
        for name, value in _chosen(filters)
        if (label := FACETS[name].value_label(value, language, resolver)) is not None
    }
