"""What changed between two records, as people read it: by field and language, with the words marked."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from archive.primitives.word_diff import ADDED, REMOVED, Piece, compare, items

from . import fields as f
from .diff import SOURCE_KEYS, Change, diff
from .in_words import Wording, clue, part_names, text_of
from .kinds import kind_of

SPACES, ORDER = "spaces", "order"
MARKED = (REMOVED, ADDED)
_WORD = re.compile(r"\w+(?:['’ʼ‘`.,-]\w+)*")


@dataclass(frozen=True)
class Line:
    """A changed field. `what`: added, removed or changed. `pieces` make up the text; where `is_whole`, each of them is
    a value of its own. `note`: "spaces" if nothing else differs, "order" if only the order of a list does.
    """

    what: str
    field: str
    language: str | None
    pieces: tuple[Piece, ...]
    is_whole: bool = False
    note: str = ""


@dataclass(frozen=True)
class Group:
    """The changes of the entry itself (`section` "", `part` None) or of one part.

    `what` is added or removed for a whole part, else empty; `number` is its place in the list from one, `clue` tells it
    from its neighbours; `moved` are its places among those that stayed, before and after, if it was moved.
    """

    section: str
    part: str | None
    lines: tuple[Line, ...]
    what: str = ""
    number: int = 0
    clue: str = ""
    moved: tuple[int, int] | None = None


def comparison(old: dict, new: dict, wording: Wording) -> list[Group]:
    """The groups of what leads from `old` to `new`, in the order of the schema; empty if nothing differs."""
    wording = replace(wording, own={**part_names(old, wording), **part_names(new, wording)})
    found: dict[tuple, list[Change]] = {}
    for change in diff(old, new):
        found.setdefault((change.section, change.part), []).append(change)
    return [_group(section, part, changes, old, new, wording) for (section, part), changes in found.items()]


def size(groups: list[Group]) -> int:
    """How many fields changed; a part that was added, removed or moved counts as one."""
    return sum(1 if group.what else len(group.lines) + (group.moved is not None) for group in groups)


def words(lines: Iterable[Line]) -> tuple[int, int]:
    """How many words were deleted and inserted: of texts, not of dates, codes and links, which change as a whole."""
    pieces = [piece for line in lines if not line.is_whole for piece in line.pieces]
    deleted, inserted = (sum(len(_WORD.findall(one.text)) for one in pieces if one.kind == kind) for kind in MARKED)
    return deleted, inserted


def _group(section: str, part: str | None, changes: list[Change], old: dict, new: dict, wording: Wording) -> Group:
    if not section:
        fields = kind_of(new).field_by_name
        return Group("", None, tuple(_line(fields[change.field], change, wording) for change in changes))
    shape = kind_of(new).part_by_name[section]
    fields = {one.name: one for one in (*shape.fields, SOURCE_KEYS)}
    number, row = _place(new, section, part) or _place(old, section, part)
    lines, what, moved = [], "", None
    for change in changes:
        if change.field:
            lines.append(_line(fields[change.field], change, wording))
        elif change.what == "moved":
            moved = (change.old + 1, change.new + 1)
        else:
            what, lines = change.what, list(_whole_row(fields, change, wording))
    return Group(section, part, tuple(lines), what, number, clue(shape, row, wording), moved)


def _place(record: dict, section: str, part: str) -> tuple[int, dict] | None:
    rows = record.get("parts", {}).get(section, [])
    return next(((number, row) for number, row in enumerate(rows, start=1) if row["uuid"] == part), None)


def _whole_row(fields: dict, change: Change, wording: Wording) -> Iterator[Line]:
    """All that an added or removed row holds."""
    is_added = change.what == "added"
    for name, field in fields.items():
        value = (change.new if is_added else change.old).get(name)
        values = value.items() if isinstance(field, f.Words) and value else [(None, value)] if value else []
        for language, one in values:
            old, new = (None, one) if is_added else (one, None)
            yield _line(field, replace(change, field=name, language=language, old=old, new=new), wording)


def _line(field: f.Field, change: Change, wording: Wording) -> Line:
    if isinstance(field, f.Words | f.Line):
        return _of_text(change)
    if isinstance(field, f.Lines | f.Tags):
        return _of_list(change)
    return Line(change.what, change.field, None, tuple(_of_value(field, change, wording)), is_whole=True)


def _of_text(change: Change) -> Line:
    old, new = change.old or "", change.new or ""
    note = SPACES if old and new and old.split() == new.split() else ""
    return Line(change.what, change.field, change.language, tuple(compare(old, new)), note=note)


def _of_list(change: Change) -> Line:
    old, new = change.old or [], change.new or []
    note = ORDER if sorted(old) == sorted(new) else ""
    return Line(change.what, change.field, None, tuple(items(old, new)), is_whole=True, note=note)


def _of_value(field: f.Field, change: Change, wording: Wording) -> Iterator[Piece]:
    for kind, value in ((REMOVED, change.old), (ADDED, change.new)):
        if value is not None:
            yield Piece(kind, text_of(field, value, wording))
