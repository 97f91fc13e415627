"""Two writers, one entry: nothing of either is lost, and only what both touched is asked about."""

import copy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.record.diff import diff
from archive.record.kinds import KINDS
from archive.record.merge import Conflict, both, merge, merge_internal, resolve
from archive.record.validate import faults
from tests.makers import a_record, a_row
from tests.record.strategies import records


def entry(**values) -> dict:
    return {"schema": "event/1", "kind": "event", "uuid": "0" * 8 + "-0000-4000-8000-" + "0" * 12, **BASE, **values}


BASE = {"type": "visit", "status": "held", "title": {"en": "Visit", "ru": "Визит"}}


def test_different_languages_of_one_text_merge():
    theirs, mine = entry(title={"en": "Visit", "ru": "Поездка"}), entry(title={**BASE["title"], "kk": "Сапар"})
    merged = merge(entry(), theirs, mine)
    assert merged.record["title"] == {"en": "Visit", "ru": "Поездка", "kk": "Сапар"}
    assert merged.conflicts == ()


def test_the_same_place_changed_differently_is_a_conflict_with_three_values():
    merged = merge(entry(), entry(title={"en": "State visit"}), entry(title={"en": "Official visit"}))
    assert merged.conflicts == (Conflict("", None, "title", "en", "Visit", "State visit", "Official visit"),)
    assert "ru" not in merged.record["title"], "both removed it"
    assert resolve(merged, {"//title/en": "Visit of state"}).record["title"] == {"en": "Visit of state"}


def test_the_same_change_on_both_sides_is_one():
    assert merge(entry(), entry(status="planned"), entry(status="planned")).conflicts == ()


def test_rows_added_on_both_sides_stand_where_they_were_added():
    first, last, one, two = (a_row(text=text, language="en", type="short") for text in "abcd")
    theirs, mine = entry(parts={"names": [first, one, last]}), entry(parts={"names": [first, last, two]})
    merged = merge(entry(parts={"names": [first, last]}), theirs, mine)
    assert [row["text"] for row in merged.record["parts"]["names"]] == ["a", "c", "b", "d"]


def test_a_removed_row_goes_unless_the_other_side_changed_it():
    row = a_row(text="a", language="en", type="short")
    base, gone = entry(parts={"names": [row]}), entry()
    assert merge(base, gone, base).record == gone
    changed = entry(parts={"names": [{**row, "text": "b"}]})
    for theirs, mine in ((gone, changed), (changed, gone)):
        merged = merge(base, theirs, mine)
        assert [one.is_row for one in merged.conflicts] == [True]
        assert merged.record == changed, "nothing is away before somebody said so"
        assert resolve(merged, {merged.conflicts[0].path: None}).record == gone


def test_a_row_is_not_removed_from_under_what_the_other_side_hung_on_it():
    said = a_row(words={"en": "We agree"})
    speaker = a_row(role="speaker", words={"en": "A minister"}, of=said["uuid"])
    merged = merge(
        entry(parts={"statements": [said]}), entry(), entry(parts={"statements": [said], "actors": [speaker]})
    )
    assert [(one.section, one.theirs) for one in merged.conflicts] == [("statements", None)]
    assert faults(merged.record) == []


def test_rows_moved_by_both_sides_are_a_conflict_of_order():
    rows = [a_row(text=text, language="en", type="short") for text in "abc"]
    orders = [entry(parts={"names": [rows[place] for place in places]}) for places in ((0, 1, 2), (1, 0, 2), (2, 1, 0))]
    merged = merge(*orders)
    assert [one.is_order for one in merged.conflicts] == [True]
    chosen = resolve(merged, {merged.conflicts[0].path: merged.conflicts[0].mine})
    assert (chosen.record, chosen.conflicts) == (orders[2], ())


def test_fields_that_are_sound_apart_and_not_together_are_chosen_as_a_row():
    row = a_row(low="5", high="6", precision="range", nature="observed", title={"en": "Trade"})
    base, theirs, mine = (
        a_record("indicator", uuid="0" * 8 + "-0000-4000-8000-" + "0" * 12, parts={"figures": [{**row, **change}]})
        for change in ({}, {"low": "1", "high": "2"}, {"high": "9"})
    )
    theirs["parts"]["figures"][0]["high"] = "6"
    theirs["parts"]["figures"][0]["low"] = "6"
    mine["parts"]["figures"][0] |= {"high": "5"}
    merged = merge(base, theirs, mine)
    assert [one.is_row for one in merged.conflicts] == [True]
    assert faults(merged.record) == []


def test_coordinates_are_chosen_together():
    at = {"latitude": "43", "longitude": "76"}
    base = a_record("place", **at)
    bare = {name: value for name, value in base.items() if name not in at}
    merged = merge(base, bare, {**base, "latitude": "44"})
    assert {one.field for one in merged.conflicts} == {"latitude", "longitude"}
    assert faults(merged.record) == []


def test_both_lists_can_be_kept():
    conflict = Conflict("", None, "source_keys", None, ["a", "b"], ["b", "c"], ["a", "b", "d"])
    assert both(conflict) == ["b", "c", "d"]
    assert both(Conflict("", None, "type", None, "a", "b", "c")) is None


def test_the_internal_part_merges_by_its_two_values():
    merged = merge_internal({"note": "a"}, {"note": "b"}, {"note": "a", "languages": ["tr"]})
    assert (merged.record, merged.conflicts) == ({"note": "b", "languages": ["tr"]}, ())
    assert merge_internal({}, {"note": "b"}, {"note": "c"}).conflicts[0].path == "internal//note/"


def test_records_of_two_entries_are_refused():
    with pytest.raises(ValueError, match="one entry"):
        merge(a_record("topic"), a_record("topic"), a_record("topic"))


# --- laws ---------------------------------------------------------------------------------------------------------


@st.composite
def edited(draw, record: dict) -> dict:
    """A valid record of the same entry: some values and rows are as in another one, some rows gone, some moved."""
    other = draw(records(record["kind"]))
    result = {name: value for name, value in record.items() if name != "parts"}
    for name in KINDS[record["kind"]].field_by_name:
        if draw(st.integers(0, 3)) == 0:
            result.pop(name, None)
            result |= {name: other[name]} if name in other else {}
    parts = {section: _edited(draw, rows, other) for section, rows in copy.deepcopy(record.get("parts", {})).items()}
    for section, rows in other.get("parts", {}).items():
        parts[section] = [*parts.get(section, []), *(row for row in rows if draw(st.booleans()))]
    parts = {section: rows for section, rows in parts.items() if rows}
    result |= {"parts": parts} if parts else {}
    return record if faults(result) else result


def _edited(draw, rows: list, other: dict) -> list:
    kept = [row for row in rows if draw(st.integers(0, 3))]
    for row in kept:
        if "note" in row and draw(st.booleans()):
            row["note"] = {**row["note"], draw(st.sampled_from(["kk", "tr"])): draw(st.sampled_from(["a", "b"]))}
    return draw(st.permutations(kept)) if draw(st.booleans()) else kept


@st.composite
def threes(draw) -> tuple[dict, dict, dict]:
    base = draw(records(draw(st.sampled_from(sorted(KINDS)))))
    return base, draw(edited(base)), draw(edited(base))


@given(threes())
def test_one_side_alone_or_both_alike_is_taken_as_it_is(three):
    base, theirs, mine = three
    for found, wanted in ((merge(base, base, mine), mine), (merge(base, theirs, base), theirs)):
        assert (found.record, found.conflicts) == (wanted, ())
    assert merge(base, mine, mine).record == mine
    assert merge(base, mine, mine).conflicts == ()


@given(threes())
def test_a_merge_of_valid_records_is_valid(three):
    assert faults(merge(*three).record) == []


@given(threes())
def test_the_sides_can_change_places(three):
    base, theirs, mine = three
    one, other = merge(base, theirs, mine), merge(base, mine, theirs)
    turned = {(c.path, repr(c.base), repr(c.mine), repr(c.theirs)) for c in other.conflicts}
    assert {(c.path, repr(c.base), repr(c.theirs), repr(c.mine)) for c in one.conflicts} == turned
    chosen = resolve(one, {c.path: c.theirs for c in one.conflicts}).record
    assert _unordered(chosen) == _unordered(resolve(other, {c.path: c.mine for c in other.conflicts}).record)


def _unordered(record: dict) -> dict:
    parts = {section: {row["uuid"]: row for row in rows} for section, rows in record.get("parts", {}).items()}
    return {**record, "parts": parts}


@settings(max_examples=200)
@given(threes())
def test_nothing_that_either_side_wrote_is_lost(three):
    base, *sides = three
    merged = merge(*three)
    for side in sides:
        for change in diff(base, side):
            assert change.what == "moved" or _is_kept(merged, change), change


def _is_kept(merged, change) -> bool:
    """Whether the new value stands in the record, or somebody is asked about it."""
    for conflict in merged.conflicts:
        whole_row = conflict.is_row and (conflict.section, conflict.part) == (change.section, change.part)
        if whole_row or _place(conflict) == _place(change):
            return True
    where = merged.record
    if change.part:
        rows = merged.record.get("parts", {}).get(change.section, [])
        where = next((row for row in rows if row["uuid"] == change.part), None)
        if not change.field or where is None:
            return where == change.new
    value = where.get(change.field)
    return ((value or {}).get(change.language) if change.language else value) == change.new


def _place(one) -> tuple:
    return one.section, one.part, one.field, one.language


def test_resolving_everything_leaves_nothing_open():
    merged = merge(entry(), entry(status="planned"), entry(status="cancelled"))
    assert resolve(merged, {}) == merged
    assert resolve(merged, {one.path: one.mine for one in merged.conflicts}).record["status"] == "cancelled"
