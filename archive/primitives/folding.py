"""Folding for search: what is indexed and what is asked go through the same two functions in any language.

Readers type Kazakh on a Russian keyboard and Turkish on an English one; old typescripts mix scripts inside a
word. All of that must meet in one spelling. The result is for comparing, never for showing.
"""

import re
import unicodedata

TOKEN_LIMIT = 500

_APOSTROPHES = "'’‘‛ʼʻʹ`´＇"
_HYPHENS = "\u2010\u2011-"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"

# Letters that no Unicode decomposition leads to a base letter: Cyrillic ones to those of a Russian keyboard,
# Latin ones to those of an English keyboard.
_LETTERS = {
    **dict(zip("әғқңөұүһієґ", "агкноуухиег", strict=True)),
    **dict(zip("ıəøłđðŋ", "iaolddn", strict=True)),
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
}

# Latin letters found inside Cyrillic words, for want of the Kazakh letter or because they look alike; and
# back.
_LATIN_IN_CYRILLIC = str.maketrans("aceiopxyhkmtb", "асеиорхухкмтв")
_CYRILLIC_IN_LATIN = str.maketrans("асеиорхук", "aceiopxyk")

_NO_APOSTROPHE = {ord(sign): None for sign in _INVISIBLE + _APOSTROPHES}
_ONE_APOSTROPHE = {ord(sign): None for sign in _INVISIBLE} | {ord(sign): "'" for sign in _APOSTROPHES}
_WORD = re.compile(rf"[^\W_]+(?:['{_HYPHENS}][^\W_]+)*")
_HEAD_AND_SUFFIX = re.compile(r"([0-9]+|[^\W_]{2,})'[^\W\d_].*")


class _Folds(dict):
    """Code point to folded text, worked out when first met: `str.translate` then runs at the speed of C."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = "".join(map(_fold_letter, chr(code).casefold()))
        return folded


def _fold_letter(letter: str) -> str:
    if letter == "й":  # a letter of its own in Russian and Kazakh, not an и with a mark
        return letter
    parts = unicodedata.normalize("NFKD", letter)
    return "".join(_LETTERS.get(part, part) for part in parts if not unicodedata.category(part).startswith("M"))


_FOLDS = _Folds()


def fold(text: str) -> str:
    """The text without case, marks, apostrophes and invisible signs, in the letters of the commonest
    keyboards.

    `Қазақстан` → `казакстан`, `İŞBİRLİĞİ` → `isbirligi`, `Türkiye’den` → `turkiyeden`. The four letters İ I
    ı i are i.
    """
    return _fold(text.translate(_NO_APOSTROPHE))


def _fold(text: str) -> str:
    composed = unicodedata.normalize("NFKC", text)
    folded = unicodedata.normalize("NFKC", composed.translate(_FOLDS))
    return _in_one_script(folded)


def _in_one_script(text: str) -> str:
    return re.sub(r"[^\W\d_]+", _one_script, text)


def _one_script(match: re.Match) -> str:
    """A word that mixes Latin and Cyrillic letters, in the script of most of its letters."""
    word = match[0]
    cyrillic = sum("а" <= letter <= "я" for letter in word)
    latin = sum("a" <= letter <= "z" for letter in word)
    if not cyrillic or not latin:
        return word
    return word.translate(_LATIN_IN_CYRILLIC if cyrillic >= latin else _CYRILLIC_IN_LATIN)


def tokens(text: str) -> list[str]:
    """The folded words and numbers of a text, in order, each of at most 500 characters.

    An apostrophe cuts the suffix behind it (`Türkiye'den` → `turkiye`, `1992'de` → `1992`) but joins after a
    single letter (`O'Brien` → `obrien`). A hyphenated word gives its parts and then the whole (`аль-Фараби`
    → `аль`, `фараби`, `альфараби`); a range of numbers gives its ends only.
    """
    folded = _fold(text.translate(_ONE_APOSTROPHE))
    return [token[:TOKEN_LIMIT] for match in _WORD.finditer(folded) for token in _parts(match[0])]


def _parts(word: str) -> list[str]:
    parts = [_in_one_script(_without_suffix(part)) for part in re.split(rf"[{_HYPHENS}]", word)]
    if len(parts) == 1 or all(part.isdigit() for part in parts):
        return parts
    return [*parts, _in_one_script("".join(parts))]


def _without_suffix(word: str) -> str:
    cut = _HEAD_AND_SUFFIX.fullmatch(word)
    return cut[1] if cut else word.replace("'", "")
