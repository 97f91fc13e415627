"""What differs between two records: by field and language, parts by their UUID."""

from dataclasses import dataclass

from archive.primitives.ordering import longest_rising

from .fields import Lines, Words
from .kinds import kind_of

SOURCE_KEYS = Lines("source_keys")


@dataclass(frozen=True)
class Change:
    """One difference. `section` "" and `part` None: a field of the entry itself.

    `what`: changed, added, removed, moved. For an added or removed part `field` is "" and the row is `new` or `old`;
    for a moved one they are its positions. `language` is set where the field is translatable.
    """

    what: str
    section: str
    part: str | None
    field: str
    language: str | None
    old: object
    new: object


def diff(old: dict, new: dict) -> list[Change]:
    """The changes that lead from `old` to `new`, in the order of the schema; ValueError if they are not one entry."""
    if (old["uuid"], old["kind"]) != (new["uuid"], new["kind"]):
        raise ValueError("two records of one entry can be compared, not of different entries")
    kind = kind_of(new)
    changes = _of_fields(kind.fields, old, new, "", None)
    for part in kind.parts:
        rows = old.get("parts", {}).get(part.name, []), new.get("parts", {}).get(part.name, [])
        changes += _of_rows(part, *rows)
    return changes


def _of_rows(part, old_rows: list[dict], new_rows: list[dict]) -> list[Change]:
    old, new = ({row["uuid"]: row for row in rows} for rows in (old_rows, new_rows))
    changes = [Change("removed", part.name, key, "", None, old[key], None) for key in old if key not in new]
    for key, row in new.items():
        if key in old:
            changes += _of_fields((*part.fields, SOURCE_KEYS), old[key], row, part.name, key)
        else:
            changes.append(Change("added", part.name, key, "", None, None, row))
    return changes + _moves(part, [key for key in old if key in new], [key for key in new if key in old])


def _moves(part, before: list[str], after: list[str]) -> list[Change]:
    """Only the rows that left their place: as few as can explain the new order."""
    places = {key: place for place, key in enumerate(before)}
    kept = set(longest_rising([places[key] for key in after]))
    return [
        Change("moved", part.name, key, "", None, places[key], position)
        for position, key in enumerate(after)
        if position not in kept
    ]


def _of_fields(fields, old: dict, new: dict, section: str, part: str | None) -> list[Change]:
    changes = []
    for field in fields:
        before, after = old.get(field.name), new.get(field.name)
        if isinstance(field, Words):
            changes += _of_words(field.name, before or {}, after or {}, section, part)
        elif before != after:
            changes.append(Change(_what(before, after), section, part, field.name, None, before, after))
    return changes


def _of_words(name: str, before: dict, after: dict, section: str, part: str | None) -> list[Change]:
    return [
        Change(
            _what(before.get(code), after.get(code)),
            section,
            part,
            name,
            code,
            before.get(code),
            after.get(code),
        )
        for code in sorted({*before, *after})
        if before.get(code) != after.get(code)
    ]


def _what(before, after) -> str:
    return "added" if before is None else "removed" if after is None else "changed"
