"""Words that mix Latin and Cyrillic letters: put into the script of most of their letters."""

import re

# The same pictures in both scripts; capitals are told apart from small letters, for H is an Н and h is a һ.
_LATIN = "ABCEHIKMOPTXYaceiopxyhkmt"
_CYRILLIC = "АВСЕНІКМОРТХУасеіорхуһкмт"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)

_CYRILLIC_LETTER = re.compile("[\u0400-\u052f]")
_LATIN_LETTER = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")


def unmixed(word: str) -> str:
    """The word with look-alike letters of the wrong script replaced; letters that only one script has are left.

    Wrong is the script of which every letter has a double in the other; if that does not tell, the rarer one, and
    Latin in equal numbers: Latin letters get into Cyrillic typescripts, seldom the other way.
    """
    cyrillic, latin = _CYRILLIC_LETTER.findall(word), _LATIN_LETTER.findall(word)
    if not cyrillic or not latin:
        return word
    cyrillic_doubled, latin_doubled = set(cyrillic) <= set(_CYRILLIC), set(latin) <= set(_LATIN)
    told = cyrillic_doubled != latin_doubled
    to_cyrillic = latin_doubled if told else len(cyrillic) >= len(latin)
    return word.translate(_TO_CYRILLIC if to_cyrillic else _TO_LATIN)


def is_cyrillic(word: str) -> bool:
    """Whether any letter of the word is Cyrillic."""
    return _CYRILLIC_LETTER.search(word) is not None


def is_latin(word: str) -> bool:
    """Whether any letter of the word is Latin."""
    return _LATIN_LETTER.search(word) is not None
