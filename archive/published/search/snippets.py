"""The few words around a hit that a result shows."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from archive.primitives.folding import tokens
from archive.primitives.languages import LANGUAGES, choose

BEFORE, AFTER = 90, 150  # characters around the first hit
_WORD = re.compile(r"[^\W_]+(?:['’\-‑][^\W_]+)*")


@dataclass(frozen=True)
class Snippet:
    """Pieces of a text in `language` (empty: that of the page), each with whether it is a hit."""

    pieces: tuple[tuple[str, bool], ...]
    language: str


def snippet(texts: Iterable[Mapping[str, str]], words: Iterable[str], page: str) -> Snippet | None:
    """From an entry's texts, each in several languages: the first with a hit, else the beginning of the first.

    Texts in the language of the page come first. None if there is no text at all.
    """
    texts = list(texts)
    wanted = tuple(dict.fromkeys(lexeme for word in words for lexeme in tokens(word)))
    for language in (page, *(code for code in LANGUAGES if code != page)):
        for text in texts:
            if language in text and (hits := _hits(text[language], wanted)):
                return Snippet(_around(text[language], hits), "" if language == page else language)
    found = next((one for text in texts if (one := choose(text, page))), None)
    if found is None:
        return None
    return Snippet(((_beginning(found[0]), False),), "" if found[1] == page else found[1])


def _hits(text: str, wanted: tuple[str, ...]) -> list[tuple[int, int]]:
    if not wanted:
        return []
    return [word.span() for word in _WORD.finditer(text) if _is_hit(word[0], wanted)]


def _is_hit(word: str, wanted: tuple[str, ...]) -> bool:
    return any(token.startswith(wanted) for token in tokens(word))


def _around(text: str, hits: list[tuple[int, int]]) -> tuple[tuple[str, bool], ...]:
    """The text around the first hit, cut between words, with every hit in it a piece of its own."""
    start = _word_start(text, max(0, hits[0][0] - BEFORE))
    end = _word_end(text, min(len(text), hits[0][1] + AFTER))
    pieces, at = [("… " if start else "", False)], start
    for first, last in hits:
        if last <= end:
            pieces += [(text[at:first], False), (text[first:last], True)]
            at = last
    pieces += [(text[at:end], False), (" …" if end < len(text) else "", False)]
    return tuple((piece, is_hit) for piece, is_hit in pieces if piece)


def _beginning(text: str) -> str:
    end = _word_end(text, min(len(text), BEFORE + AFTER))
    return text[:end] + (" …" if end < len(text) else "")


def _word_start(text: str, at: int) -> int:
    return at if at == 0 else max(text.find(" ", at) + 1, at) if text.find(" ", at) != -1 else at


def _word_end(text: str, at: int) -> int:
    if at == len(text):
        return at
    space = text.rfind(" ", 0, at + 1)
    return space if space > at - 40 and space > 0 else at
