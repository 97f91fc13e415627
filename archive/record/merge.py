"""Three states of one entry into one: what both writers did, by field and language, by part, in each list of parts.

What only one side touched is taken, the same change on both sides is one change. Everything else is a conflict: the
merged record then holds for the time being what *theirs* has (of a part removed by one side, the part), and the
conflict holds all three values. Nothing is decided by order of time.
"""

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .diff import SOURCE_KEYS
from .fields import Line, Lines, PartRef, Words
from .kinds import kind_of
from .row_order import woven
from .schema import Kind, Part
from .validate import faults

INTERNAL = "internal"
INTERNAL_FIELDS = (Line("note", long=True), Lines("languages"))


@dataclass(frozen=True)
class Conflict:
    """One place where both sides did different things; None is an absent value.

    `part` with an empty `field`: the whole row, values are rows. `section` alone: the order of its rows, values are
    lists of UUIDs. `section` "": a field of the entry itself; INTERNAL: of the internal part.
    """

    section: str
    part: str | None
    field: str
    language: str | None
    base: object
    theirs: object
    mine: object

    @property
    def path(self) -> str:
        """A name for the place, the same whatever the values."""
        return "/".join((self.section, self.part or "", self.field, self.language or ""))

    @property
    def is_order(self) -> bool:
        """Whether it is about the order of a section's rows."""
        return bool(self.section) and not self.part and not self.field

    @property
    def is_row(self) -> bool:
        """Whether it is about a row as a whole."""
        return bool(self.part) and not self.field


@dataclass(frozen=True)
class Merged:
    """`record` is final where `conflicts` name nothing."""

    record: dict
    conflicts: tuple[Conflict, ...] = ()


def merge(base: dict, theirs: dict, mine: dict) -> Merged:
    """Merge two records that started from `base`; ValueError if they are not of one entry.

    The result is a valid record if `theirs` and `mine` are: fields that are fine apart and not together are a conflict
    of their whole row, or of all the entry's own fields that differ; a removed row to which something still belongs is
    a conflict too.
    """
    if len({(one["uuid"], one["kind"]) for one in (base, theirs, mine)}) > 1:
        raise ValueError("three states of one entry can be merged, not of different entries")
    return _Merge(kind_of(mine), base, theirs, mine).merged()


def merge_internal(base: dict, theirs: dict, mine: dict) -> Merged:
    """The same for the internal part, of the shape `{"note": str, "languages": [code]}`."""
    record, conflicts = _fields(INTERNAL_FIELDS, (base, theirs, mine), INTERNAL, None)
    return Merged(record, tuple(conflicts))


def resolve(merged: Merged, choices: Mapping[str, object]) -> Merged:
    """Put the chosen values (None: absent) where the conflicts of these paths are; the others stay open."""
    record = copy.deepcopy(merged.record)
    for conflict in merged.conflicts:
        if conflict.path in choices:
            _put(record, conflict, choices[conflict.path])
    return Merged(record, tuple(one for one in merged.conflicts if one.path not in choices))


def both(conflict: Conflict) -> list | None:
    """What keeps both lists: theirs, then what only mine has, without what either took out. None if it is no list."""
    if not isinstance(conflict.theirs, list) or not isinstance(conflict.mine, list) or conflict.is_order:
        return None
    before = conflict.base or []
    gone = [one for one in before if one not in conflict.theirs or one not in conflict.mine]
    more = [one for one in conflict.mine if one not in conflict.theirs]
    return [one for one in (*conflict.theirs, *more) if one not in gone] or None


class _Merge:
    """One merge; `rows` are those of the result by section and UUID."""

    def __init__(self, kind: Kind, base: dict, theirs: dict, mine: dict):
        self.kind, self.sides = kind, (base, theirs, mine)
        self.sections = {part.name: tuple(_by_uuid(one, part.name) for one in self.sides) for part in kind.parts}
        self.conflicts: list[Conflict] = []
        self.rows: dict[str, dict[str, dict]] = {}
        self.record: dict = {}

    def merged(self) -> Merged:
        head = {name: self.sides[2][name] for name in ("schema", "kind", "uuid")}
        values, self.conflicts = _fields(self.kind.fields, self.sides, "", None)
        self.record = {**head, **values}
        for part in self.kind.parts:
            self._merge_rows(part)
        self._keep_what_others_need()
        self._choose_between_faulty()
        self._keep_what_others_need()
        return Merged(self._whole(), tuple(self.conflicts))

    def _merge_rows(self, part: Part) -> None:
        base, theirs, mine = self.sections[part.name]
        self.rows[part.name] = {}
        for key in {**theirs, **mine}:
            row, conflicts = _row(part, key, base.get(key), theirs.get(key), mine.get(key))
            self.conflicts += conflicts
            if row is not None:
                self.rows[part.name][key] = row

    def _keep_what_others_need(self) -> None:
        """Put back rows that one side removed while the other lets something belong to them."""
        while missing := self._missing():
            for section, key in missing:
                values = tuple(rows.get(key) for rows in self.sections[section])
                self.rows[section][key] = values[1] or values[2]
                self.conflicts.append(Conflict(section, key, "", None, *values))

    def _missing(self) -> list[tuple[str, str]]:
        present = {key for rows in self.rows.values() for key in rows}
        return [
            (section, key)
            for section, (_base, theirs, mine) in self.sections.items()
            for key in sorted(self._needed() - present)
            if key in theirs or key in mine
        ]

    def _needed(self) -> set[str]:
        return {
            row[field.name]
            for section, rows in self.rows.items()
            for field in self.kind.part_by_name[section].fields
            if isinstance(field, PartRef)
            for row in rows.values()
            if field.name in row
        }

    def _choose_between_faulty(self) -> None:
        """Where two sound states make an unsound one, let the editor choose between the states."""
        if any(faults(side) for side in self.sides[1:]):
            return
        self._choose_where_faulty(self._whole())
        chosen = resolve(Merged(self._whole(), tuple(self.conflicts)), {one.path: one.mine for one in self.conflicts})
        self._choose_where_faulty(chosen.record)

    def _choose_where_faulty(self, record: dict) -> None:
        for path in {fault.path for fault in faults(record)}:
            where, section, place, *_rest = (*path.split("/"), "", "")
            if where == "parts":
                self._choose_row(section, record["parts"][section][int(place)]["uuid"])
            else:
                self._choose_fields()

    def _choose_row(self, section: str, key: str) -> None:
        values = tuple(rows.get(key) for rows in self.sections[section])
        if values[1] is None or values[2] is None:
            return
        self.conflicts = [one for one in self.conflicts if (one.section, one.part) != (section, key)]
        self.conflicts.append(Conflict(section, key, "", None, *values))
        self.rows[section][key] = values[1]

    def _choose_fields(self) -> None:
        known = {one.path for one in self.conflicts}
        for field in self.kind.fields:
            values = tuple(side.get(field.name) for side in self.sides)
            conflict = Conflict("", None, field.name, None, *values)
            if values[1] != values[2] and not isinstance(field, Words) and conflict.path not in known:
                self.conflicts.append(conflict)
                _put(self.record, conflict, conflict.theirs)

    def _whole(self) -> dict:
        parts = {}
        for section, rows in self.rows.items():
            order, conflict = _order(*(list(one) for one in self.sections[section]), set(rows), section)
            if order:
                parts[section] = [rows[key] for key in order]
            if conflict and conflict.path not in {one.path for one in self.conflicts}:
                self.conflicts.append(conflict)
        return {**self.record, "parts": parts} if parts else self.record


def _by_uuid(record: dict, section: str) -> dict[str, dict]:
    return {row["uuid"]: row for row in record.get("parts", {}).get(section, [])}


def _value(base, theirs, mine) -> tuple[object, bool]:
    """The merged value, and whether it is a conflict."""
    if mine in (base, theirs):
        return theirs, False
    return (mine, False) if theirs == base else (theirs, True)


def _row(part: Part, key: str, base, theirs, mine) -> tuple[dict | None, list[Conflict]]:
    """The merged row, None if it is gone, and the conflicts in it."""
    there = [row for row in (theirs, mine) if row is not None]
    if len(there) == 2:
        sides = (base or {}, theirs, mine)
        values, conflicts = _fields((*part.fields, SOURCE_KEYS), sides, part.name, key)
        return {"uuid": key, **values}, conflicts
    if base is None:
        return there[0], []
    if there[0] == base:
        return None, []
    return there[0], [Conflict(part.name, key, "", None, base, theirs, mine)]


def _fields(fields, sides: tuple, section: str, part: str | None) -> tuple[dict, list[Conflict]]:
    values, conflicts = {}, []
    for field in fields:
        for language, base, theirs, mine in _places(field, sides):
            value, is_conflict = _value(base, theirs, mine)
            if is_conflict:
                conflicts.append(Conflict(section, part, field.name, language, base, theirs, mine))
            _set(values, field.name, language, value)
    return values, conflicts


def _places(field, sides: tuple) -> Iterator[tuple]:
    """(language or None, base, theirs, mine) for each place of a field."""
    found = [side.get(field.name) for side in sides]
    if not isinstance(field, Words):
        yield None, *found
        return
    found = [words or {} for words in found]
    for code in sorted({code for words in found for code in words}):
        yield code, *(words.get(code) for words in found)


def _set(values: dict, name: str, language: str | None, value) -> None:
    """Set or remove a value; a map of languages goes with its last one."""
    if language is None:
        values.pop(name, None)
        if value is not None:
            values[name] = value
        return
    words = {code: text for code, text in values.get(name, {}).items() if code != language}
    if value is not None:
        words[language] = value
    _set(values, name, None, words or None)


def _order(base: list, theirs: list, mine: list, kept: set, section: str) -> tuple[list[str], Conflict | None]:
    """The keys of a section in order, and the conflict if both sides moved the rows that all three have."""
    common = set(base) & set(theirs) & set(mine)
    before, other, own = ([key for key in keys if key in common] for keys in (base, theirs, mine))
    is_mine = other == before and own != before
    first, second = (mine, theirs) if is_mine else (theirs, mine)
    conflict = Conflict(section, None, "", None, before, other, own)
    return woven(first, second, kept), conflict if before not in (other, own) and other != own else None


def _put(record: dict, conflict: Conflict, value) -> None:
    """Write a chosen value into a record."""
    if not conflict.section or conflict.section == INTERNAL:
        _set(record, conflict.field, conflict.language, value)
        return
    rows = record.get("parts", {}).get(conflict.section, [])
    if conflict.is_order:
        place = {key: number for number, key in enumerate(value)}
        slots = [number for number, row in enumerate(rows) if row["uuid"] in place]
        chosen = sorted((rows[number] for number in slots), key=lambda row: place[row["uuid"]])
        for number, row in zip(slots, chosen, strict=True):
            rows[number] = row
        return
    _put_in_row(record, rows, conflict, value)


def _put_in_row(record: dict, rows: list[dict], conflict: Conflict, value) -> None:
    number = next((number for number, row in enumerate(rows) if row["uuid"] == conflict.part), None)
    if number is None:
        return  # the row has been chosen away
    if conflict.field:
        _set(rows[number], conflict.field, conflict.language, value)
    elif value is not None:
        rows[number] = value
    else:
        del rows[number]
        if not rows:
            del record["parts"][conflict.section]
        if not record["parts"]:
            del record["parts"]
