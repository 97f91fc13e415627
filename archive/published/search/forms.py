"""The forms under which a word is kept in the index and asked for: words that share one meet.

One place decides this for both sides: `forms` for a word of a text, `asked_forms` for a word of a question, whose
language nobody knows. The first signs keep the sorts apart in one index:

    =визалық   as written, in small letters       EXACT
    r-виз      a stem, with its language          STEMMED
    /виза      without marks                      FOLDED
    ~viza ^viza   the sounds, in any script       OTHER_SCRIPT
    ≈~jil         the sounds of a short stem      OTHER_SCRIPT
    @turkiye   another name of the same           OTHER_NAME

Stems of up to three sounds are met across scripts by a word as it is typed, and not by its stem in turn, nor do such
stems of Latin words ask across scripts: else Ciller (Turkish plural of cil) would be every жыл and жылғы (Kazakh for
year). Гюля still asks for Gül.
"""

from collections.abc import Iterable, Iterator, Mapping
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from archive.primitives.languages import LANGUAGES
from archive.published.search.analysis.casing import lower
from archive.published.search.analysis.stems import Candidate, candidates
from archive.published.search.analysis.stems import Rank as StemRank
from archive.published.search.analysis.tokens import Token, tokens
from archive.published.search.spellings.look_alikes import is_cyrillic
from archive.published.search.spellings.matching import Rank as KeyRank
from archive.published.search.spellings.matching import keys

REMEMBERED = 30_000  # words whose forms are kept, about 30 MB when full
FEW_SOUNDS = 3  # of a stem that sounds like too many words of other languages
LONGEST = 400  # characters of a form: PostgreSQL refuses a lexeme of 2,047 bytes or more


class Level(IntEnum):
    """How near two words are that share a form; lower is nearer."""

    EXACT = 0
    STEMMED = 1
    FOLDED = 2
    OTHER_SCRIPT = 3
    OTHER_NAME = 4


class Form(NamedTuple):
    """A lexeme of the index, and how near a match through it is."""

    lexeme: str
    level: Level


class Word(NamedTuple):
    """A token with its spelling in the text: hyphens and apostrophes say which name or alphabet is meant.

    `is_whole`: it is a hyphenated word or a number once more, whose parts came before it.
    """

    text: str
    spelt: str
    start: int
    end: int
    is_whole: bool


_SIGN = {KeyRank.FOLDED: "/", KeyRank.OTHER_SCRIPT: "", KeyRank.OTHER_NAME: ""}
_LEVEL = {
    KeyRank.FOLDED: Level.FOLDED,
    KeyRank.OTHER_SCRIPT: Level.OTHER_SCRIPT,
    KeyRank.OTHER_NAME: Level.OTHER_NAME,
}
_ENDS_LINE = frozenset("\r\n")
_KAZAKH, _TURKISH = frozenset("әғқңөұүһі"), frozenset("çğıöşü")


def words(text: str) -> Iterator[Word]:
    """The words of a text, in order, each with its place."""
    end = -1
    for token in tokens(text):
        yield Word(token.text, _spelt(token, text), token.start, token.end, token.start < end)
        end = max(end, token.end)


def _spelt(token: Token, text: str) -> str:
    spelt = text[token.start : token.end]
    return token.text if _ENDS_LINE.intersection(spelt) else spelt


@lru_cache(REMEMBERED)
def forms(text: str, spelt: str, language: str | None) -> tuple[Form, ...]:
    """The forms of a word of a text, each once, the nearest first. `language`: one of the four, or None for others."""
    stems = candidates(text, language) if language in LANGUAGES else ()
    exact = stems[0].form if stems else lower(text, "en")
    found = {"=" + exact: Level.EXACT}
    found |= {f"{language[0]}-{one.form}": Level.STEMMED for one in stems}
    _add_all(found, _of_keys(spelt, language if language in LANGUAGES else None))
    for one in stems[1:]:
        _add_all(found, map(_apart, _of_stem(one, language)))
    return _sorted(found)


@lru_cache(REMEMBERED)
def asked_forms(text: str, spelt: str) -> tuple[Form, ...]:
    """The forms that a word of a question asks for, in whichever language it may be."""
    found = {"=" + lower(text, language): Level.EXACT for language in LANGUAGES}
    typed = list(_of_keys(spelt, None))
    _add_all(found, [*typed, *map(_apart, typed)])
    for language in LANGUAGES:
        for one in candidates(text, language):
            found.setdefault(f"{language[0]}-{one.form}", Level.STEMMED)
            if one.rank is not StemRank.EXACT:
                _add_all(found, (form for form in _of_stem(one, None) if is_cyrillic(text) or not _is_short(form)))
    return _sorted(found)


def beginnings(text: str, spelt: str, sounds_from: int = 4) -> tuple[Form, ...]:
    """The forms with which words begin that begin like this; sounds count if there are so many of them."""
    found = {"=" + lower(text, language): Level.EXACT for language in LANGUAGES}
    for form in _of_keys(spelt, None):
        if form.level is Level.FOLDED or (form.lexeme.startswith("~") and len(form.lexeme) > sounds_from):
            found.setdefault(*form)
    return _sorted(found)


def likely_language(text: str) -> str:
    """The language of a short text that does not say it, by its letters: one of the four."""
    letters = set(text.lower())
    if letters & _KAZAKH:
        return "kk"
    if any("а" <= letter <= "я" for letter in letters):
        return "ru"
    return "tr" if letters & _TURKISH else "en"


def in_language(found: Iterable[Form], language: str) -> list[str]:
    """Those of the forms that say in which language the word stands."""
    return [form.lexeme for form in found if form.lexeme.startswith(f"{language[0]}-")]


def _of_stem(stem: Candidate, language: str | None) -> Iterator[Form]:
    """The keys of a stem; those of one that is only possible do not cross scripts."""
    found = _of_keys(stem.form, language)
    return (form for form in found if form.level is Level.FOLDED or stem.rank is not StemRank.OTHER)


def _apart(form: Form) -> Form:
    """The form, marked if it is so few sounds that only a word as it is typed may ask for it in other scripts."""
    return Form("≈" + form.lexeme, form.level) if _is_short(form) else form


def _is_short(form: Form) -> bool:
    return form.level is Level.OTHER_SCRIPT and len(form.lexeme) <= 1 + FEW_SOUNDS


def _add_all(found: dict[str, Level], more: Iterable[Form]) -> None:
    for form in more:
        found.setdefault(*form)


def _of_keys(spelt: str, language: str | None) -> Iterator[Form]:
    """The keys as forms; a word that folding does not change is its own folded form."""
    found = keys(spelt, language)
    if not any(key.rank is KeyRank.FOLDED for key in found):
        yield from (Form(f"/{key.form}", Level.FOLDED) for key in found if key.rank is KeyRank.EXACT)
    for key in found:
        if key.rank in _LEVEL:
            yield Form(_SIGN[key.rank] + key.form, _LEVEL[key.rank])


def _sorted(found: Mapping[str, Level]) -> tuple[Form, ...]:
    cut = {lexeme[:LONGEST]: level for lexeme, level in found.items()}
    return tuple(sorted((Form(lexeme, level) for lexeme, level in cut.items()), key=lambda form: form.level))
