"""Counting facets: sets compared with groups in SQL, and both with counting by hand."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.published.browse.counts import Counts
from archive.published.browse.filters import of_facet
from archive.published.facets import FACETS
from archive.published.maps.archive_maps import archive_maps
from archive.published.models.index_row import IndexRow
from archive.published.years import decades, of_years
from archive.publishing.map_building import build_maps
from tests.makers import a_record, published
from tests.published.browse.grouping import counted

VALUES = {"kind": ["event", "place"], "topic": ["t1", "t2", "t3"], "language": ["kk", "ru"]}
PAIRS = [f"{name}:{value}" for name, values in VALUES.items() for value in values]
NUMBER = 9
TODAY = date(2026, 11, 22)
ROW = st.tuples(st.sets(st.sampled_from(PAIRS)), st.none() | st.integers(1990, 2009))
ROWS = st.lists(ROW, min_size=NUMBER, max_size=NUMBER)
CHOSEN = st.fixed_dictionaries(
    {}, optional={name: st.sets(st.sampled_from(values), min_size=1) for name, values in VALUES.items()}
)
SPAN = st.none() | st.tuples(st.integers(1990, 1999), st.integers(2000, 2009))


def meets(row, chosen, span, left_out):
    facets, year = row
    in_years = span is None or left_out == "year" or (year is not None and span[0] <= year <= span[1])
    return in_years and all(
        name == left_out or any(f"{name}:{value}" in facets for value in values) for name, values in chosen.items()
    )


@pytest.fixture
def index(db):
    """As many rows as the examples have; what they are filed under is set by each example."""
    for _number in range(NUMBER):
        published(a_record("event"))
    return list(IndexRow.objects.all())


def sets_of(archive, chosen, span):
    sets = {name: FACETS[name].chosen_set(sorted(values), archive, TODAY) for name, values in chosen.items()}
    return sets | ({"year": archive.in_years(*span)} if span is not None else {})


@pytest.fixture(params=["looked into", "read", "looked into by kind"])
def facets_are(request, monkeypatch):
    """Whether the sets of values are looked into, as they are or cut to one kind, or a few entries read for what they
    are filed under.
    """
    monkeypatch.setattr("archive.published.browse.counts.MANY_VALUES", 0 if request.param == "read" else 1_000)
    monkeypatch.setattr("archive.published.browse.counts.LARGE", 0 if request.param.endswith("kind") else 1_000)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS, chosen=CHOSEN, span=SPAN)
def test_a_facet_is_counted_under_all_choices_but_its_own(index, facets_are, rows, chosen, span):
    for row, (facets, year) in zip(index, rows, strict=True):
        row.facets, row.year_from, row.year_to = sorted(facets), year, year
    IndexRow.objects.bulk_update(index, ["facets", "year_from", "year_to"])
    conditions = {name: of_facet(name, sorted(values), TODAY) for name, values in chosen.items()}
    if span is not None:
        conditions["year"] = of_years(*span)
    build_maps()
    archive = archive_maps()
    counts = Counts(archive, sets_of(archive, chosen, span))
    grouped = counted(IndexRow.objects.all(), conditions)
    assert (counts.total, counts.without, counts.years) == (grouped.total, grouped.without, grouped.years)
    assert all(counts.values(name) == grouped.values.get(name, {}) for name in VALUES)
    assert counts.total == sum(meets(row, chosen, span, None) for row in rows)
    for name, values in VALUES.items():
        expected = {
            value: sum(f"{name}:{value}" in row[0] and meets(row, chosen, span, name) for row in rows)
            for value in values
        }
        assert {value: counts.values(name).get(value, 0) for value in values} == expected
    for name in conditions:
        assert counts.without[name] == sum(meets(row, chosen, span, name) for row in rows)
    by_year = Counter(row[1] for row in rows if meets(row, chosen, span, "year"))
    assert {first: n for (first, _last), n in counts.years.items()} == by_year


def test_a_span_counts_in_each_of_its_decades():
    assert decades({(1991, 1991): 2, (1999, 2001): 1, (None, None): 5}) == {1990: 3, 2000: 1}


def test_an_open_end_reaches_as_far_as_anything_is_known():
    assert decades({(1995, None): 1, (2012, 2012): 1}) == {1990: 1, 2000: 1, 2010: 2}


@pytest.mark.django_db
def test_one_query_counts_everything_and_asks_only_for_what_is_new(django_assert_num_queries):
    published(a_record("event"))
    for _time in range(2):
        with django_assert_num_queries(1):
            archive = archive_maps()
            counts = Counts(archive, sets_of(archive, VALUES, (1990, 1999)))
            assert [dict(counts.values(name)) for name in VALUES] == [{}, {}, {}]
    assert archive_maps() is archive


@pytest.mark.django_db
def test_the_values_of_a_few_entries_are_read_by_one_query_for_all_facets(monkeypatch, django_assert_num_queries):
    monkeypatch.setattr("archive.published.browse.counts.MANY_VALUES", 0)
    published(a_record("event", title={"en": "A visit", "kk": "Сапар"}))
    published(a_record("place"))
    archive = archive_maps()
    counts = Counts(archive, {"q": archive.of("kind")["event"]})
    with django_assert_num_queries(1):
        found = {name: dict(counts.values(name)) for name in ("kind", "language", "topic")}
    assert found == {"kind": {"event": 1}, "language": {"en": 1, "kk": 1}, "topic": {}}
