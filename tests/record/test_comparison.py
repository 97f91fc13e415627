"""A corpus of edits with the marks a reader should see, and the laws that no edit may break."""

import uuid
from pathlib import Path

import pytest
import yaml
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.primitives.cleaning import clean, clean_line
from archive.primitives.word_diff import ADDED, FOLDED, REMOVED, SAME, compare
from archive.record.comparison import comparison, size
from archive.record.diff import diff
from archive.record.in_words import Wording
from archive.record.kinds import KINDS
from tests.record.strategies import PATTERNS, a_uuid, records

EDITS = yaml.safe_load((Path(__file__).parent / "edits.yaml").read_text())
TEXTS = [edit for edit in EDITS if "text" in edit]
ENTRIES = [edit for edit in EDITS if "entry" in edit]
NAMES = {str(uuid.uuid5(uuid.NAMESPACE_OID, name)): name for name in ("Kazakhstan", "Türkiye", "Gazette")}
QUICK = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
MARKS = {SAME: "{}", FOLDED: "{}", REMOVED: "[-{}-]", ADDED: "{{+{}+}}"}
ONE_ENTRY = "00000000-0000-4000-8000-000000000000"


def wording(language: str = "en") -> Wording:
    return Wording(language, NAMES, str.capitalize)


def marked(pieces, between: str = "") -> str:
    """The pieces with the corpus's marks."""
    return between.join(MARKS[piece.kind].format(piece.text) for piece in pieces).replace("\xa0", " ")


def named(edits: list[dict]) -> dict:
    return {"argvalues": edits, "ids": [edit["name"] for edit in edits]}


def test_the_corpus_holds_a_hundred_edits():
    assert len({edit["name"] for edit in EDITS}) == len(EDITS) >= 100


@pytest.mark.parametrize("edit", **named(TEXTS))
def test_words_are_marked_as_a_reader_sees_them(edit):
    cleaner = clean if edit.get("long") else clean_line
    old, new = map(cleaner, edit["text"])
    expected = edit["marks"].replace("\xa0", " ")
    if old == new:
        assert not expected
        return
    assert marked(compare(old, new)) == expected
    field = "summary" if edit.get("long") else "title"
    (group,) = comparison(a_record(**{field: {"en": old}}), a_record(**{field: {"en": new}}), wording())
    (line,) = group.lines
    assert (line.what, line.field, line.language, line.note) == ("changed", field, "en", edit.get("note", ""))


@pytest.mark.parametrize("edit", **named(ENTRIES))
def test_changes_are_named_as_a_reader_sees_them(edit):
    old, new = (a_record(edit["kind"], **values) for values in edit["entry"])
    language = edit.get("language", "en")
    with translation.override(language):
        found = [line for group in comparison(old, new, wording(language)) for line in told(group)]
    assert found == edit["lines"]


def a_record(kind: str = "topic", **values) -> dict:
    """A record of one and the same entry; “@name” is the entry of that name, “#1” a UUID, null a missing value."""
    return with_uuids({"schema": KINDS[kind].schema, "kind": kind, "uuid": ONE_ENTRY, **values})


def with_uuids(value):
    if isinstance(value, dict):
        return {key: with_uuids(one) for key, one in value.items() if one is not None}
    if isinstance(value, list):
        return [with_uuids(one) for one in value]
    is_name = isinstance(value, str) and value[:1] in ("@", "#")
    return str(uuid.uuid5(uuid.NAMESPACE_OID, value.removeprefix("@"))) if is_name else value


def told(group) -> list[str]:
    """A group of changes as lines of the corpus."""
    place = f"{group.section} {group.number} " if group.section else ""
    if group.what:
        return [f"{place}{group.what}: {group.clue}"]
    moved = [f"{place}moved: {group.moved[0]} → {group.moved[1]}"] if group.moved else []
    return moved + [f"{place}{line_told(line)}" for line in group.lines]


def line_told(line) -> str:
    where = f"{line.field} {line.language}" if line.language else line.field
    note = f" ({line.note})" if line.note else ""
    return f"{where} {line.what}: {marked(line.pieces, ' ' if line.is_whole else '')}{note}"


@given(data=st.data())
@QUICK
def test_what_is_not_marked_is_the_same_on_both_sides(data):
    """Applied to any two records of a kind: each text without its marks is the text that was there."""
    kind, strangers = data.draw(st.sampled_from(sorted(KINDS))), {one: [a_uuid()] for one in KINDS}
    strangers["offices"] = [{"entry": a_uuid(), "part": a_uuid()}]
    old, new = ({**data.draw(records(kind, PATTERNS[-1], strangers)), "uuid": ONE_ENTRY} for _ in range(2))
    changes, groups = diff(old, new), comparison(old, new, wording())
    lines = {(g.section, g.part, line.field, line.language): line for g in groups for line in g.lines if not g.what}
    for change in changes:
        if change.language:
            pieces = lines[change.section, change.part, change.field, change.language].pieces
            assert "".join(piece.text for piece in pieces if piece.kind != ADDED) == (change.old or "")
            assert "".join(piece.text for piece in pieces if piece.kind != REMOVED) == (change.new or "")
    assert size(groups) == len(changes)
    assert comparison(old, old, wording()) == []
