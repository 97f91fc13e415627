"""Restore: records written into the editors' tables. Seeding, import and going back to a revision all come here."""

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.db.models import ProtectedError

from archive.record import fields as f
from archive.record.held import merge
from archive.record.kinds import KINDS
from archive.record.references import references, targets
from archive.record.upgrade import upgrade
from archive.record.validate import faults

from .capture import SOURCE_KEYS
from .cells import REFERENCES, column_name, write
from .models.entry import Entry
from .models.part import Part
from .models.registry import KIND_MODELS, PART_MODELS, filled_sections

REMOVAL_ORDER = ["claims", *(section for section in reversed(PART_MODELS) if section != "claims")]


class RestoreError(ValueError):
    """The records cannot be written; the message says which and why. Nothing was written."""


@transaction.atomic
def restore(records: Iterable[dict], internals: Mapping[str, dict] | None = None) -> dict[str, Entry]:
    """Write records, which may refer to one another in any order; returns the entries by UUID.

    Entries and parts are created or updated by their UUIDs; parts that a record does not have are deleted. `internals`:
    the internal parts by UUID; an entry without one keeps what it has. Raises RestoreError.
    """
    internals = internals or {}
    whole = [merge(upgrade(record), internals.get(record["uuid"], {}).get("held", {})) for record in records]
    for record in whole:
        if found := faults(record):
            raise RestoreError(f"{record['kind']} {record['uuid']}: {found[0].path} {found[0].message}")
    return _Writer(whole, internals).write()


def _new_row(record: dict) -> Entry:
    """A new entry with everything but its references, which may point at entries that are still to come."""
    row = KIND_MODELS[record["kind"]](uuid=record["uuid"])
    for field in KINDS[record["kind"]].fields:
        if not isinstance(field, REFERENCES):
            write(field, row, column_name(field, in_part=False), record.get(field.name))
    row.save(force_insert=True)
    return row


class _Writer:
    """One restore: knows the keys of the entries and parts that the records name."""

    def __init__(self, records: list[dict], internals: Mapping[str, dict]):
        self.records, self.internals = records, internals
        self.entries: dict[str, Entry] = {}
        self.entry_keys: dict[str, int] = {}
        self.part_keys: dict[str, int] = {}
        self.rows: dict[str, dict[str, Part]] = {}
        self.late: list[tuple] = []

    def write(self) -> dict[str, Entry]:
        self._find_entries()
        for record in self.records:
            self._write_entry(record)
        self._find_parts()
        for section in PART_MODELS:
            self._write_section(section)
        self._write_late()
        self._remove_parts()
        return self.entries

    def _remove_parts(self) -> None:
        """Away with the parts that the records no longer have; last, when no row written here points at them."""
        keys = [row.pk for row in self.entries.values()]
        gone = Part.objects.filter(entry_id__in=keys).exclude(uuid__in=self._own_parts())
        sections = set(gone.values_list("section", flat=True))
        try:
            # Django protects a part even from one that goes with it: what points at parts goes first.
            for section in sorted(sections, key=REMOVAL_ORDER.index):
                gone.filter(section=section).delete()
        except ProtectedError as error:
            raise RestoreError(f"a part is still linked from another entry: {error.protected_objects}") from error

    def _own_parts(self) -> set[str]:
        return {row["uuid"] for record in self.records for rows in record.get("parts", {}).values() for row in rows}

    def _find_entries(self) -> None:
        """Rows for all records, so that any may refer to any; keys of what lies outside them."""
        own = {record["uuid"]: record for record in self.records}
        for kind, model in KIND_MODELS.items():
            uuids = [uuid for uuid, record in own.items() if record["kind"] == kind]
            if uuids:
                self.entries |= {str(row.uuid): row for row in model.objects.filter(uuid__in=uuids)}
        for uuid, record in own.items():
            if uuid not in self.entries:
                self.entries[uuid] = _new_row(record)
        known = {uuid: row.pk for uuid, row in self.entries.items()}
        outside = self._named_entries() - set(known)
        found = {str(own): key for own, key in Entry.objects.filter(uuid__in=outside).values_list("uuid", "pk")}
        if missing := outside - set(found):
            raise RestoreError(f"no entry with the UUID {sorted(missing)[0]}")
        self.entry_keys = known | found

    def _named_entries(self) -> set[str]:
        return set().union(*(targets(record) for record in self.records)) if self.records else set()

    def _write_entry(self, record: dict) -> None:
        entry, kind = self.entries[record["uuid"]], KINDS[record["kind"]]
        for field in kind.fields:
            self._set(field, entry, column_name(field, in_part=False), record.get(field.name))
        if (internal := self.internals.get(record["uuid"])) is not None:
            entry.internal_note = internal.get("note", "")
            entry.held_languages = internal.get("held", {}).get("languages", [])
        entry.save(force_update=True)

    def _set(self, field, row, name: str, value) -> None:
        if not isinstance(field, REFERENCES):
            write(field, row, name, value)
        elif isinstance(field, f.EntryRef) or value is None:
            setattr(row, f"{name}_id", None if value is None else self.entry_keys[value])
        else:
            self._set_part(row, name, value["part"] if isinstance(field, f.FarPartRef) else value)

    def _set_part(self, row, name: str, uuid: str) -> None:
        """Set a link to a part, or put it off until that part has been written."""
        setattr(row, f"{name}_id", self.part_keys.get(uuid))
        if uuid not in self.part_keys:
            self.late.append((row, name, uuid))

    def _find_parts(self) -> None:
        """The keys of the parts that are there already."""
        keys = [row.pk for row in self.entries.values()]
        filled = filled_sections(keys)
        for section, model in PART_MODELS.items():
            found = model.objects.filter(entry_id__in=keys) if section in filled else ()
            self.rows[section] = {str(row.uuid): row for row in found}
        for rows in self.rows.values():
            self.part_keys |= {uuid: row.pk for uuid, row in rows.items()}
        outside = self._named_parts() - self._own_parts()
        self.part_keys |= {
            str(own): key for own, key in Part.objects.filter(uuid__in=outside).values_list("uuid", "pk")
        }

    def _named_parts(self) -> set[str]:
        named = (reference.target_part for record in self.records for reference in references(record))
        return {part for part in named if part}

    def _write_section(self, section: str) -> None:
        for record in self.records:
            rows = record.get("parts", {}).get(section, [])
            for position, values in enumerate(rows):
                self._write_row(section, record, position, values)

    def _write_row(self, section: str, record: dict, position: int, values: dict) -> None:
        row = self.rows[section].get(values["uuid"])
        new = row is None
        if new:
            row = PART_MODELS[section](uuid=values["uuid"])
        row.entry_id, row.position = self.entries[record["uuid"]].pk, position
        for field in (*KINDS[record["kind"]].part_by_name[section].fields, SOURCE_KEYS):
            self._set(field, row, column_name(field, in_part=True), values.get(field.name))
        row.save(force_insert=new, force_update=not new)
        self.part_keys[values["uuid"]] = row.pk

    def _write_late(self) -> None:
        for row, name, uuid in self.late:
            if uuid not in self.part_keys:
                raise RestoreError(f"no part with the UUID {uuid}")
            setattr(row, f"{name}_id", self.part_keys[uuid])
            row.save(update_fields=[name])
