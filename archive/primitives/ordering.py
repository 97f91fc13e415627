"""What kept its place in a list that was put into another order."""

from bisect import bisect_left
from collections.abc import Sequence


def longest_rising(numbers: Sequence[int]) -> list[int]:
    """The positions of a longest strictly rising run of the numbers, which need not be neighbours; in order.

    In n log n steps, by Schensted's method (Canadian Journal of Mathematics 13, 1961).
    """
    ends: list[int] = []  # the smallest number that ends a run of each length, and where it stands
    places: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        length = bisect_left(ends, number)
        ends[length : length + 1] = [number]
        places[length : length + 1] = [place]
        before.append(places[length - 1] if length else -1)
    found, place = [], places[-1] if places else -1
    while place >= 0:
        found.append(place)
        place = before[place]
    return found[::-1]
