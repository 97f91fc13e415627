"""What has been worked out of the published tables, kept in the memory of a process until their state changes."""

from collections import OrderedDict
from collections.abc import Hashable, Iterable, Mapping
from threading import Lock
from typing import Generic, TypeVar
from weakref import WeakSet

from .resolver import Resolver, Target

MOST_TARGETS = 6_000  # about 2 kB each

Found = TypeVar("Found")
_ALL: "WeakSet[Kept]" = WeakSet()


class Kept(Generic[Found]):
    """At most `limit` values for one state of the archive, whose number only rises; threads may share them.

    The state has to be read before anything is worked out: a value kept for it may then be newer than it, never older.
    For None, the state that nobody has read, nothing is kept.
    """

    def __init__(self, limit: int) -> None:
        self.limit, self.state = limit, -1
        self._lock = Lock()
        self._values: OrderedDict[Hashable, Found] = OrderedDict()
        _ALL.add(self)

    def of(self, state: int | None, keys: Iterable[Hashable]) -> dict[Hashable, Found]:
        """Those of the values that are kept; they count as asked for now."""
        if state is None:
            return {}
        with self._lock:
            if state != self.state:
                return {}
            found = {key: self._values[key] for key in keys if key in self._values}
            for key in found:
                self._values.move_to_end(key)
            return found

    def put(self, state: int | None, found: Mapping[Hashable, Found]) -> None:
        """Keep values, and let go of those of older states, and of those asked for longest ago."""
        if state is None:
            return
        with self._lock:
            if state > self.state:
                self.state = state
                self._values.clear()
            if state == self.state:
                self._values.update(found)
                while len(self._values) > self.limit:
                    self._values.popitem(last=False)

    def clear(self) -> None:
        """Let go of all values."""
        with self._lock:
            self.state = -1
            self._values.clear()


def forget() -> None:
    """Let go of everything: for whoever has undone a change, after which a number may stand for another state."""
    for one in _ALL:
        one.clear()


_TARGETS: Kept[Target | None] = Kept(MOST_TARGETS)


def resolver_of(uuids: Iterable[str], state: int | None) -> Resolver:
    """What `Resolver.of` gives, by one query for those that are not kept for this state, or by none."""
    wanted = {str(uuid) for uuid in uuids}
    found = _TARGETS.of(state, wanted)
    if missing := wanted - found.keys():
        fresh = Resolver.of(missing)
        found |= {uuid: fresh.get(uuid) for uuid in missing}
        _TARGETS.put(state, {uuid: found[uuid] for uuid in missing})
    return Resolver(target for target in found.values() if target is not None)
