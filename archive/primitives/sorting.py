"""Alphabetical order for a database that only knows code points: a key per language, stored beside the title.

Orders: Kazakh, the 42 letters of the Cyrillic alphabet; Russian as in CLDR (ё beside е); English; Turkish,
29 letters (ı before i), with q, w, x at their Latin places. Blank comes before digits, digits (as
numbers) before letters, the alphabet of the language before the other one of Cyrillic and Latin, and all
other scripts after both.
"""

import re
import unicodedata
from collections.abc import Iterator

_KAZAKH = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
_RUSSIAN = _KAZAKH.replace("ё", "")
_ENGLISH = "abcdefghijklmnopqrstuvwxyz"
_TURKISH = "abcçdefgğhıijklmnoöpqrsştuüvwxyz"

_ALPHABETS = {
    "kk": (_KAZAKH, _ENGLISH),
    "ru": (_RUSSIAN, _ENGLISH),
    "en": (_ENGLISH, _KAZAKH),
    "tr": (_TURKISH, _KAZAKH),
}

# Letters without a decomposition, where the alphabet of the language has no place of their own for them.
_SPELT = {
    "ı": "i",
    "ə": "a",
    "ø": "o",
    "æ": "ae",
    "œ": "oe",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ŋ": "n",
}

_END, _BLANK, _DIGITS, _FIRST_LETTER, _FIRST_SECOND_ALPHABET, _OTHER = "\t", " ", "0", 0x41, 0x80, "\u0700"
_PLAIN = "0"
_LONGEST_NUMBER = 1_000

_UNIT = re.compile(r"\d+|\s+|\S")


def _ranks(alphabets: tuple[str, str]) -> dict[str, str]:
    """Letter to the one character that stands for it in a key."""
    first, second = alphabets
    return {letter: chr(_FIRST_SECOND_ALPHABET + rank) for rank, letter in enumerate(second)} | {
        letter: chr(_FIRST_LETTER + rank) for rank, letter in enumerate(first)
    }


_RANKS = {language: _ranks(alphabets) for language, alphabets in _ALPHABETS.items()}


def sort_key(text: str, language: str) -> str:
    """A text whose code point order (collation C) is that of the alphabet; KeyError for a language not ours.

    Case and punctuation make no difference; a mark that is no letter of its own (é, â, ё in Russian) makes
    one only between words otherwise equal. Opaque, at most a few times as long as the text, without NUL.
    """
    units = list(_units(_lower(text, language), _RANKS[language]))
    primary = "".join(main for main, _mark in units).strip(_BLANK)
    marks = "".join(mark for _main, mark in units).rstrip(_PLAIN)
    return primary + _END + marks if marks else primary


def _lower(text: str, language: str) -> str:
    """Small letters as the language makes them: in Turkish I becomes ı, elsewhere i; İ becomes i in all."""
    text = unicodedata.normalize("NFKC", text).replace("İ", "i")
    if language == "tr":
        text = text.replace("I", "ı")
    return unicodedata.normalize("NFC", text.casefold())


def _units(text: str, ranks: dict[str, str]) -> Iterator[tuple[str, str]]:
    """What each unit adds to the main key and to the key of marks."""
    after_blank = False
    for unit in _UNIT.findall(text):
        if unit.isspace():
            after_blank = True
            continue
        added = list(_number(unit) if unit.isdecimal() else _letter(unit, ranks))
        if after_blank and added and added[0][0]:
            yield _BLANK, ""
            after_blank = False
        yield from added


def _number(digits: str) -> Iterator[tuple[str, str]]:
    """A number: first how many digits it has, then the digits, in ASCII and without leading zeros."""
    plain = "".join(str(unicodedata.decimal(digit)) for digit in digits).lstrip("0")
    yield _DIGITS + chr(0x100 + min(len(plain), _LONGEST_NUMBER)) + plain, _PLAIN


def _letter(letter: str, ranks: dict[str, str]) -> Iterator[tuple[str, str]]:
    if letter in ranks:
        yield ranks[letter], _PLAIN
    elif letter in _SPELT:
        yield "".join(ranks[part] for part in _SPELT[letter]), letter
    else:
        yield from _parts(letter, ranks)


def _parts(letter: str, ranks: dict[str, str]) -> Iterator[tuple[str, str]]:
    """A letter of no known alphabet, or with marks: its base, then the marks; punctuation adds nothing."""
    for part in unicodedata.normalize("NFD", letter):
        category = unicodedata.category(part)
        if category.startswith("M"):
            yield "", part
        elif part in ranks:
            yield ranks[part], _PLAIN
        elif category.startswith(("L", "N")):
            yield _OTHER + part, _PLAIN
