"""Every reference that a record makes to another entry."""

from collections.abc import Iterator
from dataclasses import dataclass

from .fields import EntryRef, FarPartRef
from .kinds import kind_of


@dataclass(frozen=True)
class Reference:
    """One reference: where it stands and what it points at. `section` is "" and `part` None for the entry's own."""

    section: str
    part: str | None
    field: str
    label: str
    target: str
    target_part: str | None = None


def references(record: dict) -> Iterator[Reference]:
    """Yield the references of a record, the entry's own first. `label` is the row's role or type, else the field."""
    kind = kind_of(record)
    yield from _of_row(kind.fields, record, "", None)
    for section, rows in record.get("parts", {}).items():
        for row in rows:
            yield from _of_row(kind.part_by_name[section].fields, row, section, row["uuid"])


def _of_row(fields, row: dict, section: str, part: str | None) -> Iterator[Reference]:
    label = row.get("role") or row.get("type") if section else None
    for field in fields:
        value = row.get(field.name)
        if value is None:
            continue
        if isinstance(field, EntryRef):
            yield Reference(section, part, field.name, label or field.name, value)
        elif isinstance(field, FarPartRef):
            yield Reference(section, part, field.name, label or field.name, value["entry"], value["part"])


def targets(record: dict) -> set[str]:
    """The UUIDs of all entries that the record refers to."""
    return {reference.target for reference in references(record)}
