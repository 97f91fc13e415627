"""Spellings that must meet, words that must not, and what holds of keys in general."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.primitives.languages import LANGUAGES
from archive.published.search.spellings.matching import KEY_LIMIT, Rank, keys, meeting

TABLES = Path(__file__).parent
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=40)
MIXED = st.text("KHYacehkorxyz'’ʼ-\u00ad\u0301İIıіқғёйьюяшщдж ңñşçĞÝ１ﬁ漢ع", max_size=20)


def pairs(table: str) -> list[tuple[str, str]]:
    with (TABLES / table).open(encoding="utf-8", newline="") as file:
        return [(row["one"], row["other"]) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


def finds(asked: str, named: str) -> bool:
    """Whether every word asked for meets a word of the name, in whatever order."""
    return all(any(meeting(word, other) for other in named.split()) for word in asked.split())


def share(missed: list, among: list) -> float:
    return len(missed) / len(among)


def test_variants_find_each_other_in_both_directions():
    table = pairs("variants.tsv")
    onward = [pair for pair in table if not finds(*pair)]
    back = [pair for pair in table if not finds(*reversed(pair))]
    assert len(table) >= 400
    assert share(onward, table) <= 0.03, onward
    assert share(back, table) <= 0.03, back


def test_unrelated_words_do_not_meet():
    table = pairs("unrelated.tsv")
    met = [pair for pair in table if meeting(*pair)]
    assert len(table) >= 400
    assert share(met, table) <= 0.01, met


@pytest.mark.parametrize("table", ["variants.tsv", "unrelated.tsv"])
def test_no_pair_is_counted_twice(table):
    assert len(pairs(table)) == len({frozenset(pair) for pair in pairs(table)})
    assert all(one != other for one, other in pairs(table))


@pytest.mark.parametrize(
    ("one", "other", "rank"),
    [
        ("Қазақстан", "ҚАЗАҚСТАН", Rank.EXACT),
        ("Кaзахстан", "Казахстан", Rank.EXACT),  # a Latin a
        ("Қазақстан", "казакстан", Rank.FOLDED),
        ("Özal", "Ozal", Rank.FOLDED),
        ("İŞBİRLİĞİ", "isbirligi", Rank.FOLDED),
        ("Тоқаев", "Tokayev", Rank.OTHER_SCRIPT),
        ("Чавушоғлу", "Cavusoglu", Rank.OTHER_SCRIPT),
        ("ынтымақтастық", "Yntymaqtastyq", Rank.OTHER_SCRIPT),
        ("Türkiye", "Турция", Rank.OTHER_NAME),
        ("ТМҰ", "tdt", Rank.OTHER_NAME),
        ("Astana", "Нұр-Сұлтан", Rank.OTHER_NAME),
        ("Astana", "Нұрсұлтан", None),
        ("Özal", "Ozan", None),
    ],
)
def test_how_nearly_two_words_are_one(one, other, rank):
    assert meeting(one, other) == meeting(other, one) == rank


@pytest.mark.parametrize(
    ("one", "other"),
    [("Muş", "Mus"), ("Sivas", "Sivaş"), ("Çin", "Cin"), ("карт", "кәрт"), ("тан", "таң"), ("can", "çan")],
)
def test_words_that_only_marks_tell_apart_meet_but_not_exactly(one, other):
    """The price of finding what is typed without special letters."""
    assert meeting(one, other) == Rank.FOLDED


def test_turkish_capitals_are_known_by_language():
    assert keys("ILIK", "tr")[0].form == "ılık"
    assert keys("IRAQ", "en")[0].form == "iraq"
    assert keys("İzmir")[0].form == keys("i\u0307zmir")[0].form == "izmir"


def test_sorts_of_forms_are_kept_apart():
    """Turkish can (soul) and a word that sounds like the English letters c-a-n."""
    forms = {key.form[0] for key in keys("Çavuşoğlu")}
    assert forms == {"ç", "c", "~", "^"}


@pytest.mark.parametrize("nothing", ["", " ", "-", "''", "«»", "\u00ad", "\x00"])
def test_nothing_has_no_keys(nothing):
    assert keys(nothing) == ()


@given(ANY_TEXT | MIXED, st.sampled_from([None, *LANGUAGES]))
def test_keys_are_few_ranked_and_each_once(word, language):
    found = keys(word, language)
    assert len({key.form for key in found}) == len(found) <= KEY_LIMIT
    assert [key.rank for key in found] == sorted(key.rank for key in found)
    assert all(key.form for key in found)


@given(MIXED)
def test_a_word_with_a_letter_or_digit_meets_itself_exactly(word):
    assert meeting(word, word) == (Rank.EXACT if keys(word) else None)


@given(MIXED, MIXED)
def test_meeting_has_no_direction(one, other):
    assert meeting(one, other) == meeting(other, one)


def test_long_words_are_cut_and_have_no_skeleton():
    assert [len(key.form) for key in keys("қ" * 10_000)] == [500, 500]
