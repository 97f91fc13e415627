"""Reading a query, or refusing it."""

import pytest
from django.http import QueryDict

from archive.published.browse.filters import BrowseFilters, ExportFilters
from archive.published.browse.sorts import SORTS, effective
from tests.makers import a_record, published


def an_event(edtf=None):
    published(a_record("event", date=edtf and {"edtf": edtf, "basis": "stated"}))


def found(text):
    return list(BrowseFilters(QueryDict(text)).result("en").values_list("number", flat=True))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("colour=red", "colour"),
        ("kind=spy", "kind"),
        ("kind=event&kind=spy", "kind"),
        ("topic=a1", "topic"),
        ("topic=t01", "topic"),
        ("person=t1", "person"),
        ("from=nineteen", "from"),
        ("from=0", "from"),
        ("to=10000", "to"),
        ("from=1999&to=1990", ""),
        ("sort=colour", "sort"),
        ("page=0", "page"),
        ("page=two", "page"),
        ("page=-1", "page"),
        ("page=1&page=2", "page"),
        ("q=a&q=b", "q"),
        ("q=" + "a" * 501, "q"),
        ("q=%21%21", "q"),
        ("all=colour", "all"),
        ("languages=en", "languages"),
        ("facets__overlap=x", "facets__overlap"),
        ("kind__in=event", "kind__in"),
        ("&".join(f"place=l{n}" for n in range(1, 25)), "place"),
    ],
)
def test_what_cannot_be_read_is_named(text, name):
    filters = BrowseFilters(QueryDict(text))
    assert [one for one, _message in filters.problems] == [name]
    with pytest.raises(ValueError, match="problems"):
        filters.result("en")


@pytest.mark.parametrize("text", ["", "q=", "from=&to=", "kind=", "utm_source=x&fbclid=y", "q=visa&page=3"])
def test_what_says_nothing_is_no_problem(text):
    assert BrowseFilters(QueryDict(text)).problems == []


def test_an_export_has_no_pages_and_may_be_in_one_language():
    assert ExportFilters(QueryDict("languages=kk")).problems == []
    assert ExportFilters(QueryDict("page=2")).problems != []
    assert ExportFilters(QueryDict("languages=de")).problems != []


@pytest.mark.django_db
def test_a_value_that_nobody_has_finds_nothing():
    an_event()
    assert found("topic=t99") == []
    assert found("") == [1]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("from=1992&to=1992", [1, 2, 3]),
        ("from=1995", [2]),
        ("to=1991", [3]),
        ("from=1990&to=1991", [3]),
        ("", [1, 2, 3, 4]),
    ],
)
def test_a_date_is_found_in_every_year_it_may_belong_to(text, numbers):
    for edtf in ("1992", "1992/..", "[..1993]", None):
        an_event(edtf)
    assert sorted(found(text)) == numbers


@pytest.mark.django_db
def test_every_order_is_settled_to_the_last_row():
    for _number in range(3):
        an_event()
    for sort in SORTS:
        assert found(f"sort={sort}") == ([3, 2, 1] if sort == "added" else [1, 2, 3])


def test_relevance_needs_words():
    assert effective("relevance", None) == "date"
    assert effective("", "'visa':*") == "relevance"
    assert effective("title", "'visa':*") == "title"
