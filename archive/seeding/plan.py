"""What a load would do to each entry: compared with what was loaded last and what editors did since."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from archive.editorial.models.entry import Entry
from archive.editorial.models.part import Part
from archive.editorial.models.revision import Revision
from archive.editorial.models.seed_load import SeedLoad
from archive.published.models.version import Address, Version
from archive.record.references import references

from .build import Seed

EDITED = "an editor has changed it since it was loaded; the files were left aside"
GONE_TARGET = "it refers to an entry or a part that is no longer there"
STATES = {"withdrawn": "it is withdrawn; not published again", "merged": "it was merged"}


@dataclass(frozen=True)
class Conflict:
    """An entry that the files would change and that was left as it is; `public_number` may be ""."""

    key: str
    file: str
    public_number: str
    reason: str


@dataclass
class Plan:
    """The seeds by what is to happen; `vanished` are keys of loaded entries that no file has any more."""

    new: list[Seed] = field(default_factory=list)
    changed: list[Seed] = field(default_factory=list)
    unchanged: list[Seed] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    vanished: list[str] = field(default_factory=list)
    public_hashes: dict[str, str] = field(default_factory=dict)

    @property
    def to_write(self) -> list[Seed]:
        """The new and the changed ones."""
        return self.new + self.changed


@dataclass(frozen=True)
class _Present:
    """How the entries in question stand in the tables, by UUID."""

    revisions: dict[str, str]
    addresses: dict[str, Address]


def plan(seeds: list[Seed]) -> Plan:
    """Decide for every seed. Locks entries that may be changed: call it in the transaction that writes."""
    loaded = dict(SeedLoad.objects.values_list("key", "record_hash"))
    result = Plan(vanished=sorted(loaded.keys() - {seed.key for seed in seeds}))
    result.unchanged = [seed for seed in seeds if loaded.get(seed.key) == seed.record_hash]
    others = [seed for seed in seeds if loaded.get(seed.key) != seed.record_hash]
    present = _present(seed.uuid for seed in others)
    for seed in others:
        _sort(seed, loaded, present, result)
    _set_aside_what_cannot_be_written(result, present)
    result.public_hashes = _public_hashes(seed.uuid for seed in result.changed)
    return result


def _present(uuids: Iterable[str]) -> _Present:
    entries = Entry.objects.select_for_update().filter(uuid__in=list(uuids)).values_list("pk", "uuid")
    own = {key: str(uuid) for key, uuid in entries}
    newest = Revision.objects.filter(entry_id__in=own).order_by("entry_id", "-number").distinct("entry_id")
    hashes = dict(newest.values_list("entry_id", "record_hash"))
    addresses = Address.objects.filter(uuid__in=own.values())
    return _Present(
        {uuid: hashes.get(key, "") for key, uuid in own.items()},
        {str(address.uuid): address for address in addresses},
    )


def _sort(seed: Seed, loaded: dict[str, str], present: _Present, result: Plan) -> None:
    if seed.uuid not in present.revisions:
        result.new.append(seed)
        return
    address, current = present.addresses.get(seed.uuid), present.revisions[seed.uuid]
    reason = STATES.get(address.state) if address else None
    if reason is None and current not in (loaded.get(seed.key), seed.record_hash):
        reason = EDITED
    if reason is None:
        result.changed.append(seed)
    else:
        result.conflicts.append(_conflict(seed, present, reason))


def _conflict(seed: Seed, present: _Present, reason: str) -> Conflict:
    address = present.addresses.get(seed.uuid)
    return Conflict(seed.key, seed.file, address.public_number if address else "", reason)


def _set_aside_what_cannot_be_written(result: Plan, present: _Present) -> None:
    """Make conflicts of seeds that refer to what an editor removed, or to what only a file in conflict has.

    And then of those that refer to these, until all that is left can be written.
    """
    in_tables = _in_tables(result.to_write)
    while lost := _without_targets(result.to_write, in_tables):
        result.conflicts += [_conflict(seed, present, GONE_TARGET) for seed in lost]
        result.new = [seed for seed in result.new if seed not in lost]
        result.changed = [seed for seed in result.changed if seed not in lost]


def _without_targets(seeds: list[Seed], in_tables: set[str]) -> list[Seed]:
    known = in_tables | {seed.uuid for seed in seeds} | {uuid for seed in seeds for uuid in _own_parts(seed)}
    return [seed for seed in seeds if not _named(seed) <= known]


def _own_parts(seed: Seed) -> Iterator[str]:
    for rows in seed.record.get("parts", {}).values():
        yield from (row["uuid"] for row in rows)


def _in_tables(seeds: list[Seed]) -> set[str]:
    """Which of the entries and parts that the seeds name are in the tables."""
    named = {uuid for seed in seeds for uuid in _named(seed)}
    found = [model.objects.filter(uuid__in=named).values_list("uuid", flat=True) for model in (Entry, Part)]
    return {str(uuid) for uuids in found for uuid in uuids}


def _named(seed: Seed) -> set[str]:
    found = {uuid for one in references(seed.record) for uuid in (one.target, one.target_part)}
    return found - {None}


def _public_hashes(uuids: Iterable[str]) -> dict[str, str]:
    """The hash of what readers see now, by UUID."""
    current = dict(Address.objects.filter(uuid__in=list(uuids)).values_list("uuid", "version"))
    versions = Version.objects.filter(uuid__in=current).values_list("uuid", "version", "record_hash")
    return {str(uuid): shown for uuid, number, shown in versions if current[uuid] == number}
