"""One page of a result in the order of match.

`archive.published.search.ranking.by_relevance` says the same in SQL, for exports; here nothing touches more entries
than are ranked, however many there are, and what was ranked once is kept for as long as the archive stays the same.
"""

from django.db.models import Q
from pyroaring import BitMap

from archive.published.kept import Kept
from archive.published.maps.archive_maps import ArchiveMaps
from archive.published.models.index_row import IndexRow
from archive.published.search.asked import Asked
from archive.published.search.ranking import MOST_RANKED, nearest
from archive.published.search.terms import Nearness

from .counts import Counts
from .matching import matching
from .paging import Page, page_of
from .query import Query

_RANKED: Kept[list[int]] = Kept(64)


def nearest_page(counts: Counts, asked: Asked, query: Query, language: str, start: int, size: int) -> Page:
    """`size` entries from `start`: first the ranked ones, nearest first, then all others, newest first."""
    ranked = _ranked(counts, asked, query, language)
    slots = ranked[start : start + size]
    if len(slots) == size or counts.total <= len(ranked):
        return Page(slots, {})
    others = counts.result - BitMap(ranked)
    more = page_of(counts.archive, others, "newest", language, max(0, start - len(ranked)), size - len(slots))
    return Page(slots + more.slots, more.read)


def _ranked(counts: Counts, asked: Asked, query: Query, language: str) -> list[int]:
    """The slots of those that are ranked, nearest first: four queries at most, or none if they were ranked before."""
    key = (query.at(1).encoded(), language)
    found = _RANKED.of(counts.archive.stamp, [key])
    if key not in found:
        of_many = counts.total > MOST_RANKED
        rows = IndexRow.objects.filter(slot__among=_some(counts, asked, query.q) if of_many else counts.result)
        found[key] = list(nearest(rows, asked, language, of_many=of_many).values_list("slot", flat=True))
        _RANKED.put(counts.archive.stamp, found)
    return found[key]


def _some(counts: Counts, asked: Asked, text: str) -> BitMap:
    """The newest answers, and the newest of those that have the words in their titles."""
    titled = matching(Q(titles=asked.near(Nearness())), (text, "titles"), counts.archive.stamp)
    return newest(counts.archive, counts.result) | newest(counts.archive, counts.result & titled)


def newest(archive: ArchiveMaps, some: BitMap) -> BitMap:
    """The newest of these entries, as many as are ranked: one query, or none if there are not more."""
    if len(some) <= MOST_RANKED:
        return some
    return BitMap(page_of(archive, some, "newest", "", 0, MOST_RANKED).slots)
