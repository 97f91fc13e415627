"""Sets that depend on a day, kept for the days asked for last."""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from datetime import date
from threading import Lock

from pyroaring import BitMap

DAYS = 32


class SetsOfDays:
    """Asks `find` once for each day, until a stamp says that the answer may be another."""

    def __init__(self, find: Callable[[date], Mapping[str, BitMap]]) -> None:
        self.find, self.lock = find, Lock()
        self.kept: OrderedDict[tuple[int, date], Mapping[str, BitMap]] = OrderedDict()

    def of(self, stamp: int, day: date) -> Mapping[str, BitMap]:
        """The sets by value."""
        with self.lock:
            found = self.kept.get((stamp, day))
        if found is None:
            found = self.find(day)
            with self.lock:
                self.kept[stamp, day] = found
                while len(self.kept) > DAYS:
                    self.kept.popitem(last=False)
        return found
