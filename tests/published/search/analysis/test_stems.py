"""Candidates in the four languages; the forms of the three that Snowball stems are in `snowball.tsv`."""

import csv
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.primitives.languages import LANGUAGES
from archive.published.search.analysis.stems import Candidate, Rank, candidates

FORMS = Path(__file__).with_name("snowball.tsv").read_text(encoding="utf-8").splitlines()
ROWS = list(csv.reader((line for line in FORMS if not line.startswith("#")), delimiter="\t"))


def forms(word: str, language: str) -> set[str]:
    return {candidate.form for candidate in candidates(word, language)}


@pytest.mark.parametrize(("language", "form", "lemma", "meet"), ROWS)
def test_forms_meet_their_lemma_where_snowball_lets_them(language, form, lemma, meet):
    assert (not forms(form, language).isdisjoint(forms(lemma, language))) is (meet == "meets")


def test_ranks():
    assert candidates("Баласы", "kk") == (
        Candidate("баласы", Rank.EXACT),
        Candidate("бала", Rank.STEMMED),
        Candidate("балас", Rank.OTHER),
    )


def test_a_word_that_is_its_own_stem_is_given_once():
    assert candidates("Елші", "kk") == (Candidate("елші", Rank.EXACT),)


def test_latin_letters_in_a_kazakh_word():
    assert candidates("келiсiмге", "kk") == candidates("келісімге", "kk")


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_another_alphabet_have_their_exact_form_only(language):
    assert candidates("Ελλάδα", language) == (Candidate("ελλάδα", Rank.EXACT),)


def test_no_other_language():
    with pytest.raises(KeyError):
        candidates("Bonn", "de")


@given(st.text(max_size=40), st.sampled_from(LANGUAGES))
def test_any_word_has_one_exact_form_and_few_others(word, language):
    found = candidates(word, language)
    assert found[0].rank is Rank.EXACT
    assert [candidate.rank for candidate in found] == sorted(candidate.rank for candidate in found)
    assert len(forms(word, language)) == len(found) <= 4


def test_threads_do_not_mix_their_words():
    words = [f"{lemma}lerinin{number * 'a'}" for number in range(40) for _language, _form, lemma, _ in ROWS[:40]]
    alone = [candidates.__wrapped__(word, "tr") for word in words]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as pool:
            together = list(pool.map(lambda word: candidates.__wrapped__(word, "tr"), words))
    finally:
        sys.setswitchinterval(interval)
    assert together == alone
