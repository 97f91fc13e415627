"""Years asked of a row in Python and in SQL mean the same."""

from itertools import product

import pytest

from archive.published.models.index_row import IndexRow
from archive.published.years import may_lie, must_lie, of_years, wholly_in_years
from tests.makers import a_record, published

DATES = ["1991", "1991/1995", "1993", "[..1993]", "1993/..", "1999", None]
LIMITS = [(first, last) for first, last in product((None, 1991, 1993, 1996), (None, 1993, 1999)) if first or last]


@pytest.mark.django_db
def test_what_may_lie_and_what_must_lie_in_years_is_the_same_in_python_and_in_sql():
    for date in DATES:
        published(a_record("event", date=date and {"edtf": date, "basis": "stated"}))
    rows = list(IndexRow.objects.all())
    for first, last in LIMITS:
        for asked, lies in ((of_years, may_lie), (wholly_in_years, must_lie)):
            found = set(IndexRow.objects.filter(asked(first, last)).values_list("number", flat=True))
            assert found == {row.number for row in rows if lies((row.year_from, row.year_to), first, last)}


def test_a_date_that_reaches_beyond_a_limit_may_lie_within_and_need_not():
    assert may_lie((1991, 1995), 1993, 1999)
    assert not must_lie((1991, 1995), 1993, 1999)
    assert must_lie((1993, 1995), 1993, 1999)
    assert not must_lie((1993, None), 1993, 1999)
    assert must_lie((1993, None), 1993, None)
    assert not may_lie((None, None), None, 1999)
