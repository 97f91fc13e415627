"""Files to records, everything checked: the pure half of loading."""

from dataclasses import dataclass
from pathlib import Path

from archive.primitives.canonical import canonical, digest
from archive.record import validate

from .checks import check_chains, check_parents, check_title, check_values
from .faults import Fault, Faults
from .files import SeedEntry, read_folder
from .joins import check_joins
from .keys import Keys, entry_uuid
from .nesting import sections_of_entry
from .paths import resolve_paths
from .rows import Rows, read_fields
from .values import Context


@dataclass(frozen=True)
class Seed:
    """A record with the key it is known by, the file it stands in, and the hash of its canonical text."""

    key: str
    file: str
    record: dict
    record_hash: str

    @property
    def uuid(self) -> str:
        """The UUID of the entry."""
        return self.record["uuid"]


@dataclass(frozen=True)
class Built:
    """All seeds of a folder in the order of the files, or what is wrong with them: never both."""

    seeds: list[Seed]
    faults: list[Fault]


def build(folder: Path) -> Built:
    """Read and check a whole folder. The same entries give the same records, in whatever order they stand."""
    faults = Faults()
    entries, joins = read_folder(folder, faults)
    keys = Keys(entries, faults)
    records = [(entry, build_record(Context(entry, keys, faults))) for entry in entries]
    check_parents(((record, entry.node) for entry, record in records), faults)
    check_joins(joins, keys, faults)
    if not faults.all():
        _check_schema(records, faults)
    found = faults.all()
    return Built([] if found else [_seed(entry, record) for entry, record in records], found)


def build_record(context: Context) -> dict:
    """The record of one entry; incomplete where faults were noted."""
    entry, kind = context.entry, context.entry.kind
    fields = [field for field in kind.fields if field.name != "source_keys"]
    others = {"key", "also", "supplied", *sections_of_entry(kind)}
    record = {
        "schema": kind.schema,
        "kind": kind.name,
        "uuid": str(entry_uuid(entry.key)),
        "source_keys": list(entry.keys),
        **read_fields(kind.name, fields, entry.node, others, context),
    }
    parts = Rows(context).read()
    resolve_paths(parts, context)
    if parts:
        record["parts"] = parts
    check_title(record, entry.node, context.faults)
    check_values(kind.name, record, entry.node, context.faults)
    check_chains(record, entry.node, context.faults)
    return record


def _check_schema(records: list[tuple[SeedEntry, dict]], faults: Faults) -> None:
    """The record's own check, in case the reading of files lets something through."""
    for entry, record in records:
        for fault in validate.faults(record):
            faults.add(entry.spot, f"{entry.key}: {fault.path} {fault.message}")


def _seed(entry: SeedEntry, record: dict) -> Seed:
    return Seed(entry.key, entry.spot.file, record, digest(canonical(record)))
