"""The forms under which a word is found: as it stands, its best stem, and stems it may have besides.

Two words meet in the index when they share a form. How much that counts is said by the rank.
"""

from collections.abc import Callable, Iterable, Iterator
from enum import IntEnum
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import NamedTuple

import snowballstemmer

from archive.published.search.analysis.casing import lower
from archive.published.search.analysis.kazakh.letters import in_cyrillic
from archive.published.search.analysis.kazakh.stemmer import stems as kazakh_stems
from archive.published.search.analysis.turkish import without_plural

REMEMBERED = 20_000  # words whose candidates are kept, some 10 MB


class Rank(IntEnum):
    """How near a form is to the word; lower is nearer."""

    EXACT = 0
    STEMMED = 1
    OTHER = 2


class Candidate(NamedTuple):
    """A form under which a word is found."""

    form: str
    rank: Rank


@lru_cache(maxsize=REMEMBERED)
def candidates(word: str, language: str) -> tuple[Candidate, ...]:
    """The forms of a word, each once, the nearest first: at most one exact, one best stem, two others.

    `word` is the text of a token, in any case; one not in the alphabet of the language has its exact form only.
    KeyError for a language not ours.
    """
    stems = _STEMS[language]
    exact = lower(word, language)
    if language == "kk":
        exact = in_cyrillic(exact)
    found = {exact: Rank.EXACT}
    for rank, stem in zip((Rank.STEMMED, Rank.OTHER, Rank.OTHER), stems(exact), strict=False):
        found.setdefault(stem, rank)
    return tuple(Candidate(form, rank) for form, rank in found.items())


def _joined() -> dict[tuple[str, str], str]:
    lines = Path(__file__).with_name("joined.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {(language, stem): other for language, stem, other in rows}


_JOINED = _joined()


def _snowball(language: str, algorithm: str, alphabet: str) -> Callable[[str], Iterator[str]]:
    """The one stem that Snowball gives; words with other letters are left alone."""
    stem_word = snowballstemmer.stemmer(algorithm).stemWord
    letters, one_at_a_time = frozenset(alphabet), Lock()  # a stemmer keeps the word it works on in itself

    def stems(word: str) -> Iterator[str]:
        if word and letters.issuperset(word):
            with one_at_a_time:
                stem = stem_word(word)
            yield _JOINED.get((language, f"={word}")) or _JOINED.get((language, stem), stem)

    return stems


def _turkish_stems(word: str) -> Iterator[str]:
    yield from _turkish_snowball(word)
    if stem := without_plural(word):
        yield stem


_turkish_snowball = _snowball("tr", "turkish", "abcçdefgğhıijklmnoöpqrsştuüvwxyzâîû")
_STEMS: dict[str, Callable[[str], Iterable[str]]] = {
    "kk": kazakh_stems,
    "ru": _snowball("ru", "russian", "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"),
    "en": _snowball("en", "english", "abcdefghijklmnopqrstuvwxyz"),
    "tr": _turkish_stems,
}
