"""Scales and axes."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from archive.published.pages.scale import Scale, middle, ticks, year_ticks

VALUES = st.decimals(min_value=-(10**18), max_value=10**18, places=6)


@given(st.lists(st.floats(-1e18, 1e18), min_size=2, max_size=8, unique=True))
def test_a_greater_value_never_stands_before_a_smaller_one(values):
    scale = Scale(min(values), max(values), 7, 96)
    places = [scale(value) for value in sorted(values)]
    assert places == sorted(places)
    assert (places[0], places[-1]) == (7, 96)


def test_heights_grow_upwards():
    scale = Scale(0, 10, 300, 20)
    assert [scale(0), scale(5), scale(10)] == [300, 160, 20]


@given(VALUES, VALUES)
def test_the_steps_of_an_axis_enclose_its_values_and_are_equal_and_few(one, other):
    low, high = min(one, other), max(one, other)
    steps = ticks(low, high)
    assert steps[0] <= low
    assert high <= steps[-1]
    assert 2 <= len(steps) <= 8
    assert len({after - before for before, after in zip(steps, steps[1:], strict=False)}) == 1


@given(st.integers(1, 9999), st.integers(0, 9998))
def test_the_years_of_an_axis_lie_within_it_and_are_few(first, length):
    last = min(9999, first + length)
    years = year_ticks(first, last)
    assert 1 <= len(years) <= 7
    assert all(first <= year <= last for year in years)


def test_few_years_are_all_named_and_many_are_round():
    assert year_ticks(2021, 2024) == [2021, 2022, 2023, 2024]
    assert year_ticks(1992, 2025) == [2000, 2010, 2020]


def test_a_year_stands_in_its_middle():
    assert middle(date(2023, 1, 1), date(2023, 12, 31)) == date(2023, 7, 2).toordinal()
