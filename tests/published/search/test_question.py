"""Reading a question."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.published.search.forms import words
from archive.published.search.question import BEGINNING, MOST_WORDS, PHRASE, Part, read

LANGUAGE = st.lists(
    st.sampled_from(
        [
            '"',
            "“",
            "«",
            "(",
            ")",
            "-",
            "*",
            "OR",
            "ИЛИ",
            "title:",
            "kind:",
            "date:",
            "1992",
            "/",
            "visa",
            "қазақ",
            " ",
            ":",
        ]
    ),
    max_size=60,
).map("".join)


def asked(text):
    """The parts of a question as (field, text, form), with a minus before what must not be."""
    return [(("-" if part.is_not else "") + part.field, part.text, part.form) for part in read(text).parts]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("visa regime", [("", "visa", "words"), ("", "regime", "words")]),
        ('"joint declaration" 1994', [("", "joint declaration", PHRASE), ("", "1994", "words")]),
        ("«бірлескен мәлімдеме»", [("", "бірлескен мәлімдеме", PHRASE)]),
        ('"not closed', [("", "not closed", PHRASE)]),
        ('"one"', [("", "one", "words")]),
        ("oil -gas", [("", "oil", "words"), ("-", "gas", "words")]),
        ("Нұр-Сұлтан", [("", "Нұр-Сұлтан", "words")]),
        ("назар*", [("", "назар", BEGINNING)]),
        ("a*", [("", "a*", "words")]),
        ("title:visa", [("title", "visa", "words")]),
        ('тақырып:"ортақ мәлімдеме"', [("title", "ортақ мәлімдеме", PHRASE)]),
        ("kişi:Tokayev место:Анкара", [("person", "Tokayev", "words"), ("place", "Анкара", "words")]),
        ("kind:agreement түрі:құжат", [("kind", "agreement", "words"), ("kind", "document", "words")]),
        ("kind:spy", [("", "kind spy", "words")]),
        ("date:1992/1995", [("date", "1992/1995", "words")]),
        ("-date:1992-03", [("-date", "1992-03", "words")]),
        ("date:soon", [("", "date soon", "words")]),
        ("https://example.org", [("", "https://example.org", "words")]),
        ("note:visa", [("", "note:visa", "words")]),
        ("- -- ! ()", []),
        ("OR", [("", "OR", "words")]),
        ("visa OR", [("", "visa", "words")]),
    ],
)
def test_a_question_is_read(text, parts):
    assert asked(text) == parts


def test_either_of_two_is_one_group():
    groups = read("oil OR gas VEYA мұнай export").groups
    assert [[part.text for part in group] for group in groups] == [["oil", "gas", "мұнай"], ["export"]]


@pytest.mark.parametrize(
    ("text", "words", "passed_over"),
    [
        ("ambassador to Turkey", ["ambassador", "Turkey"], ("to",)),
        ("посол в Анкаре", ["посол", "Анкаре"], ("в",)),
        ("Қазақстан мен Түркия", ["Қазақстан", "Түркия"], ("мен",)),
        ("Kazakistan ve Türkiye", ["Kazakistan", "Türkiye"], ("ve",)),
        ("title:of title:visa", ["visa"], ("of",)),
        ('visa "of"', ["visa", "of"], ()),
        ('"regime of visas"', ["regime of visas"], ()),
        ("visa of*", ["visa", "of"], ()),
        ("visa -in", ["visa", "in"], ()),
        ("visa in OR of", ["visa", "in", "of"], ()),
        ("the and of", ["the", "and", "of"], ()),
        ("in kind:event", ["in", "event"], ()),
    ],
)
def test_words_that_only_join_others_are_passed_over(text, words, passed_over):
    question = read(text)
    assert [part.text for part in question.parts] == words
    assert question.passed_over == passed_over


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("title:" * 80, 1),
        ("a/b." * 100, 1),
        ("visa " + "a/b." * 100 + " regime oil", 3),
        ('"' + "one two three " * 20 + '"', 1),
        (" ".join(["visa"] * 40), 0),
    ],
)
def test_of_a_long_question_the_first_words_are_asked_for(text, left_out):
    question = read(text)
    assert sum(not word.is_whole for part in question.parts for word in words(part.text)) == MOST_WORDS
    assert question.left_out == left_out


def test_a_part_is_taken_out():
    question = read('visa "joint declaration" oil OR gas -Ankara')
    assert question.without(1) == "visa oil OR gas -Ankara"
    assert question.without(2) == 'visa "joint declaration" -Ankara'


def test_words_alone_are_plain():
    assert read("visa regime").is_plain
    assert not read("visa -regime").is_plain


@given(text=st.text(max_size=200) | LANGUAGE)
@example("date:" + "9" * 400)
def test_any_text_is_a_question_and_its_source_asks_the_same(text):
    question = read(text)
    assert sum(not word.is_whole for part in question.parts for word in words(part.text)) <= MOST_WORDS
    if not question.left_out:
        assert read(question.source()).groups == question.groups


def test_reading_takes_time_in_line_with_the_length():
    started = time.process_time()
    for sign in '"(-*:«':
        read(sign * 20_000)
        read(f"{sign} a" * 20_000)
    assert time.process_time() - started < 5


def test_a_part_knows_its_days():
    assert [day.isoformat() for day in Part("1992/1995", "date:1992/1995", "date").span] == ["1992-01-01", "1995-12-31"]
