"""Words of records, and what readers ask."""

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from archive.published.search.lexemes import index_lexemes, searched_words, tsquery
from tests.makers import a_record, a_row


def test_titles_and_names_are_apart_from_the_rest():
    record = a_record(
        "place",
        title={"en": "Astana", "kk": "Астана"},
        summary={"en": "Capital"},
        parts={"names": [a_row(text="Акмола", language="ru", type="former", note={"en": "until 1998"})]},
    )
    titles, words = index_lexemes(record)
    assert titles == ["astana", "астана", "акмола"]
    assert words == [*titles, "capital", "until", "1998"]


def test_years_of_dates_are_found_and_machinery_is_not():
    record = a_record(
        "agreement",
        source_keys=["agr-secret"],
        parts={
            "actions": [a_row(type="signature", taken={"edtf": "1992-03-02", "basis": "stated"}, act="Law 3904")],
            "translations": [a_row(path="title", language="kk", state="supplied", translator="Somebody")],
        },
    )
    _titles, words = index_lexemes(record)
    assert {"1992", "law", "3904"} <= set(words)
    assert not {"secret", "somebody", "signature"} & set(words)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Қазақ университеті", "'казак':* & 'университети':*"),
        ("аль-Фараби", "('аль':* & 'фараби':* | 'альфараби':*)"),
        ("Türkiye'den 1992", "'turkiye':* & '1992':*"),
        ("a & b | !c:*", "'a':* & 'b':* & 'c':*"),
        ("", None),
        ("  !?' \\ :* ", None),
    ],
)
def test_a_query_asks_for_every_word(text, query):
    assert tsquery(text) == query


def test_only_words_that_say_something_are_searched():
    assert searched_words("visa -- 1992") == ["visa", "1992"]


@given(text=st.text(max_size=60))
def test_there_is_a_query_whenever_there_is_a_word(text):
    query = tsquery(text)
    assert (query is None) == (not searched_words(text))


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["'", "\\", "a\\'b", "x:*", "𝒳𝒴", "ﷺ" * 400, "й" * 500, "<->", "1..2", "ʻa", "²"])
def test_postgresql_takes_the_query_as_it_is(text):
    query = tsquery(text)
    if query is not None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT %s::tsquery", [query])
