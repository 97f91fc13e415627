"""What a process has read of the sets: the whole archive at one moment, brought up to date by one query a request."""

import json
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from threading import Lock
from typing import TypeVar

from pyroaring import BitMap

from archive.published.models.facet_map import FacetMap
from archive.published.years import Years, may_lie, must_lie

from . import names
from .orders import Directory

Stored = tuple[str, int, bytes]
Derived = TypeVar("Derived")


@dataclass(frozen=True, eq=False)
class Order:
    """The stretches of an order, one after another."""

    stretches: tuple[BitMap, ...]

    @cached_property
    def ends(self) -> list[int]:
        """How many entries there are up to the end of each stretch."""
        return list(accumulate(map(len, self.stretches)))


@dataclass(frozen=True, eq=False)
class ArchiveMaps:
    """All sets as they were at `stamp`. Nobody changes one of them in place: the next moment shares what is the same.

    `values[facet][value]`: the entries that have the value; `years[(from, to)]`: those whose date may lie in these.
    `spans`: when the status of an agreement changed last. `common`: the lexemes that have sets, which are not read with
    the others (`archive.published.maps.word_sets`).
    """

    stamp: int = 0
    spans: int = 0
    all: BitMap = field(default_factory=BitMap)
    values: Mapping[str, Mapping[str, BitMap]] = field(default_factory=dict)
    years: Mapping[Years, BitMap] = field(default_factory=dict)
    directories: Mapping[str, Directory] = field(default_factory=dict)
    buckets: Mapping[tuple[str, int], BitMap] = field(default_factory=dict)
    common: frozenset[str] = frozenset()

    def updated(self, rows: Iterable[Stored]) -> "ArchiveMaps":
        """The archive after the rows stored since; the same if there are none."""
        rows = {name: (stamp, body) for name, stamp, body in rows}
        if not rows:
            return self
        base = ArchiveMaps() if names.REBUILT in rows else self
        stamp = max(stamp for stamp, _body in rows.values())
        common = frozenset(json.loads(bytes(rows[names.COMMON][1]))) if names.COMMON in rows else base.common
        spans = rows[names.SPANS][0] if names.SPANS in rows else base.spans
        fresh = {name: BitMap.deserialize(bytes(body)) for name, (_stamp, body) in rows.items() if _is_set(name)}
        directories = {
            name.removeprefix(names.DIRECTORY): Directory.read(bytes(body))
            for name, (_stamp, body) in rows.items()
            if name.startswith(names.DIRECTORY)
        }
        return ArchiveMaps(
            stamp,
            spans,
            fresh.pop(names.ALL, base.all),
            _with_values(base.values, fresh),
            _filled(base.years, {names.years_in(name): fresh[name] for name in fresh if name.startswith(names.YEARS)}),
            {**base.directories, **directories},
            {**base.buckets, **{names.bucket_in(name): fresh[name] for name in fresh if name.startswith(names.BUCKET)}},
            common,
        )

    @cached_property
    def orders(self) -> dict[str, Order]:
        """The orders by name."""
        return {
            name: Order(tuple(self.buckets.get((name, number), BitMap()) for number in directory.buckets))
            for name, directory in self.directories.items()
        }

    @cached_property
    def sizes(self) -> dict[str, dict[str, int]]:
        """How many entries there are for each value of each facet, with no condition at all."""
        return {facet: {value: len(one) for value, one in found.items()} for facet, found in self.values.items()}

    @cached_property
    def sizes_of_years(self) -> dict[Years, int]:
        """How many entries may lie in each span of years."""
        return {years: len(one) for years, one in self.years.items()}

    @cached_property
    def _derived(self) -> dict[Hashable, object]:
        return {}

    def once(self, name: Hashable, find: Callable[[], Derived]) -> Derived:
        """What `find` works out of these sets alone, the first time that it is asked under this name."""
        if name not in self._derived:
            self._derived[name] = find()
        return self._derived[name]

    def of(self, facet: str) -> Mapping[str, BitMap]:
        """The sets of a facet's values."""
        return self.values.get(facet, {})

    def in_years(self, first: int | None, last: int | None, *, surely: bool = False) -> BitMap:
        """The entries whose date may lie in the years, or surely lies in them."""
        lies = must_lie if surely else may_lie
        return BitMap.union(BitMap(), *(one for years, one in self.years.items() if lies(years, first, last)))


def _is_set(name: str) -> bool:
    return name not in (*names.MARKS, names.COMMON) and not name.startswith((names.DIRECTORY, names.WORD))


def _filled(old: Mapping, new: Mapping) -> dict:
    """Both, the new before the old, without what is empty."""
    return {key: one for key, one in {**old, **new}.items() if one}


def _with_values(old: Mapping[str, Mapping[str, BitMap]], fresh: Mapping[str, BitMap]) -> dict:
    changed: dict[str, dict[str, BitMap]] = {}
    for name, one in fresh.items():
        if not name.startswith("#"):
            facet, _colon, value = name.partition(":")
            changed.setdefault(facet, {})[value] = one
    return {**old, **{facet: _filled(old.get(facet, {}), found) for facet, found in changed.items()}}


class _Process:
    """What this process has read last, and the latest state of the archive of which it is known to hold."""

    def __init__(self) -> None:
        self.maps, self.state, self.lock = ArchiveMaps(), -1, Lock()
        self.reading = Lock()

    def known(self, state: int | None) -> ArchiveMaps | None:
        """What is known, if it holds for this state."""
        with self.lock:
            return self.maps if state is not None and state <= self.state else None

    def take(self, maps: ArchiveMaps, state: int | None) -> None:
        """Keep it, unless another thread has read something newer meanwhile."""
        with self.lock:
            if maps.stamp >= self.maps.stamp:
                self.maps = maps
                self.state = max(self.state, -1 if state is None else state)


_PROCESS = _Process()


def archive_maps(state: int | None = None) -> ArchiveMaps:
    """The sets as they are now: one query, which brings what has changed since this process asked last.

    `state`: that of the archive, if it was read before; while it is the same as last time there is nothing to ask.
    """
    known = _PROCESS.known(state)
    if known is not None:
        return known
    with (
        _PROCESS.reading
    ):  # one thread at a time: a million entries are 100 MB, which nobody else has to read meanwhile
        return _PROCESS.known(state) or _newest(state)


def _newest(state: int | None) -> ArchiveMaps:
    known = _PROCESS.maps
    newer = FacetMap.objects.filter(stamp__gt=known.stamp).exclude(name__startswith=names.WORD)
    maps = known.updated(newer.values_list("name", "stamp", "body"))
    _PROCESS.take(maps, state)
    return maps


def forget() -> None:
    """Read everything anew next time: for whoever has undone a change, which leaves no newer stamp behind."""
    with _PROCESS.lock:
        _PROCESS.maps, _PROCESS.state = ArchiveMaps(), -1
