"""One page of a result, in any order, without sorting the result; entries are named by their slots."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from pyroaring import BitMap

from archive.published.maps.archive_maps import ArchiveMaps, Order
from archive.published.maps.orders import BUCKET_SIZE, order_of
from archive.published.models.index_row import IndexRow

from .sorts import keys_of

SHOWN = ("uuid", "kind", "number", "version")
FEW = 2  # stretches whose order is worth keeping for a page; of more, each has but a few entries of the result


class Page(NamedTuple):
    """The slots of a page in their order, and those of the rows that were read to find them."""

    slots: list[int]
    read: dict[int, IndexRow]


def page_of(archive: ArchiveMaps, result: BitMap, sort: str, language: str, start: int, size: int) -> Page:
    """`size` entries of the result from `start` (0 for the first), in an order that needs no words: one query, or none
    where the order is known already.
    """
    name, keys = order_of(sort, language), whole_keys(sort, language)
    order = archive.orders.get(name)
    near = Touched(result, start) if order is None else touched(order, archive.all, result, start, size)
    if near.stretches and len(near.stretches) <= FEW:
        slots = (slot for at in near.stretches for slot in _in_order(archive, name, at, keys) if slot in near.slots)
        return Page(list(islice(slots, near.offset, near.offset + size)), {})
    rows = IndexRow.objects.filter(slot__among=near.slots).order_by(*keys).only("slot", *SHOWN)
    return read(rows[near.offset : near.offset + size])


def whole_keys(sort: str, language: str) -> list:
    """By what the database puts rows in an order in which no two are equal."""
    return [*keys_of(sort, language), "kind", "number"]


def read(rows: Iterable[IndexRow]) -> Page:
    """A page of rows, in their order."""
    found = {row.slot: row for row in rows}
    return Page(list(found), found)


def _in_order(archive: ArchiveMaps, name: str, at: int, keys: list) -> array:
    """The slots of a stretch, one after another; the database puts them in order once, for all pages that touch it."""

    def read() -> array:
        stretch = IndexRow.objects.filter(slot__among=archive.orders[name].stretches[at]).order_by(*keys)
        return array("I", stretch.values_list("slot", flat=True))

    return archive.once(("stretch", name, at), read)


class Touched(NamedTuple):
    """The entries of the result in the stretches that a page touches, and where among them it begins.

    `stretches` is empty where the result is so small that no stretch was looked for.
    """

    slots: BitMap
    offset: int
    stretches: range = range(0)


def touched(order: Order, everything: BitMap, result: BitMap, start: int, size: int) -> Touched:
    """What a page touches that begins at `start` of the result and has `size` entries."""
    if len(result) <= BUCKET_SIZE:
        return Touched(result, start)
    if len(result) == len(everything):
        first = bisect_right(order.ends, start)
        before = order.ends[first - 1] if first else 0
    else:
        first, before = _first_stretch(order, result, start)
    found, at = BitMap(), first
    while len(found) < start - before + size and at < len(order.stretches):
        found |= order.stretches[at] & result
        at += 1
    return Touched(found, start - before, range(first, at))


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
