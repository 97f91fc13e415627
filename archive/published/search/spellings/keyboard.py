"""What somebody meant who typed with the keyboard switched to another language: *njrftd* for *токаев*."""

from itertools import permutations

# The same keys in the same order, unshifted: the row of digits, then the three rows of letters.
_ROWS = {
    "english": "1234567890-= qwertyuiop[] asdfghjkl;' zxcvbnm,./",
    "russian": "1234567890-= йцукенгшщзхъ фывапролджэ ячсмитьбю.",
    "kazakh": '"әіңғ,.үұқөһ йцукенгшщзхъ фывапролджэ ячсмитьбю№',
    "turkish-q": "1234567890*- qwertyuıopğü asdfghjklşi zxcvbnmöç.",
    "turkish-f": "1234567890/- fgğıodrnhpqw uieaütkmlyş jövcçzsb.,",
}
_LAYOUTS = {name: rows.replace(" ", "") for name, rows in _ROWS.items()}

_SHIFTED = str.maketrans('{}:"<>?', "[];',./")
_JOINERS = frozenset(" -'")


def other_layouts(text: str) -> tuple[str, ...]:
    """What the same keys give on the other layouts, in small letters; only readings that are words throughout.

    A suggestion, not a key: most readings mean nothing, and who asks must look whether the archive has the word.
    From Latin to Cyrillic layouts, back, and between the two Turkish ones. Order is fixed.
    """
    small = text.replace("İ", "i").lower()
    readings = (_retyped(small, mine, meant) for mine, meant in permutations(_LAYOUTS, 2) if _is_slip(mine, meant))
    return tuple(dict.fromkeys(reading for reading in readings if reading and reading != small))


def _is_slip(mine: str, meant: str) -> bool:
    """English and Turkish Q, or Russian and Kazakh, give nearly the same word: nothing to suggest."""
    cyrillic = {"russian", "kazakh"}
    return (mine in cyrillic) != (meant in cyrillic) or {mine, meant} == {"turkish-q", "turkish-f"}


def _retyped(text: str, mine: str, meant: str) -> str | None:
    keys = dict(zip(_LAYOUTS[mine], _LAYOUTS[meant], strict=True))
    typed = text.translate(_SHIFTED) if mine == "english" else text
    if not all(sign in keys or sign in _JOINERS for sign in typed):
        return None
    meant_text = "".join(keys.get(sign, sign) for sign in typed)
    is_words = all(sign.isalpha() or sign in _JOINERS for sign in meant_text)
    return meant_text if is_words and any(map(str.isalpha, meant_text)) else None
