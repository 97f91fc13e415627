"""The served form of a record: without references whose target is not published, and without a word about them."""

from collections.abc import Container

from .fields import EntryRef, FarPartRef, PartRef
from .kinds import kind_of
from .schema import Part


def served(record: dict, published: Container[str]) -> dict:
    """A copy of `record` in which every reference points at a member of `published` or at a part still there.

    A part goes with a vital reference that is lost, and takes along the parts that depend on it; a value that is not
    vital goes alone, but a part that then names nothing goes too.
    """
    kind = kind_of(record)
    rows = {
        section: [row for row in map(_visible(kind.part_by_name[section], published), rows) if row]
        for section, rows in record.get("parts", {}).items()
    }
    while _drop_dependants(kind.part_by_name, rows):
        pass
    result = {key: value for key, value in record.items() if key != "parts"}
    for field in kind.fields:
        if isinstance(field, EntryRef) and field.name in result and result[field.name] not in published:
            del result[field.name]
    parts = {section: kept for section, kept in rows.items() if kept}
    return {**result, "parts": parts} if parts else result


def _visible(part: Part, published: Container[str]):
    """A function from a row to the row as far as its entry references allow, or None."""

    def visible(row: dict) -> dict | None:
        kept = dict(row)
        for field in part.fields:
            if field.name in kept and _is_lost(field, kept[field.name], published):
                if field.vital:
                    return None
                del kept[field.name]
        return kept if _says_something(part, kept) else None

    return visible


def _is_lost(field, value, published: Container[str]) -> bool:
    if isinstance(field, EntryRef):
        return value not in published
    return isinstance(field, FarPartRef) and value["entry"] not in published


def _says_something(part: Part, row: dict) -> bool:
    return not part.any_of or any(name in row for name in part.any_of)


def _drop_dependants(parts: dict[str, Part], rows: dict[str, list[dict]]) -> bool:
    """Drop in place what points at a row that is gone; True if anything changed."""
    present = {row["uuid"] for section in rows.values() for row in section}
    changed = False
    for section, section_rows in rows.items():
        kept = []
        for row in section_rows:
            result = _with_present_parts(parts[section], row, present)
            changed = changed or result is not row
            if result is not None:
                kept.append(result)
        rows[section] = kept
    return changed


def _with_present_parts(part: Part, row: dict, present: set[str]) -> dict | None:
    for field in part.fields:
        if isinstance(field, PartRef) and field.name in row and row[field.name] not in present:
            if field.vital:
                return None
            row = {key: value for key, value in row.items() if key != field.name}
    return row
