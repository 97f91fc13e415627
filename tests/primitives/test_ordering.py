"""A longest run that rises keeps as many in place as can be kept."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from archive.primitives.ordering import longest_rising


def rises(numbers) -> bool:
    return all(one < other for one, other in zip(numbers, numbers[1:], strict=False))


@given(numbers=st.lists(st.integers(0, 9), max_size=9))
def test_it_rises_and_nothing_longer_does(numbers):
    found = longest_rising(numbers)
    assert rises(found)
    assert rises([numbers[place] for place in found])
    assert not any(rises(some) for some in combinations(numbers, len(found) + 1))
