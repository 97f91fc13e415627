"""The status of an agreement on a date: one example for each answer, and the laws that hold for all."""

import uuid
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.record.status import LABELS, ONE_DAY, REASONS, Ending, spans, status

TODAY = date(2026, 11, 21)


def action(type_, edtf=None, *, effective=None, party=None):
    row = {"uuid": str(uuid.uuid4()), "type": type_}
    if edtf:
        row["taken"] = {"edtf": edtf, "basis": "stated"}
    if effective:
        row["effective"] = {"edtf": effective, "basis": "stated"}
    return {**row, "party": party} if party else row


def agreement(*actions, **parts):
    return {"kind": "agreement", "parts": {"actions": list(actions), **parts}}


def on(day: str, *actions, endings=(), **parts):
    found = status(agreement(*actions, **parts), date.fromisoformat(day), endings=endings, today=TODAY)
    return found.code, found.reason


SIGNED = action("signature", "1992-03-02")
IN_FORCE = action("entry-into-force", effective="1992-04-01")


@pytest.mark.parametrize(
    ("day", "answer"),
    [
        ("1992-03-01", ("not-yet-signed", "")),
        ("1992-03-02", ("signed", "no-entry-into-force")),
        ("1992-03-31", ("signed", "no-entry-into-force")),
        ("1992-04-01", ("in-force", "")),
        ("2026-11-21", ("in-force", "")),
    ],
)
def test_the_visa_agreement_of_1992(day, answer):
    assert on(day, SIGNED, IN_FORCE) == answer


def test_provisional_application_stands_between_signature_and_force():
    applied = action("provisional-application", "1992-03-10")
    assert on("1992-03-15", SIGNED, applied, IN_FORCE) == ("provisionally-applied", "")
    assert on("1992-04-01", SIGNED, applied, IN_FORCE) == ("in-force", "")


def test_suspension_and_termination_end_what_was_in_force():
    suspended = action("suspension", "2012-04-02")
    ended = action("termination", effective="2015-01-01")
    assert on("2013-01-01", SIGNED, IN_FORCE, suspended, ended) == ("suspended", "")
    assert on("2015-01-01", SIGNED, IN_FORCE, suspended, ended) == ("terminated", "")


def test_a_later_agreement_supersedes_from_its_own_date():
    endings = [Ending("superseded", "2003-09-10")]
    assert on("2003-09-09", SIGNED, IN_FORCE, endings=endings) == ("in-force", "")
    assert on("2003-09-10", SIGNED, IN_FORCE, endings=endings) == ("superseded", "")
    assert on("2000-01-01", SIGNED, IN_FORCE, endings=[Ending("superseded")]) == ("unknown", "ended-undated")


def test_a_month_decides_only_outside_it():
    vague = action("signature", "2009-10")
    assert on("2009-09-30", vague)[0] == "not-yet-signed"
    assert on("2009-10-15", vague) == ("unknown", "imprecise")
    assert on("2009-10-31", vague)[0] == "signed"


def test_some_day_within_is_as_vague_as_it_says():
    vague = action("signature", "[2022-11-10..2025-07-29]")
    assert on("2024-01-01", vague) == ("unknown", "imprecise")
    assert on("2026-01-01", vague)[0] == "signed"


def test_reported_in_force_without_a_date_holds_today_and_is_unknown_before():
    reported = action("reported-in-force")
    assert on("2026-11-21", SIGNED, reported) == ("in-force", "reported")
    assert on("1995-01-01", SIGNED, reported) == ("unknown", "undated")


def test_an_authorisation_is_not_a_signature():
    assert on("2026-11-21", action("authorisation", "2018-09-12")) == ("unknown", "no-signature")
    assert on("2026-11-21") == ("unknown", "no-actions")


def test_two_dates_of_one_signature_are_disputed_between_them():
    early, late = action("signature", "2009-10-22"), action("signature", "2009-10-26")
    assert on("2009-10-21", early, late)[0] == "not-yet-signed"
    assert on("2009-10-24", early, late) == ("disputed", "sources-differ")
    assert on("2009-10-26", early, late)[0] == "signed"


def test_a_month_and_a_day_within_it_do_not_dispute():
    assert on("2009-10-31", action("signature", "2009-10"), action("signature", "2009-10-22"))[0] == "signed"


def test_a_claimed_date_of_an_open_dispute_counts_and_of_a_resolved_one_does_not():
    for state, answer in (("open", "disputed"), ("resolved", "signed")):
        dispute = {"uuid": str(uuid.uuid4()), "status": state}
        claim = {
            "uuid": str(uuid.uuid4()),
            "dispute": dispute["uuid"],
            "path": f"actions/{SIGNED['uuid']}/taken",
            "value_type": "edtf",
            "value": "1992-05-01",
        }
        assert on("1992-04-01", SIGNED, disputes=[dispute], claims=[claim])[0] == answer


DATES = st.sampled_from(["1992", "1992-03", "1992-03-02", "1993/..", "[..1994]", "[1991..1995]", "1995-06-30", None])
TYPES = st.sampled_from(
    ["signature", "entry-into-force", "termination", "suspension", "ratification", "reported-in-force", "announced"]
)
ACTIONS = st.lists(st.builds(action, TYPES, DATES), max_size=5)
DAYS = st.dates(date(1985, 1, 1), TODAY)


@given(ACTIONS, DAYS)
def test_every_answer_has_words_and_the_order_of_actions_does_not_matter(actions, day):
    found = status(agreement(*actions), day, today=TODAY)
    assert found.code in LABELS
    assert found.reason in REASONS
    assert status(agreement(*reversed(actions)), day, today=TODAY).code == found.code


@given(st.lists(st.builds(action, TYPES.filter(lambda name: name != "signature"), DATES), max_size=4), DAYS)
def test_termination_for_certain_is_never_undone(actions, day):
    ended = action("termination", "1991-01-01")
    others = [one for one in actions if one["type"] != "termination"]
    code = status(agreement(SIGNED, ended, *others), day, today=TODAY).code
    assert (code == "terminated") == (day >= date(1991, 1, 1)) or day < date(1991, 1, 1)


@given(ACTIONS, DAYS, st.lists(DATES, max_size=1))
def test_spans_say_of_every_day_what_the_status_says(actions, day, ends):
    record, endings = agreement(*actions), [Ending("superseded", when) for when in ends]
    found = spans(record, endings=endings, today=TODAY)
    assert (found[0].first, found[-1].last) == (None, None)
    assert all(one.last + ONE_DAY == other.first for one, other in pairwise(found))
    [span] = [one for one in found if (one.first or date.min) <= day <= (one.last or date.max)]
    answer = status(record, day, endings=endings, today=TODAY)
    assert (span.status.code, span.status.reason) == (answer.code, answer.reason)
