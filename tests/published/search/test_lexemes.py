"""Words of records, as their index rows keep them."""

import re

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.published.search.lexemes import LARGEST, TEXT, Vector, title_words, vectors
from tests.makers import a_record, a_row


def lexemes(vector, label=""):
    """The lexemes of a vector that stand somewhere with this label."""
    found = re.findall(r"'((?:[^']|'')*)':([\dA-D,]*)", vector)
    return {lexeme for lexeme, places in found if label in places}


def test_titles_and_names_are_apart_from_the_rest():
    record = a_record(
        "place",
        title={"en": "Astana", "kk": "Астана"},
        summary={"en": "Capital"},
        parts={"names": [a_row(text="Акмола", language="ru", type="former", note={"en": "until 1998"})]},
    )
    titles, words = vectors(record)
    assert {"=astana", "=астана", "=акмола", "@astana"} <= lexemes(titles)
    assert "=capital" not in lexemes(titles)
    assert {"=capital", "=until", "=1998"} <= lexemes(words, "B")
    assert "=акмола" in lexemes(words, "A") - lexemes(words, "B")


def test_a_stem_says_its_language():
    _titles, words = vectors(a_record("event", title={"kk": "Елшінің сапары", "tr": "Elçiler"}))
    assert {"k-елші", "t-elçi"} <= lexemes(words)


def test_names_of_others_come_last():
    _titles, words = vectors(a_record("event", title={"en": "Visit"}), [("Түркия", "kk")])
    assert "@turkiye" in lexemes(words, "D") - lexemes(words, "A") - lexemes(words, "B")


def test_years_and_days_of_dates_are_found_and_machinery_is_not():
    record = a_record(
        "agreement",
        source_keys=["agr-secret"],
        parts={
            "actions": [a_row(type="signature", taken={"edtf": "1992-03-02", "basis": "stated"}, act="Law 3904")],
            "translations": [a_row(path="title", language="kk", state="supplied", translator="Somebody")],
        },
    )
    _titles, words = vectors(record)
    assert {"=1992", "=1992-03-02", "=law", "=3904"} <= lexemes(words)
    assert not {"=secret", "=somebody", "=signature"} & lexemes(words)


def test_words_of_two_texts_are_no_neighbours():
    vector = Vector()
    vector.add("joint", "en", TEXT)
    vector.add("declaration", "en", TEXT)
    first, second = (int(re.search(rf"'={word}':(\d+)", vector.written())[1]) for word in ("joint", "declaration"))
    assert second > first + 1


def test_the_shortest_name_says_how_long_a_title_is():
    assert title_words(a_record("place", title={"en": "The city of Ankara", "kk": "Анкара"})) == 1


@pytest.mark.django_db
def test_a_book_is_cut_to_what_postgresql_takes():
    vector = Vector()
    vector.add(" ".join(f"өзгеше{number}сөз" for number in range(60_000)), "kk", TEXT)
    vector.add("the end", "en", TEXT)
    assert "=end" not in lexemes(vector.written())
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_column_size(%s::tsvector)", [vector.written()])
        assert LARGEST / 4 < cursor.fetchone()[0] < 1_000_000


@pytest.mark.django_db
@settings(max_examples=60)
@given(text=st.text(max_size=200), language=st.sampled_from(["kk", "ru", "en", "tr", None]))
def test_postgresql_takes_the_words_of_any_text(text, language):
    vector = Vector()
    vector.add(text, language, TEXT)
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::tsvector", [vector.written()])
