"""What is kept of the published tables lasts as long as their state, and no longer."""

import pytest

from archive.published.kept import Kept, resolver_of
from tests.makers import a_record, published


def test_a_value_is_kept_for_its_state_alone():
    kept = Kept(limit=10)
    kept.put(5, {"a": 1})
    assert kept.of(5, ["a", "b"]) == {"a": 1}
    assert kept.of(6, ["a"]) == kept.of(4, ["a"]) == {}
    kept.put(6, {"b": 2})
    assert (kept.of(6, ["a", "b"]), kept.of(5, ["a"])) == ({"b": 2}, {})


def test_what_was_read_for_an_older_state_comes_too_late():
    kept = Kept(limit=10)
    kept.put(6, {"a": "new"})
    kept.put(5, {"a": "old", "b": "old"})
    assert kept.of(6, ["a", "b"]) == {"a": "new"}


def test_nothing_is_kept_for_a_state_that_nobody_has_read():
    kept = Kept(limit=10)
    kept.put(None, {"a": 1})
    assert kept.of(None, ["a"]) == {}


def test_what_was_asked_for_longest_ago_goes_first():
    kept = Kept(limit=2)
    kept.put(1, {"a": 1, "b": 2})
    kept.of(1, ["a"])
    kept.put(1, {"c": 3})
    assert kept.of(1, ["a", "b", "c"]) == {"a": 1, "c": 3}


@pytest.mark.django_db
def test_what_is_kept_takes_no_query_and_what_is_not_published_stays_away(django_assert_num_queries):
    record, hidden = a_record("place", title={"en": "Ankara"}), a_record("place")
    published(record)
    wanted = [record["uuid"], hidden["uuid"]]
    with django_assert_num_queries(1):
        first = resolver_of(wanted, 10**9)
    with django_assert_num_queries(0):
        again = resolver_of(wanted, 10**9)
    assert again.get(record["uuid"]) is first.get(record["uuid"])
    assert hidden["uuid"] not in again
    with django_assert_num_queries(1):
        assert resolver_of(wanted, None).get(record["uuid"]).title == {"en": "Ankara"}
