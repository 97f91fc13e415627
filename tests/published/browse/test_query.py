"""Queries as values, and the links made from them."""

from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from archive.published.browse.filters import BrowseFilters
from archive.published.browse.query import Query, is_tracking

YEARS = st.none() | st.integers(1, 9999)
QUERIES = st.builds(
    Query,
    q=st.sampled_from(["", "visa", "қазақ 1992", "a&b=c"]),
    chosen=st.dictionaries(st.sampled_from(["kind", "language"]), st.just(None), max_size=2).flatmap(
        lambda names: st.fixed_dictionaries(
            {
                name: st.lists(
                    st.sampled_from(["event", "place"] if name == "kind" else ["kk", "tr"]), min_size=1, unique=True
                ).map(tuple)
                for name in names
            }
        )
    ),
    year_from=st.none() | st.integers(1, 1991),
    year_to=st.none() | st.integers(1992, 9999),
    sort=st.sampled_from(["", "date", "title"]),
    page=st.integers(1, 50),
)


@given(query=QUERIES)
def test_an_address_says_exactly_what_was_asked(query):
    filters = BrowseFilters(QueryDict(query.encoded().removeprefix("?")))
    assert filters.problems == []
    assert filters.query == query


@given(query=QUERIES)
def test_adding_and_removing_a_value_leaves_the_rest(query):
    narrowed = query.adding("topic", "t1")
    assert narrowed.without("topic", "t1") == query.at(1)
    assert narrowed.page == 1


def test_one_value_of_several_is_removed():
    query = Query(chosen={"kind": ("event", "place")})
    assert query.without("kind", "event").chosen == {"kind": ("place",)}
    assert query.without("kind").is_empty


def test_relevance_is_forgotten_with_the_words():
    query = Query(q="visa", sort="relevance")
    assert query.encoded() == "?q=visa&sort=relevance"
    assert query.without("q").encoded() == ""


def test_years_are_removed_together():
    assert Query(year_from=1990, year_to=1999).without("year").is_empty


def test_only_known_tracking_is_passed_over():
    assert is_tracking("utm_source")
    assert is_tracking("fbclid")
    assert not is_tracking("gclid2")
