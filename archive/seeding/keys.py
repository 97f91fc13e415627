"""Source keys of entries, local keys of their parts, and the UUIDs that follow from them.

A key names an entry of any kind; two entries of different kinds may share a further key (`also`), and the
field that refers to it then decides which is meant.
"""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from archive.record.kinds import KINDS

from .faults import Faults, Spot, nearest
from .files import SeedEntry, is_key
from .located import Mapping, Scalar
from .nesting import part_nodes

# Drawn once; with another one, every seeded entry would become a new entry.
NAMESPACE = uuid.UUID("5f1c6f0e-8d0b-4b39-9a55-7a3c1e64d2b8")


def entry_uuid(key: str) -> uuid.UUID:
    """The UUID of the entry with this stable key."""
    return uuid.uuid5(NAMESPACE, key)


def part_uuid(key: str, section: str, name: str) -> str:
    """The UUID of a part of the entry with the key `key`; `name`: its local key, or what identifies it."""
    return str(uuid.uuid5(entry_uuid(key), f"{section}:{name}"))


class Keys:
    """Finds entries and parts by what the files call them."""

    def __init__(self, entries: Iterable[SeedEntry], faults: Faults) -> None:
        self._faults = faults
        self._entries: dict[str, list[SeedEntry]] = defaultdict(list)
        self._parts: dict[str, dict[str, list[str]]] = {}
        for entry in entries:
            self._add(entry)
            self._parts[entry.key] = self._local_keys(entry)

    def entry(self, name: Scalar, kinds: Collection[str]) -> SeedEntry | None:
        """The entry of one of `kinds` (any, if empty) with this key; a fault and None unless there is one."""
        named = self._entries.get(name.text, [])
        fitting = [entry for entry in named if not kinds or entry.kind.name in kinds]
        exact = [entry for entry in fitting if entry.key == name.text]
        if len(exact or fitting) == 1:
            return (exact or fitting)[0]
        self._faults.add(name.spot, self._why_none(name.text, named, fitting, kinds))
        return None

    def own_part(self, entry: SeedEntry, name: Scalar, sections: Collection[str]) -> str | None:
        """The UUID of the part of `entry` with this local key, in one of `sections` (any, if empty)."""
        return self._part(entry, name.text, name.spot, sections)

    def far_part(self, entry: SeedEntry, name: Scalar, sections: Collection[str]) -> dict | None:
        """What `other-entry#local-key` means, as in the record; `#local-key` is a part of `entry` itself."""
        key, hash_sign, local = name.text.partition("#")
        if not hash_sign or not local:
            self._faults.add(name.spot, f"{name.text!r} names no part; write entry-key#local-key")
            return None
        kinds = [kind.name for kind in KINDS.values() if set(sections) <= set(kind.part_by_name)]
        owner = self.entry(Scalar(name.spot, key), kinds) if key else entry
        part = self._part(owner, local, name.spot, sections) if owner else None
        return {"entry": str(entry_uuid(owner.key)), "part": part} if part else None

    def _part(self, entry: SeedEntry, local: str, spot: Spot, sections: Collection[str]) -> str | None:
        known = self._parts[entry.key]
        fitting = [section for section in known.get(local, []) if not sections or section in sections]
        if len(fitting) == 1:
            return part_uuid(entry.key, fitting[0], local)
        if fitting:
            self._faults.add(spot, f"{local!r} is the key of several parts: {', '.join(fitting)}")
            return None
        names = [name for name, own in known.items() if not sections or set(own) & set(sections)]
        what = " or ".join(sections) or "parts"
        self._faults.add(spot, f"no {local!r} among the {what} of {entry.key!r}{nearest(local, names)}")
        return None

    def _why_none(self, key: str, named: list, fitting: list, kinds: Collection[str]) -> str:
        if fitting:
            return f"{key!r} names several entries; write {' or '.join(sorted(one.key for one in fitting))}"
        if named:
            found = ", ".join(one.kind.name for one in named)
            return f"{key!r} is of kind {found}; here it must be of kind {' or '.join(kinds)}"
        return f"no entry has the key {key!r}{nearest(key, self._keys_of(kinds))}"

    def _keys_of(self, kinds: Collection[str]) -> Iterator[str]:
        for key, entries in self._entries.items():
            if not kinds or any(entry.kind.name in kinds for entry in entries):
                yield key

    def _add(self, entry: SeedEntry) -> None:
        for key in entry.keys:
            for other in self._entries[key]:
                if other.kind == entry.kind or other.key == entry.key:
                    self._faults.add(entry.spot, f"the key {key!r} is taken already, by {other.spot}")
            self._entries[key].append(entry)

    def _local_keys(self, entry: SeedEntry) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for section, key in self._written_local_keys(entry):
            if section in found[key.text]:
                self._faults.add(key.spot, f"the key {key.text!r} is given to two {section} of {entry.key!r}")
            else:
                found[key.text].append(section)
        return found

    def _written_local_keys(self, entry: SeedEntry) -> Iterator[tuple[str, Scalar]]:
        for section, node in part_nodes(entry.kind, entry.node):
            key = node.items.get("key") if isinstance(node, Mapping) else None
            if isinstance(key, Scalar) and is_key(key.text):
                yield section, key
            elif key is not None:
                self._faults.add(key.spot, "a part's key is written with letters a to z, digits and hyphens")
