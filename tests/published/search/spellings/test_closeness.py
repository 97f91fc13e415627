"""Did you mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.published.search.spellings.closeness import Vocabulary, closest

WORDS = ["Ынтымақтастық", "Тоқаев", "Токаев", "Tokayev", "Назарбаев", "İstanbul", "Стамбул", "büyükelçi", "шарт", "ел"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ынтымактасттык", "Ынтымақтастық"),
        ("назабраев", "Назарбаев"),  # two letters changed places
        ("istambul", "İstanbul"),
        ("buyukelcı", "büyükelçi"),
        ("Nasarbaev", "Назарбаев"),  # by its sound
        ("щарт", "шарт"),
    ],
)
def test_the_nearest_comes_first(typed, meant):
    assert closest(typed, WORDS)[0] == meant


def test_equally_near_words_stand_in_alphabetical_order_and_spelling_comes_before_sound():
    assert Vocabulary(WORDS).closest("такаев") == ("Токаев", "Тоқаев", "Tokayev")
    assert closest("такаев", reversed(WORDS)) == closest("такаев", WORDS)


def test_no_more_than_asked_for():
    assert closest("такаев", WORDS, 1) == ("Токаев",)
    assert closest("такаев", WORDS, 0) == ()


@pytest.mark.parametrize("typed", ["", "е", "ал", "совершенно", "漢字"])
def test_what_is_far_from_all_gets_no_suggestion(typed):
    assert closest(typed, WORDS) == ()


@given(st.text(max_size=20), st.lists(st.text(max_size=12), max_size=5))
def test_suggestions_are_of_the_terms_each_once(word, terms):
    found = closest(word, terms, 5)
    assert set(found) <= set(terms)
    assert len(set(found)) == len(found)
