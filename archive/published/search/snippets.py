"""The few words around a hit that a result shows.

Hits are found by the forms that the index uses, so that they are marked though inflected or in another script, exactly
where they stand. Nothing is escaped here: pieces are plain text, which the page escapes before it marks them.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from archive.primitives.languages import choose

from .analysis.tokens import stretches
from .asked import Wanted
from .forms import REMEMBERED, Word, forms, words
from .lexemes import Passage

BEFORE, AFTER = 90, 150  # characters around the first hit
MOST_READ = 3_000  # stretches between the spaces of an entry's texts that are looked at
SHORT = 100  # characters of a stretch whose words are remembered


@dataclass(frozen=True)
class Snippet:
    """Pieces of a text in `language` (empty: that of the page), each with whether it is a hit.

    `section` and `part`: the row it stands in, empty for the entry's own fields.
    """

    pieces: tuple[tuple[str, bool], ...]
    language: str
    section: str = ""
    part: str = ""


class Reader:
    """Looks for the words asked for in the texts of one entry after another, in each until it has read enough."""

    def __init__(self, wanted: Sequence[Wanted]) -> None:
        self.wanted = wanted
        self.known: dict[str | None, Known] = defaultdict(Known)
        self.begin()

    def begin(self) -> None:
        """Turn to the next entry."""
        self.left = MOST_READ

    def hits(self, text: str, language: str | None) -> "Hits":
        """Where in the text the words stand, and which of them."""
        found, known = stretches(text)[: self.left], self.known[language]
        self.left -= len(found)
        for stretch in set(found) - known.read:  # most of them stand in other texts too
            known.read.add(stretch)
            if hits := self._read(stretch, language):
                known.hits[stretch] = hits
        if known.hits.keys().isdisjoint(found):
            return NO_HITS
        at, spans, met = 0, [], set()
        for stretch in found:
            for first, end, own in known.hits.get(stretch, ()):
                met |= own
                spans.append((at + first, at + end))
            at += len(stretch) + 1
        return Hits(frozenset(met), tuple(_joined(spans)))

    def _read(self, stretch: str, language: str | None) -> list["Hit"]:
        found = []
        for word in _words(stretch) if len(stretch) <= SHORT else words(stretch):
            lexemes = [form.lexeme for form in forms(word.text, word.spelt, language)]
            if own := {place for place, one in enumerate(self.wanted) if one.is_in(lexemes)}:
                found.append((word.start, word.end, own))
        return found


Hit = tuple[int, int, set[int]]  # from where to where in a stretch which of the words asked for stand


@dataclass
class Known:
    """The stretches of text that were read in a language, and the hits in those that have any."""

    read: set[str] = field(default_factory=set)
    hits: dict[str, list[Hit]] = field(default_factory=dict)


@lru_cache(REMEMBERED)
def _words(stretch: str) -> tuple[Word, ...]:
    """The words of a stretch of text."""
    return tuple(words(stretch))


class Hits(NamedTuple):
    """Which of the words asked for a text has, and the places of its hits, which do not overlap."""

    met: frozenset[int]
    spans: tuple[tuple[int, int], ...]


NO_HITS = Hits(frozenset(), ())


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def marked(text: str, hits: Hits) -> tuple[tuple[str, bool], ...]:
    """The whole text, with every hit in it a piece of its own."""
    at, pieces = 0, []
    for first, last in hits.spans:
        pieces += [(text[at:first], False), (text[first:last], True)]
        at = last
    pieces.append((text[at:], False))
    return tuple((piece, is_hit) for piece, is_hit in pieces if piece)


def around(passage: Passage, hits: Hits, page: str) -> Snippet:
    """The text around the first hit, cut between words, with every hit in it a piece of its own."""
    pieces = _pieces(passage.text, hits.spans)
    language = passage.language or ""
    return Snippet(pieces, "" if language == page else language, passage.section, passage.part)


def beginning(texts: Iterable[Mapping[str, str]], page: str) -> Snippet | None:
    """The beginning of the first of an entry's texts; None if there is no text at all."""
    found = next((one for text in texts if (one := choose(text, page))), None)
    if found is None:
        return None
    text, language = found
    end = _word_end(text, min(len(text), BEFORE + AFTER))
    shown = text[:end] + (" …" if end < len(text) else "")
    return Snippet(((shown, False),), "" if language == page else language)


def _pieces(text: str, spans: Sequence[tuple[int, int]]) -> tuple[tuple[str, bool], ...]:
    start = _word_start(text, max(0, spans[0][0] - BEFORE), spans[0][0])
    end = max(_word_end(text, min(len(text), spans[0][1] + AFTER)), spans[0][1])
    pieces, at = [("… " if start else "", False)], start
    for first, last in spans:
        if last <= end:
            pieces += [(text[at:first], False), (text[first:last], True)]
            at = last
    pieces += [(text[at:end], False), (" …" if end < len(text) else "", False)]
    return tuple((piece, is_hit) for piece, is_hit in pieces if piece)


def _word_start(text: str, at: int, hit: int) -> int:
    space = text.find(" ", at, hit)
    return at if at == 0 or space == -1 else space + 1


def _word_end(text: str, at: int) -> int:
    if at == len(text):
        return at
    space = text.rfind(" ", 0, at + 1)
    return space if space > at - 40 and space > 0 else at
