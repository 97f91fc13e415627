"""Terms, overlaps and gaps of an office."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from archive.record.tenure import Gap, Holding, Term, doubt, gaps, held_on, in_order, overlaps, term


def milestone(type_, edtf):
    return {"type": type_, "date": {"edtf": edtf, "basis": "stated"}}


def held(name, start=None, end=None, *attested):
    return Holding(name, Term(start, end, attested))


def test_taking_office_decides_before_credentials_and_appointment():
    rows = [milestone("credentials", "1992-04-21"), milestone("appointed", "1992-03"), milestone("left-office", "1995")]
    assert term(rows) == Term("1992-04-21", "1995")
    assert term([*rows, milestone("took-office", "1992-04-01")]).start == "1992-04-01"
    assert term([milestone("attested", "2010-06")]) == Term(None, None, ("2010-06",))


def test_holders_stand_in_the_order_of_their_terms_and_unknown_ones_last():
    holdings = [held("C"), held("B", "1996", "2000"), held("A", "1992", "1994"), held("D", None, None, "1995-02-01")]
    assert [one.holder for one in in_order(holdings)] == ["A", "D", "B", "C"]


def test_an_overlap_is_claimed_only_where_it_is_certain():
    assert overlaps([held("A", "1992-01-01", "1994-06-30"), held("B", "1994-01-01", "1996-01-01")]) != []
    assert overlaps([held("A", "1992", "1994"), held("B", "1994", "1996")]) == []
    assert overlaps([held("A", "1992-01-01", "1994-06-30"), held("B", "1994-06-30", "1996-01-01")]) == []
    assert overlaps([held("A", "1992"), held("B", "1994", "1996")]) == []


def test_a_gap_is_claimed_only_where_no_term_can_reach():
    assert gaps([held("A", "1992-01-01", "1994-12-31"), held("B", "1996-01-01")]) == [
        Gap(date(1995, 1, 1), date(1995, 12, 31))
    ]
    assert gaps([held("A", "1992", "1995"), held("B", "1995", "1996")]) == []
    assert gaps([held("A", "1992"), held("B", "1996")]) == []


YEARS = st.integers(1990, 2025)


@given(st.lists(st.tuples(YEARS, YEARS).map(sorted), max_size=6))
def test_no_gap_lies_within_a_term(spans):
    holdings = [held(position, str(start), str(end)) for position, (start, end) in enumerate(spans)]
    for gap in gaps(holdings):
        assert gap.first <= gap.last
        for start, end in spans:
            assert gap.last.year < start or gap.first.year > end


def on(day, *holdings):
    return [(holding.holder, certain) for holding, certain in held_on(holdings, date.fromisoformat(day))]


def test_a_day_between_beginning_and_end_is_certain_and_a_day_of_doubt_is_not():
    first = held("A", "1992-04-21", "1995-06")
    assert on("1992-04-20", first) == []
    assert on("1993-01-01", first) == [("A", True)]
    assert on("1995-06-15", first) == [("A", False)]
    assert on("1995-07-01", first) == []


def test_a_term_without_an_end_lasts_until_the_next_begins():
    first, second = held("A", "1992-04-21"), held("B", "1996-03-01")
    assert on("1994-01-01", first, second) == [("A", False)]
    assert on("1996-03-01", first, second) == [("B", False)]
    assert on("2020-01-01", first, second) == [("B", False)]


def test_an_attestation_speaks_of_its_own_day_only():
    seen = held("A", None, None, "2010-06-15")
    assert on("2010-06-15", seen) == [("A", True)]
    assert on("2010-06-16", seen) == []


def test_a_term_of_unknown_end_does_not_outlast_the_day_on_which_another_is_named_in_office():
    holdings = [held("A", "1992"), held("B", None, None, "2005~")]
    assert [one.holder for one, _certain in held_on(holdings, date(2004, 1, 1))] == ["A"]
    assert [one.holder for one, _certain in held_on(holdings, date(2010, 1, 1))] == []


def test_a_doubt_is_about_the_end_of_the_term_that_is_not_known():
    assert doubt(Term("1992", None), date(1995, 1, 1)) == "end-unknown"
    assert doubt(Term("1992", "1995"), date(1992, 6, 1)) == "start-imprecise"
    assert doubt(Term("1992", "1995"), date(1995, 6, 1)) == "end-imprecise"
    assert doubt(Term(None, "1995", ("1994-01-01",)), date(1993, 6, 1)) == "start-unknown"
    assert doubt(Term(None, None, ("1994",)), date(1994, 6, 1)) == "attested"
