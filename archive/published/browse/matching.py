"""The entries that the words of a query find, as a set; kept for as long as the archive stays the same."""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock

from django.db.models import Q
from pyroaring import BitMap

from archive.published.maps.slots import PackedSlots, slots_in
from archive.published.models.index_row import IndexRow

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
    found = _KEPT.get((stamp, key))
    if found is None:
        rows = IndexRow.objects.filter(condition).order_by()
        found = slots_in(rows.aggregate(packed=PackedSlots("slot"))["packed"])
        _KEPT.put((stamp, key), found)
    return found
