"""The words of a question as a tree of lexemes: written as the text of a tsquery here, and answered by sets elsewhere
(`archive.published.browse.common_words`), so that both ask for the same.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from .forms import Form, Level, Word, asked_forms, beginnings, in_language, words
from .lexemes import quoted
from .question import BEGINNING, PHRASE, Part

ANYWHERE = ""
ALL, ANY, NEXT = "&", "|", "<->"


@dataclass(frozen=True)
class Nearness:
    """How nearly words must be met: forms up to `level`, standing where `labels` say, in `language` if one is named."""

    level: Level = Level.OTHER_NAME
    labels: str = ANYWHERE
    language: str = ""


FOUND = Nearness()


class OneOf(NamedTuple):
    """A word by any of its forms. `ending`: a star if it may go on, and the labels that say where it must stand."""

    lexemes: tuple[str, ...]
    ending: str = ""


class Joined(NamedTuple):
    """Terms of which all must be met, any is enough, or which must stand next to one another: `sign` says which."""

    sign: str
    members: tuple["Term", ...]


Term = OneOf | Joined


def written(term: Term) -> str:
    """The text of a tsquery."""
    if isinstance(term, Joined):
        return "(" + f" {term.sign} ".join(map(written, term.members)) + ")"
    suffix = f":{term.ending}" if term.ending else ""
    return "(" + " | ".join(f"{quoted(lexeme)}{suffix}" for lexeme in term.lexemes) + ")"


def all_in(term: Term) -> Iterator[Term]:
    """The term and every one within it."""
    yield term
    if isinstance(term, Joined):
        for member in term.members:
            yield from all_in(member)


def of_group(group: Iterable[Part], nearness: Nearness) -> Joined:
    """Parts of which one is enough."""
    return Joined(ANY, tuple(of_part(part, nearness) for part in group))


def of_part(part: Part, nearness: Nearness) -> Joined:
    """All words of a part, or its phrase."""
    if part.form == PHRASE:
        return _phrase([word for word in words(part.text) if not word.is_whole], part, nearness)
    return Joined(ALL, tuple(_units(list(words(part.text)), part, nearness)))


def _units(found: list[Word], part: Part, nearness: Nearness) -> Iterator[Term]:
    """Words one by one; a hyphenated word or a number in one piece as well as in its parts."""
    wholes = [word for word in found if word.is_whole]
    for word in found:
        if word.is_whole:
            pieces = [one for one in found if not one.is_whole and word.start <= one.start < word.end]
            numbers = all(one.text.isdigit() for one in pieces)
            joined = _phrase(pieces, part, nearness) if numbers else _all(pieces, part, nearness)
            yield Joined(ANY, (joined, _word(word, part, nearness)))
        elif not any(whole.start <= word.start < whole.end for whole in wholes):
            yield _word(word, part, nearness)


def _all(found: Iterable[Word], part: Part, nearness: Nearness) -> Joined:
    return Joined(ALL, tuple(_word(word, part, nearness) for word in found))


def _phrase(found: Iterable[Word], part: Part, nearness: Nearness) -> Joined:
    """Words next to one another, inflected or without marks; in other scripts they have no places."""
    strict = Nearness(min(nearness.level, Level.FOLDED), nearness.labels)
    return Joined(NEXT, tuple(_word(word, part, strict) for word in found))


def _word(word: Word, part: Part, nearness: Nearness) -> Term:
    found = forms_of(word, part)
    ending = ("*" if is_begun(word, part) else "") + nearness.labels
    wanted = OneOf(tuple(form.lexeme for form in found if form.level <= nearness.level), ending)
    own = OneOf(tuple(in_language(found, nearness.language)) if nearness.language else (), ending)
    if not own.lexemes:
        return wanted
    return Joined(ALL, (wanted, own)) if nearness.level is Level.EXACT else own


def forms_of(word: Word, part: Part) -> tuple[Form, ...]:
    """The forms that a word of a part asks for."""
    return beginnings(word.text, word.spelt) if is_begun(word, part) else asked_forms(word.text, word.spelt)


def is_begun(word: Word, part: Part) -> bool:
    """Whether more may follow: of a part with a star, its last word."""
    return part.form == BEGINNING and word.end == max(one.end for one in words(part.text))
