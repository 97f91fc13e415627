"""The years a date may lie in: what the index row keeps of them, asked and counted."""

from collections import Counter
from collections.abc import Iterable, Mapping

from django.db.models import Q

Years = tuple[int | None, int | None]
_NEVER = 10_000  # after every year that can be asked for


def of_years(first: int | None, last: int | None) -> Q:
    """Dates that may lie in the years; an open end of a date reaches as far as need be."""
    condition = Q(year_from__isnull=False) | Q(year_to__isnull=False)
    if last is not None:
        condition &= Q(year_from__isnull=True) | Q(year_from__lte=last)
    if first is not None:
        condition &= Q(year_to__isnull=True) | Q(year_to__gte=first)
    return condition


def may_lie(years: Years, first: int | None, last: int | None) -> bool:
    """Tell what `of_years` asks, of the years of one row."""
    start, end = years
    if start is None and end is None:
        return False
    return (last is None or start is None or start <= last) and (first is None or end is None or end >= first)


def must_lie(years: Years, first: int | None, last: int | None) -> bool:
    """Tell what `wholly_in_years` asks, of the years of one row."""
    start, end = years
    if start is None and end is None:
        return False
    return (first is None or (start is not None and start >= first)) and (last is None or (end or _NEVER) <= last)


def wholly_in_years(first: int | None, last: int | None) -> Q:
    """Dates that lie in the years whatever day is meant; with an open end at a limit they do not."""
    condition = Q(year_from__isnull=False) | Q(year_to__isnull=False)
    if first is not None:
        condition &= Q(year_from__gte=first)
    if last is not None:
        condition &= Q(year_to__lte=last)
    return condition


def decades(years: Mapping[Years, int], chosen: Iterable[int] = ()) -> dict[int, int]:
    """Entries whose date may lie in a decade, by its first year.

    An open end reaches to the outermost year that is known, or to the outermost of the decades `chosen`.
    """
    known = [year for pair in years for year in pair if year is not None] + list(chosen)
    result: Counter[int] = Counter()
    for (first, last), number in years.items():
        if first is None and last is None:
            continue
        start, end = first if first is not None else min(known), last if last is not None else max(known)
        for decade in range(start // 10 * 10, end // 10 * 10 + 1, 10):
            result[decade] += number
    return dict(sorted(result.items()))
