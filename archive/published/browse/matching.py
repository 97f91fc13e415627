"""The entries that the words of a query find, as a set; kept for as long as the archive stays the same."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock

from django.db.models import Q
from pyroaring import BitMap

from archive.published.maps.archive_maps import ArchiveMaps
from archive.published.maps.slots import PackedSlots, slots_in
from archive.published.models.index_row import IndexRow
from archive.published.search.asked import Alternative, Asked
from archive.published.search.query import LexemeQuery
from archive.published.search.terms import OneOf, written

from .common_words import are_common, having

KEPT = 64  # sets; of a million entries one takes at most 125 kB


class KeptSets:
    """The sets asked for last, by whatever they depend on."""

    def __init__(self, limit: int = KEPT) -> None:
        self.limit, self.lock = limit, Lock()
        self.sets: OrderedDict[Hashable, BitMap] = OrderedDict()

    def get(self, key: Hashable) -> BitMap | None:
        """The set, which counts as asked for now; None if it is not kept."""
        with self.lock:
            if key in self.sets:
                self.sets.move_to_end(key)
            return self.sets.get(key)

    def put(self, key: Hashable, found: BitMap) -> None:
        """Keep a set, and let go of the one asked for longest ago."""
        with self.lock:
            self.sets[key] = found
            while len(self.sets) > self.limit:
                self.sets.popitem(last=False)


_KEPT = KeptSets()


def matching(condition: Q, key: Hashable, stamp: int) -> BitMap:
    """The entries that meet a condition which no stored set answers: one query, or none if it was asked before.

    `key`: what the condition says; `stamp`: the moment of the archive, as its sets say it.
    """
    return _kept(key, stamp, lambda: _meeting(condition))


def answering(asked: Asked, text: str, archive: ArchiveMaps) -> BitMap:
    """The entries that answer a question, whose text is `text`.

    What is denied is taken from all as a set: PostgreSQL would read the words of every entry to find who lacks one.
    Common words are sets too: it would read the row of every entry that has them.
    """
    if not asked.denies and not are_common(asked.words, archive.common):
        return matching(asked.condition, text, archive.stamp)
    found = archive.all
    for number, step in enumerate(asked.steps):
        some = [(_alternative(one, (text, number, n), archive), one.is_not) for n, one in enumerate(step)]
        found = found & BitMap.union(*(archive.all - one if is_not else one for one, is_not in some))
    if asked.number is not None:
        found = found | matching(asked.is_number, (text, "number"), archive.stamp)
    return found


def _alternative(one: Alternative, key: Hashable, archive: ArchiveMaps) -> BitMap:
    """The entries that have what is asked for, or denied."""
    if not are_common(one.words, archive.common):
        return matching(one.condition, key, archive.stamp)
    return _kept(key, archive.stamp, lambda: having(one.words, archive, _having_one_of))


def _having_one_of(rare: OneOf) -> BitMap:
    return _meeting(Q(words=LexemeQuery(written(rare))))


def _kept(key: Hashable, stamp: int, find: Callable[[], BitMap]) -> BitMap:
    found = _KEPT.get((stamp, key))
    if found is None:
        found = find()
        _KEPT.put((stamp, key), found)
    return found


def _meeting(condition: Q) -> BitMap:
    rows = IndexRow.objects.filter(condition).order_by()
    return slots_in(rows.aggregate(packed=PackedSlots("slot"))["packed"])
