"""Kazakh words typed with letters of other alphabets that look the same: `келiсiм` with a Latin i."""

_LOOK_ALIKES = str.maketrans("iəhɵaeopcxyktm", "іәһөаеорсхукт" + "м")
_CYRILLIC = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі")


def in_cyrillic(word: str) -> str:
    """A word in small letters that has both Cyrillic and Latin ones, in Cyrillic; any other as it is."""
    if word.isascii() or not any(letter in _CYRILLIC for letter in word):
        return word
    return word.translate(_LOOK_ALIKES)


def is_cyrillic(word: str) -> bool:
    """Whether all letters are those of the Kazakh Cyrillic alphabet."""
    return _CYRILLIC.issuperset(word)
