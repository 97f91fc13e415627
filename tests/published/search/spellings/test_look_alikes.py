"""Words typed with letters of two scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.published.search.spellings.look_alikes import is_cyrillic, is_latin, unmixed


@pytest.mark.parametrize(
    ("mixed", "pure"),
    [
        ("Кaзахстан", "Казахстан"),
        ("Қaзақcтaн", "Қазақстан"),
        ("Кeлiciм", "Келісім"),  # more Latin letters than Cyrillic, but no doubt
        ("HАТО", "НАТО"),
        ("Тоkаев", "Токаев"),
        ("Аnkara", "Ankara"),
        ("Türkiyе", "Türkiye"),
        ("ТMД", "ТМД"),
    ],
)
def test_look_alikes_go_to_the_script_they_stand_among(mixed, pure):
    assert unmixed(mixed) == pure


@pytest.mark.parametrize("word", ["IT", "ИТ", "hello", "1992", "漢字", ""])
def test_words_of_one_script_stay(word):
    assert unmixed(word) == word


def test_letters_of_one_script_only_stay_where_they_are():
    assert unmixed("ДDжЖz") == "ДDжЖz"
    assert is_cyrillic("ДD")
    assert is_latin("ДD")


@given(st.text("aАcСeеzжқğ1-"))
def test_doing_it_twice_changes_nothing(word):
    assert unmixed(unmixed(word)) == unmixed(word)
