"""From a record to the two vectors of its index row: of titles and names, and of everything it can be found by.

A vector has the syntax of a `tsvector`: lexemes with places and labels. Places count words, so that phrases and
nearness can be told; the words of two texts are never neighbours. The label says where a word stands: A in a title or
name, B in a text, D in the name of an entry that this one refers to. In the vector of titles it says how long the name
is in which the word stands: A for a name of this word alone, B of two, C of up to four, D of more.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from archive.primitives.languages import LANGUAGES
from archive.record import fields as f
from archive.record.heading import heading
from archive.record.kinds import kind_of

from .forms import LONGEST, REMEMBERED, Level, forms, likely_language, words

# Not for reading: keys of the seeds, addresses, paths into the record, hashes.
UNREAD_FIELDS = frozenset({"source_keys", "url", "path", "follows", "value_type"})
UNREAD_SECTIONS = frozenset({"translations"})
TITLE, TEXT, LINKED = "A", "B", "D"
NAME_LENGTHS, LONG_NAME = {"A": 1, "B": 2, "C": 4}, "D"
APART = 10  # places left free between two texts
LAST_PLACE = 16_383  # of a tsvector; what stands further behind is found, and not as part of a phrase
MOST_PLACES = 64  # of one lexeme with one label
LARGEST = 600_000  # bytes of a vector, of the 1 MB that PostgreSQL takes
_YEAR = re.compile(r"\d{4}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Passage(NamedTuple):
    """A text of a record: the language it is in (None: not said, or none of ours), and the row it stands in.

    `section` and `part` are empty for the entry's own fields.
    """

    text: str
    language: str | None
    field: str
    section: str = ""
    part: str = ""


def vectors(record: dict, linked: Iterable[tuple[str, str]] = ()) -> tuple[str, str]:
    """The vectors of a served record; `linked`: names of entries that it refers to, with their languages.

    What does not go into `LARGEST` bytes is left out, from the end: the names of others, the notes, the long texts.
    """
    titles, everything = Vector(), Vector()
    for passage in title_passages(record):
        titles.add(passage.text, passage.language, length_label(passage.text))
        everything.add(passage.text, passage.language, TITLE)
    for passage in text_passages(record):
        everything.add(passage.text, passage.language, TEXT)
    for text in _days(record):
        everything.add_number(text)
    for text, language in linked:
        everything.add(text, language, LINKED)
    return titles.written(), everything.written()


def length_label(name: str) -> str:
    """The label in the vector of titles of the words of this name, by how many they are."""
    count = sum(not word.is_whole for word in words(name))
    return next((label for label, most in NAME_LENGTHS.items() if count <= most), LONG_NAME)


def title_words(record: dict) -> int:
    """How many words the shortest title or name has; 0 without any."""
    return min((sum(1 for _ in words(passage.text)) for passage in title_passages(record)), default=0)


def title_passages(record: dict) -> Iterator[Passage]:
    """The titles and names of an entry in all languages."""
    for language, text in heading(record).items():
        yield Passage(text, _known(language), "title")
    for row in record.get("parts", {}).get("names", []):
        yield Passage(row["text"], _known(row["language"]), "text", "names", row["uuid"])


def text_passages(record: dict) -> Iterator[Passage]:
    """Everything else that can be read, the longest texts last."""
    kind, last = kind_of(record), []
    for passage in _of_row(kind.fields, record):
        if passage.field not in ("title", "own_title"):
            yield passage
    for section, rows in record.get("parts", {}).items():
        if section in UNREAD_SECTIONS:
            continue
        for row in rows:
            found = _of_row(kind.part_by_name[section].fields, row, section)
            passages = [one for one in found if (section, one.field) != ("names", "text")]
            last += [one for one in passages if one.field == "body"]
            yield from (one for one in passages if one.field != "body")
    yield from last


def _of_row(fields: Iterable[f.Field], row: dict, section: str = "") -> Iterator[Passage]:
    part = row["uuid"] if section else ""
    own = row.get("language") if section in ("names", "texts") else None
    for field in fields:
        if field.name in row and field.name not in UNREAD_FIELDS:
            for text, language in _of_value(field, row[field.name], own):
                yield Passage(text, language, field.name, section, part)


def _of_value(field: f.Field, value: object, own: str | None) -> Iterator[tuple[str, str | None]]:
    if isinstance(field, f.Words):
        yield from ((text, language) for language, text in value.items())
    elif isinstance(field, f.Lines):
        yield from ((text, likely_language(text)) for text in value)
    elif isinstance(field, f.Line):
        yield value, _known(own) if own else likely_language(value)


def _days(record: dict) -> Iterator[str]:
    """Years and whole days of all dates, each once."""
    kind = kind_of(record)
    found = dict.fromkeys(_dates(kind.fields, record))
    for section, rows in record.get("parts", {}).items():
        for row in rows:
            found |= dict.fromkeys(_dates(kind.part_by_name[section].fields, row))
    edtf = list(found)
    yield from dict.fromkeys(number for text in edtf for pattern in (_YEAR, _DAY) for number in pattern.findall(text))


def _dates(fields: Iterable[f.Field], row: dict) -> Iterator[str]:
    return (row[field.name]["edtf"] for field in fields if isinstance(field, f.Edtf) and field.name in row)


def _known(tag: str | None) -> str | None:
    """The language of a BCP 47 tag if it is one of ours."""
    language = (tag or "").partition("-")[0].lower()
    return language if language in LANGUAGES else None


class Vector:
    """A vector that is being filled; it takes no more when it is full."""

    def __init__(self) -> None:
        self._places: dict[str, dict[str, list[int]]] = {}  # by label, by quoted lexeme
        self._size, self._place = 0, 0

    def add(self, text: str, language: str | None, label: str) -> None:
        """All forms of all words of a text."""
        for word in words(text):
            if self._size > LARGEST:
                return
            self._place += not word.is_whole
            self._put(label, _lexemes(word.text, word.spelt, language))
        self._place += APART

    def add_number(self, text: str) -> None:
        """A year or day as it is written, near nothing."""
        self._place += APART
        self._put(TEXT, (_lexeme(f"={text}", Level.EXACT), _lexeme(f"/{text}", Level.FOLDED)))

    def _put(self, label: str, lexemes: Iterable["Lexeme"]) -> None:
        """Every word of an archive comes here: it is written for speed."""
        known, place = self._places.setdefault(label, {}), min(self._place, LAST_PLACE)
        for quoted_lexeme, is_placed, size in lexemes:
            places = known.get(quoted_lexeme)
            if places is None:
                known[quoted_lexeme] = [place]
                self._size += size
            elif is_placed and places[-1] != place and len(places) < MOST_PLACES:
                places.append(place)
                self._size += 2

    def written(self) -> str:
        """The text of a `tsvector`; a lexeme that stands under two labels is written twice, which PostgreSQL joins."""
        pieces = (
            f"{lexeme}:{places[0]}{label}" if len(places) == 1 else f"{lexeme}:{_placed(places, label)}"
            for label, known in self._places.items()
            for lexeme, places in known.items()
        )
        return " ".join(pieces)


class Lexeme(NamedTuple):
    """A lexeme as vectors write it, whether each of its places is kept, and the bytes that it takes with one place."""

    quoted: str
    is_placed: bool
    size: int


@lru_cache(REMEMBERED)
def _lexemes(text: str, spelt: str, language: str | None) -> tuple[Lexeme, ...]:
    return tuple(_lexeme(*form) for form in forms(text, spelt, language))


def _lexeme(text: str, level: Level) -> Lexeme:
    return Lexeme(quoted(text[:LONGEST]), level <= Level.FOLDED, len(text.encode()) + 10)


def _placed(places: Iterable[int], label: str) -> str:
    return ",".join(f"{place}{label}" for place in places)


def quoted(lexeme: str) -> str:
    """A lexeme as vectors and queries write it."""
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"
