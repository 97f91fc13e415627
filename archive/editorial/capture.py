"""Capture: the record and the internal part of entries as the editors' tables hold them now."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from archive.record import fields as f
from archive.record.held import split
from archive.record.kinds import KINDS

from .cells import REFERENCES, column_name, read
from .models.entry import Entry
from .models.part import Part
from .models.registry import KIND_MODELS, PART_MODELS, filled_sections

SOURCE_KEYS = f.Lines("source_keys")


@dataclass(frozen=True)
class Captured:
    """`record` is all that may become public; `internal` is `{"note": str, "held": …}`, empty members missing."""

    record: dict
    internal: dict


def capture(entry: Entry) -> Captured:
    """Capture one entry; `entry` may be the base row or its child row."""
    return capture_many([entry])[str(entry.uuid)]


def capture_many(entries: Iterable[Entry]) -> dict[str, Captured]:
    """Capture entries by their UUID, with one query a table, however many there are."""
    by_kind = defaultdict(list)
    for entry in entries:
        by_kind[entry.kind].append(entry.pk)
    drafts = [draft for kind, keys in by_kind.items() for draft in _drafts(KINDS[kind], keys)]
    _resolve(drafts)
    return {str(entry.uuid): _captured(entry, record) for entry, record, _ in drafts}


def _captured(entry: Entry, record: dict) -> Captured:
    public, held = split(record, list(entry.held_languages))
    internal = {"note": entry.internal_note, "held": held}
    return Captured(public, {key: value for key, value in internal.items() if value})


def _drafts(kind, keys: list[int]) -> list[tuple[Entry, dict, list]]:
    """(entry, record with references still as keys, the places of those references) for each entry of a kind."""
    drafts = {}
    for entry in KIND_MODELS[kind.name].objects.filter(pk__in=keys).order_by("pk"):
        head = {"schema": kind.schema, "kind": kind.name, "uuid": str(entry.uuid)}
        pending = []
        drafts[entry.pk] = (entry, {**head, **_values(kind.fields, entry, pending, in_part=False)}, pending)
        _own(pending, drafts[entry.pk][1])
    filled = filled_sections(keys)
    for part in kind.parts:
        if part.name in filled:
            _add_rows(part, keys, drafts)
    return list(drafts.values())


def _add_rows(part, keys: list[int], drafts: dict) -> None:
    rows = PART_MODELS[part.name].objects.filter(entry_id__in=keys).order_by("entry_id", "position", "id")
    for row in rows:
        _, record, pending = drafts[row.entry_id]
        own = []
        values = {"uuid": str(row.uuid), **_values((*part.fields, SOURCE_KEYS), row, own, in_part=True)}
        _own(own, values)
        pending += own
        record.setdefault("parts", {}).setdefault(part.name, []).append(values)


def _values(fields, row, pending: list, *, in_part: bool) -> dict:
    values = {}
    for field in fields:
        value = read(field, row, column_name(field, in_part))
        if value is None:
            continue
        values[field.name] = value
        if isinstance(field, REFERENCES):
            pending.append([None, field, value])
    return values


def _own(pending: list, values: dict) -> None:
    for place in pending:
        place[0] = values


def _resolve(drafts: list) -> None:
    """Turn the keys of references into UUIDs, with one query for entries and one for parts."""
    places = [place for _, _, pending in drafts for place in pending]
    entries = _uuids(Entry, {key for _, field, key in places if isinstance(field, f.EntryRef)})
    part_keys = {key for _, field, key in places if not isinstance(field, f.EntryRef)}
    parts = {
        key: (str(own), str(owner))
        for key, own, owner in Part.objects.filter(pk__in=part_keys).values_list("pk", "uuid", "entry__uuid")
    }
    for values, field, key in places:
        values[field.name] = _written_reference(field, key, entries, parts)


def _uuids(model, keys: set[int]) -> dict[int, str]:
    return {key: str(own) for key, own in model.objects.filter(pk__in=keys).values_list("pk", "uuid")}


def _written_reference(field, key: int, entries: dict, parts: dict):
    if isinstance(field, f.EntryRef):
        return entries[key]
    own, owner = parts[key]
    return {"entry": owner, "part": own} if isinstance(field, f.FarPartRef) else own
