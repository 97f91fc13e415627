"""The words and numbers of a text, each with its place in the text.

Works in one pass over any text, in time linear in its length, and never raises. A token's `text` is composed
(NFKC), without invisible signs, its case kept; `start` and `end` are offsets into the text as given, so that a
snippet can mark it there.
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from archive.published.search.analysis.attached import without_ending

LIMIT = 500  # characters in a token; longer ones are cut, in the index and in a question alike
MOST_PARTS = 8  # a chain of more hyphens than this is no word

_APOSTROPHES = "'’‘‛ʼʻʹ`´＇"
_HYPHENS = "\u2010\u2011\\-"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_SOFT_BREAK = r"\u00ad[ \t]*\r?\n[ \t]*"


def _marks() -> str:
    """A character class of combining marks: they belong to the word, yet `\\w` leaves them out.

    Of those beyond U+FFFF only the variation selectors: a class of more of them is searched one by one.
    """
    return "".join(re.escape(chr(code)) for code in range(0x300, 0x10000) if _is_mark(code)) + "\U000e0100-\U000e01ef"


def _is_mark(code: int) -> bool:
    return unicodedata.category(chr(code)).startswith("M")


_LETTER = r"[^\W\d_]"
_MARK = rf"[{_marks()}]"
_INSIDE = rf"(?:[^\W_]|{_MARK}|[{_INVISIBLE}]++(?=[^\W_]|{_MARK})|{_SOFT_BREAK}(?={_LETTER}))"
_MARKED = rf"{_LETTER}{_MARK}*+"
_PART = rf"[^\W_]{_INSIDE}*(?:[{_APOSTROPHES}](?={_LETTER}){_INSIDE}+)*"
_HYPHEN = rf"[{_HYPHENS}](?:[ \t]*\r?\n[ \t]*(?={_LETTER}))?"

_UNIT = re.compile(
    rf"""
    (?P<abbreviation> {_MARKED} (?: \.{_MARKED}(?!{_INSIDE}) ){{1,11}} (?!\.?[^\W_]) )
  | (?P<number> \d+ (?: [./,]\d+ )+ )
  | (?P<word> {_PART} (?: {_HYPHEN} {_PART} )* )
    """,
    re.VERBOSE,
)
_PARTS = re.compile(_PART)
_DROPPED = re.compile(rf"[{_INVISIBLE}]|[{_HYPHENS}]?[ \t]*\r?\n[ \t]*|[{_HYPHENS}]")
_GOES_ON = re.compile(rf"[{_HYPHENS}\u00ad][ \t]*\r?\n")
_DIGITS = re.compile(r"\d+")
_DAY_FIRST = re.compile(r"(\d{1,2})([./])(\d{1,2})\2(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})")
_YEARS = re.compile(r"\d{4}/\d{4}")


class Token(NamedTuple):
    """A word, a number, or a part of either, and where it stands: `source[start:end]`."""

    text: str
    start: int
    end: int


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a text, in order; of a compound first the parts, then the whole, joined.

    `Türkiye'den` → Türkiye; `Нұр-Сұлтан` → Нұр, Сұлтан, НұрСұлтан; `U.S.` → US; `123-II` → 123, II, 123II;
    `12.10.1995` and `1995-10-12` → their numbers and 1995-10-12.
    """
    for match in _UNIT.finditer(text):
        yield from _READ[match.lastgroup](match)


def stretches(text: str) -> list[str]:
    """The text cut at spaces and ends of lines, one sign each, where no token goes on behind them; whole if some does.

    What the tokens of a stretch are depends on nothing around it: `tokens` gives those of the text there.
    """
    return [text] if _GOES_ON.search(text) else text.replace("\n", " ").split(" ")


def _abbreviation(match: re.Match) -> Iterator[Token]:
    yield Token(clean(match[0].replace(".", "")), *match.span())


def _number(match: re.Match) -> Iterator[Token]:
    """12.10.1995, 12/3, 1.5; of a range of years its ends only."""
    yield from _found(_DIGITS, match)
    if not _YEARS.fullmatch(match[0]):
        yield Token((_iso(match[0]) or clean(match[0]))[:LIMIT], *match.span())


def _word(match: re.Match) -> Iterator[Token]:
    whole = match[0]
    if whole.isalnum():
        yield Token(clean(whole), *match.span())
        return
    parts = [_cut(part) for part in _found(_PARTS, match)]
    if len(parts) > 1 and without_ending(parts[0].text, parts[1].text):
        parts[1:2] = []
    yield from parts
    if len(parts) > 1:
        yield from _compound(parts, match)


def _compound(parts: list[Token], match: re.Match) -> Iterator[Token]:
    """The whole of a hyphenated word, unless it is a range of numbers or a chain of anything."""
    if all(part.text.isdigit() for part in parts):
        if day := _iso(match[0]):
            yield Token(day, *match.span())
    elif len(parts) <= MOST_PARTS:
        yield Token("".join(part.text for part in parts)[:LIMIT], parts[0].start, parts[-1].end)


def _cut(part: Token) -> Token:
    """Without the ending behind its last apostrophe; an apostrophe that begins no ending is dropped."""
    pieces = re.split(f"[{_APOSTROPHES}]", part.text)
    if len(pieces) == 1:
        return Token(clean(part.text), part.start, part.end)
    if len(pieces) == 2 and without_ending(clean(pieces[0]), clean(pieces[1]), apostrophe=True):
        return Token(clean(pieces[0]), part.start, part.start + len(pieces[0]))
    return Token(clean("".join(pieces)), part.start, part.end)


def _found(pattern: re.Pattern, match: re.Match) -> Iterator[Token]:
    for part in pattern.finditer(match.string, *match.span()):
        yield Token(part[0], *part.span())


def clean(text: str) -> str:
    """A word's text as it is compared: composed, digits in ASCII, nothing but letters, digits and marks."""
    if text.isascii() and text.isalnum():
        return text[:LIMIT]
    composed = unicodedata.normalize("NFKC", _DROPPED.sub("", text))
    return "".join(map(_sign, composed))[:LIMIT] if not composed.isalpha() else composed[:LIMIT]


def _sign(sign: str) -> str:
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    return sign if sign.isalnum() or sign in "./," or _is_mark(ord(sign)) else ""


def _iso(text: str) -> str | None:
    """The day that a numeric date names, the day before the month unless the year comes first."""
    if match := _DAY_FIRST.fullmatch(text):
        return _day(match[4], match[3], match[1])
    match = _YEAR_FIRST.fullmatch(text)
    return _day(*match.groups()) if match else None


def _day(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


_READ = {"abbreviation": _abbreviation, "number": _number, "word": _word}
