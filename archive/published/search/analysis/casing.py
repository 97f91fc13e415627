"""Small letters as each language makes them.

Unicode's default mapping is right for Kazakh and Russian Cyrillic and for English, and wrong twice for
Turkish: I is the capital of ı, and İ, the capital of i, becomes i followed by U+0307, a dot that nothing
matches.
"""

from archive.primitives.languages import LANGUAGES

_DOT = "\u0307"
_TURKISH = str.maketrans({"I": "ı", "İ": "i"})
_OTHERS = str.maketrans({"İ": "i"})
_CAPITALS = {language: _TURKISH if language == "tr" else _OTHERS for language in LANGUAGES}


def lower(text: str, language: str) -> str:
    """The text in small letters, composed or not as it came; KeyError for a language not ours.

    No dot is left behind on an i, whether İ came as one character or as I with a combining dot.
    """
    capitals = _CAPITALS[language]
    if text.isascii() and language != "tr":
        return text.lower()
    return text.replace("I" + _DOT, "İ").translate(capitals).lower().replace("i" + _DOT, "i")
