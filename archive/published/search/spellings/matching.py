"""The match keys of a word: two words ask for the same thing when they share one."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from archive.primitives.folding import TOKEN_LIMIT, fold
from archive.published.search.spellings.look_alikes import unmixed
from archive.published.search.spellings.names import concept
from archive.published.search.spellings.skeleton import bare_skeleton, skeletons

KEY_LIMIT = 6
REMEMBERED = 16_384  # words; about 11 MB when full

_APOSTROPHES = "'’‘‛ʼʻʹ`´＇"
_APOSTROPHE = re.compile(f"[{_APOSTROPHES}]")
_JOINER = re.compile(f"[\u00ad\u200b-\u200d\u2060\ufeff\u2010\u2011\\-{_APOSTROPHES}]")
_NO_LETTER = re.compile(f"[^\\w{_APOSTROPHES}]")


class Rank(IntEnum):
    """How near a match is; smaller is nearer."""

    EXACT = 1  # but for capitals
    FOLDED = 2  # letters without marks: казакстан for Қазақстан
    OTHER_SCRIPT = 3  # the same sounds in another script or spelling
    OTHER_NAME = 4  # another name of the same: Turkey, Türkiye


@dataclass(frozen=True, slots=True)
class Key:
    """A form to be compared letter by letter, and the rank of a match through it.

    The first sign of a form keeps the sorts apart: ~ a skeleton, ^ a bare skeleton, @ a concept; others begin with
    a letter or digit.
    """

    form: str
    rank: Rank


def keys(word: str, language: str | None = None) -> tuple[Key, ...]:
    """At most six keys of one word, each form once, the nearest first; none if it has no letter and no digit.

    `language` is that of the text, one of the four, or None if not known, as of a query: it sets how I is made
    small in Turkish and which Latin spelling is thought of first. Takes any characters, and of a word its first 500.
    """
    return _keys(word[:TOKEN_LIMIT], language)


def meeting(one: str, other: str) -> Rank | None:
    """How nearly two words are one, by the nearest key they share; None if they share none."""
    ranks = {key.form: key.rank for key in keys(other)}
    shared = [max(key.rank, ranks[key.form]) for key in keys(one) if key.form in ranks]
    return min(shared, default=None)


@lru_cache(REMEMBERED)
def _keys(word: str, language: str | None) -> tuple[Key, ...]:
    found: dict[str, Rank] = {}
    for form, rank in _forms(unmixed(unicodedata.normalize("NFC", word)), language):
        found.setdefault(form, rank)
    likeliest = list(found.items())[:KEY_LIMIT]
    return tuple(Key(form, rank) for form, rank in sorted(likeliest, key=lambda pair: pair[1]))


def _forms(word: str, language: str | None) -> Iterator[tuple[str, Rank]]:
    """All forms, those first that are the least dispensable."""
    small = _small(word, language)
    exact = _JOINER.sub("", small)
    folded = "".join(filter(str.isalnum, fold(exact)))[:TOKEN_LIMIT]
    if not folded:
        return
    yield exact, Rank.EXACT
    yield folded, Rank.FOLDED
    heard = skeletons(_one_apostrophe(small), language)
    if (named := concept(word, heard)) is not None:
        yield f"@{named}", Rank.OTHER_NAME
    yield from ((f"~{sounds}", Rank.OTHER_SCRIPT) for sounds in heard[:1])
    if (bare := bare_skeleton(exact)) is not None:
        yield f"^{bare}", Rank.OTHER_SCRIPT
    yield from ((f"~{sounds}", Rank.OTHER_SCRIPT) for sounds in heard[1:])


def _small(word: str, language: str | None) -> str:
    """In small letters; I is ı in Turkish, i elsewhere, and İ has no dot left over."""
    if language == "tr":
        word = word.replace("I", "ı")
    return unicodedata.normalize("NFC", word.replace("İ", "i").lower().replace("i\u0307", "i"))


def _one_apostrophe(word: str) -> str:
    return _APOSTROPHE.sub("'", _NO_LETTER.sub("", word))
