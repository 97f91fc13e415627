"""What a reader may type for a day."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.primitives.edtf import EdtfError
from archive.published.asof.day import asked_day

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1995-06-30", date(1995, 6, 30)),
        (" 1995-06-30 ", date(1995, 6, 30)),
        ("1992-02", date(1992, 2, 29)),
        ("1995", date(1995, 12, 31)),
        ("", TODAY),
    ],
)
def test_of_a_month_or_a_year_the_last_day_is_meant(text, day):
    assert asked_day(text, TODAY).day == day


def test_only_a_month_or_a_year_is_more_than_one_day():
    assert asked_day("1995", TODAY).is_last_of_many
    assert not asked_day("1995-12-31", TODAY).is_last_of_many


@pytest.mark.parametrize("text", ["1995-02-30", "30.06.1995", "June", "1995~", "1995/1996", "1995-21", "0000", "١٩٩٥"])
def test_what_is_no_day_is_refused_with_an_example(text):
    with pytest.raises(EdtfError, match=r"\d{4}"):
        asked_day(text, TODAY)


@given(st.text(max_size=300))
def test_any_other_text_is_refused_and_never_fails(text):
    with contextlib.suppress(EdtfError):
        asked = asked_day(text, TODAY)
        assert asked.day.isoformat().startswith(asked.text)
