"""Times in office, drawn."""

from hypothesis import given
from hypothesis import strategies as st

from archive.published.pages.strip import MOST_TICKS, strip
from archive.published.pages.values import Text
from archive.record.tenure import Term

OFFICE = Text("Ambassador")
EDTF = st.none() | st.sampled_from(["1992", "1994-03", "1995-06-30", "[..2001]", "[2003..]", "0001", "9999-12-31"])


def bars(term):
    return [(bar.x, bar.width, bar.is_certain) for bar in strip([(OFFICE, term)]).lines[0].bars]


def test_a_term_of_exact_days_is_one_bar():
    assert bars(Term("1992-01-01", "1993-12-31")) == [("0.00%", "99.73%", True)]


def test_imprecise_ends_stand_out_on_both_sides_of_the_certain_time():
    (all_x, _all, is_certain), (sure_x, _sure, is_sure) = bars(Term("1992", "1995"))
    assert (is_certain, is_sure) == (False, True)
    assert float(all_x[:-1]) < float(sure_x[:-1])


def test_what_is_only_attested_is_seen_too():
    assert bars(Term(None, None, ("2010-06-01",)))[-1][1:] == ("0.80%", True)
    assert strip([(OFFICE, Term(None, None))]) is None


@given(st.lists(st.tuples(EDTF, EDTF), min_size=1, max_size=4))
def test_nothing_is_drawn_outside(terms):
    drawn = strip([(OFFICE, Term(start, end)) for start, end in terms])
    for line in drawn.lines if drawn else ():
        for bar in line.bars:
            x, width = float(bar.x[:-1]), float(bar.width[:-1])
            assert x >= 0
            assert width > 0
            assert x + width <= 100.01
    assert not drawn or 2 <= len(drawn.ticks) <= MOST_TICKS
