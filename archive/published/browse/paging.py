"""One page of a result, in any order, without sorting the result."""

from bisect import bisect_right

from django.db.models import QuerySet
from pyroaring import BitMap

from archive.published.maps.archive_maps import ArchiveMaps, Order
from archive.published.maps.orders import BUCKET_SIZE, order_of
from archive.published.models.index_row import IndexRow

from .sorts import keys_of

SHOWN = ("uuid", "kind", "number", "version")


def page_of(
    archive: ArchiveMaps, result: BitMap, sort: str, language: str, start: int, size: int
) -> QuerySet[IndexRow]:
    """`size` rows of the result from `start` (0 for the first), in an order that needs no words: one query.

    A row that was withdrawn since the sets were read is missing.
    """
    order = archive.orders.get(order_of(sort, language))
    near, offset = touched(order, archive.all, result, start, size) if order else (result, start)
    rows = IndexRow.objects.filter(slot__among=near).order_by(*keys_of(sort, language), "kind", "number")
    return rows.only(*SHOWN)[offset : offset + size]


def touched(order: Order, everything: BitMap, result: BitMap, start: int, size: int) -> tuple[BitMap, int]:
    """The entries of the result in the stretches that the page touches, and where among them it begins."""
    if len(result) <= BUCKET_SIZE:
        return result, start
    if len(result) == len(everything):
        first = bisect_right(order.ends, start)
        before = order.ends[first - 1] if first else 0
    else:
        first, before = _first_stretch(order, result, start)
    found, at = BitMap(), first
    while len(found) < start - before + size and at < len(order.stretches):
        found |= order.stretches[at] & result
        at += 1
    return found, start - before


def _first_stretch(order: Order, result: BitMap, start: int) -> tuple[int, int]:
    """The stretch in which the page begins, and how many entries of the result stand before it.

    Counted from the nearer end of the order.
    """
    if start > len(result) // 2:
        return _from_the_end(order, result, start)
    before = 0
    for at, stretch in enumerate(order.stretches):
        here = stretch.intersection_cardinality(result)
        if before + here > start:
            return at, before
        before += here
    return len(order.stretches), before


def _from_the_end(order: Order, result: BitMap, start: int) -> tuple[int, int]:
    before = len(result)
    for at in range(len(order.stretches) - 1, -1, -1):
        before -= order.stretches[at].intersection_cardinality(result)
        if before <= start:
            return at, before
    return 0, 0
