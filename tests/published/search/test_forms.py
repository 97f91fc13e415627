"""Which words meet, and how nearly."""

import pytest

from archive.published.search.forms import Level, asked_forms, beginnings, forms, words


def meeting(question, found, language):
    """How nearly a word of a question meets a word of a text; None if it does not."""
    [one], [other] = list(words(question)), list(words(found))
    levels = {form.lexeme: form.level for form in forms(other.text, other.spelt, language)}
    asked = [form for form in asked_forms(one.text, one.spelt) if form.lexeme in levels]
    return min((max(form.level, levels[form.lexeme]) for form in asked), default=None)


@pytest.mark.parametrize(
    ("asked", "found", "language", "level"),
    [
        ("ВИЗА", "виза", "ru", Level.EXACT),
        ("ISTANBUL", "ıstanbul", "tr", Level.EXACT),
        ("Қазақстанның", "Қазақстанға", "kk", Level.STEMMED),
        ("agreement", "agreements", "en", Level.STEMMED),
        ("Ankara'daki", "Ankara'dan", "tr", Level.EXACT),
        ("Turkiye", "Türkiye'nin", "tr", Level.FOLDED),
        ("омир", "өмірі", "kk", Level.FOLDED),
        ("әлем", "алем", "kk", Level.FOLDED),
        ("nazarbaev", "Назарбаевтың", "kk", Level.OTHER_SCRIPT),
        ("Назарбаевтың", "Nazarbayev", "en", Level.OTHER_SCRIPT),
        ("Yntymaqtastyq", "ынтымақтастығы", "kk", Level.OTHER_SCRIPT),
        ("Turkey", "Түркияның", "kk", Level.OTHER_NAME),
        ("ТМҰ", "TDT", "tr", Level.OTHER_NAME),
        ("Gül", "Гюлем", "ru", Level.OTHER_SCRIPT),
        ("Гюлем", "Gül", "tr", Level.OTHER_SCRIPT),
        ("gaz", "газды", "kk", Level.OTHER_SCRIPT),
        ("Ciller", "жылғы", "kk", None),
        ("Ciller", "жыл", "kk", None),
        ("jyl", "жылғы", "kk", Level.OTHER_SCRIPT),
        ("виза", "газ", "ru", None),
    ],
)
def test_how_nearly_two_words_meet(asked, found, language, level):
    assert meeting(asked, found, language) == level


def test_a_beginning_is_found_without_marks_and_in_another_script():
    [word] = words("Тоқа")
    assert {form.lexeme for form in beginnings(word.text, word.spelt)} >= {"=тоқа", "/тока", "~toka"}


def test_a_hyphenated_word_is_its_parts_and_then_the_whole():
    assert [(word.text, word.is_whole) for word in words("аль-Фараби")] == [
        ("аль", False),
        ("Фараби", False),
        ("альФараби", True),
    ]
