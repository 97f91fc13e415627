"""Against forms and pairs whose answers were given by hand; the files beside this one say how they were made."""

import csv
import re
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.published.search.analysis.kazakh.lexicon import IRREGULAR, LOST_VOWELS, STEMS
from archive.published.search.analysis.kazakh.stemmer import MOST_STEMS, stems
from archive.published.search.analysis.stems import candidates
from tests.published.search.analysis.kazakh import paradigms

FOLDER = Path(__file__).parent
LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі"


def rows(name: str) -> list[list[str]]:
    """The lines of a file without its remarks."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return list(csv.reader((line for line in lines if not line.startswith("#")), delimiter="\t"))


def meet(one: str, other: str) -> bool:
    """Whether a search for one word finds the other."""
    first, second = ({candidate.form for candidate in candidates(word, "kk")} for word in (one, other))
    return not first.isdisjoint(second)


FORMS = rows("forms.tsv")


def test_forms_meet_their_lemma():
    missed = [(form, lemma) for form, lemma, _from in FORMS if not meet(form, lemma)]
    assert len(FORMS) >= 1000
    assert len(missed) <= 0.01 * len(FORMS), missed


def test_many_forms_are_those_of_the_archive():
    seeds = "\n".join(path.read_text(encoding="utf-8") for path in Path("seeds").glob("*.yaml")).lower()
    words = set(re.findall(r"[^\W\d_]+", seeds))
    assert sum(form in words for form, _lemma, _from in FORMS) >= 300


def test_the_best_stem_is_mostly_right():
    """Exact forms and best stems alone, which count for more in the order of results."""
    near = [
        {c.form for c in candidates(form, "kk")[:2]} & {c.form for c in candidates(lemma, "kk")[:2]}
        for form, lemma, _ in FORMS
    ]
    assert sum(map(bool, near)) >= 0.93 * len(FORMS)


def test_different_words_do_not_meet():
    pairs = rows("different.tsv")
    met = [(one, other) for one, other in pairs if meet(one, other)]
    assert len(pairs) >= 500
    assert len(met) <= 0.02 * len(pairs), met


def test_forms_of_different_lemmas_that_begin_alike_do_not_meet():
    alike = [
        (one, other)
        for (one, lemma, _), (other, another, _) in combinations(FORMS, 2)
        if lemma != another and one != other and one[:3] == other[:3]
    ]
    assert sum(meet(*pair) for pair in alike) <= 0.02 * len(alike)


@pytest.mark.parametrize(
    ("stem", "before_vowel"),
    [
        ("архив", ""), ("құжат", ""), ("шежіре", ""), ("дипломат", ""), ("қолтаңба", ""), ("ғимарат", ""),
        ("кереует", ""), ("жетістік", "жетістіг"), ("құрылтай", ""), ("бұйрық", "бұйрығ"), ("көкжиек", "көкжиег"),
    ],
)  # fmt: skip
def test_nouns_no_table_knows_meet_in_all_their_forms(stem, before_vowel):
    assert [form for form in paradigms.noun(stem, before_vowel) if not meet(form, stem)] == []


@pytest.mark.parametrize("stem", ["тіркел", "шақырыл", "ұйымдастыр", "жаңғырт", "сөйлес", "сүйен", "жүгін", "хабарла"])
def test_verbs_no_table_knows_meet_in_all_their_forms(stem):
    assert [form for form in paradigms.verb(stem) if not meet(form, stem + "у")] == []


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("елшілеріміздің", "елші"),  # plural, possessive, case
        ("қазақстандағылардың", "қазақстан"),  # a noun again behind -дағы
        ("кітабынан", "кітап"),  # б for п
        ("ынтымақтастығы", "ынтымақтастық"),  # ғ for қ
        ("жүрегіне", "жүрек"),  # г for к
        ("халқының", "халық"),  # a vowel lost
        ("кәсіпорны", "кәсіпорын"),
        ("келтірілмеген", "келтіріл"),  # negation, participle
        ("оқиды", "оқы"),
        ("қоюға", "қой"),
        ("туристер", "турист"),
        ("банктің", "банк"),  # borrowed: front endings behind a back vowel
        ("назарбаевтың", "назарбаев"),
        ("барамысың", "бар"),  # the question written together
        ("еліміздің", "ел"),
        ("бұған", "бұл"),
    ],
)
def test_stem(word, stem):
    assert stem in stems(word)


@pytest.mark.parametrize("word", ["келісім", "қытай", "алматы", "сауда", "мектеп", "тақырып"])
def test_words_that_only_look_inflected_stay_whole(word):
    assert stems(word) == (word,)


@pytest.mark.parametrize("word", ["", "а", "елші", "TİKA", "times", "қазақ" * 100, "ы" * 60, "лардың" * 10])
def test_anything_has_an_answer(word):
    assert 1 <= len(stems(word)) <= MOST_STEMS


@given(st.text(LETTERS, max_size=60))
def test_stems_are_few_and_none_is_empty(word):
    found = stems(word)
    assert len(set(found)) == len(found) <= MOST_STEMS
    assert all(found) or not word


def test_known_words_are_in_small_letters_of_the_alphabet():
    words = {*STEMS, *LOST_VOWELS, *IRREGULAR, *(stem for found in IRREGULAR.values() for stem in found)}
    assert [word for word in sorted(words) if not set(LETTERS).issuperset(word)] == []
