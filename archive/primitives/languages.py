"""The four languages of the archive: their own names, which stands in for which, what a reader wants."""

import re
from collections.abc import Iterator, Mapping

LANGUAGES = ("kk", "ru", "en", "tr")

AUTONYMS = {"kk": "Қазақша", "ru": "Русский", "en": "English", "tr": "Türkçe"}

# After the language asked for: what its readers most probably read as well.
FALLBACKS = {
    "kk": ("ru", "en", "tr"),
    "ru": ("kk", "en", "tr"),
    "en": ("ru", "tr", "kk"),
    "tr": ("en", "ru", "kk"),
}

DEFAULT = "en"

# RFC 5646, section 2.1, without the closed list of grandfathered tags (each has a modern equivalent).
_TAG = re.compile(
    r"""
    (?: [a-z]{2,3} (?: -[a-z]{3} ){0,3} | [a-z]{4} | [a-z]{5,8} )   # language, extended language
    (?: -[a-z]{4} )?                                                # script
    (?: -(?: [a-z]{2} | [0-9]{3} ) )?                               # region
    (?: -(?: [a-z0-9]{5,8} | [0-9][a-z0-9]{3} ) )*                  # variants
    (?: -[0-9a-wy-z] (?: -[a-z0-9]{2,8} )+ )*                       # extensions
    (?: -x (?: -[a-z0-9]{1,8} )+ )?                                 # private use after a language
    | x (?: -[a-z0-9]{1,8} )+                                       # private use alone
    """,
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)

# RFC 9110, section 12.4.2: a weight is 0 to 1 with at most three decimals.
_RANGE = re.compile(
    r"([a-z]{1,8}(?:-[a-z0-9]{1,8})*|\*)(?:\s*;\s*q\s*=\s*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?))?", re.I | re.A
)


def choose(values: Mapping[str, str], language: str, original: str | None = None) -> tuple[str, str] | None:
    """The text to show, and the language it is in: the one asked for, the original, then the fallbacks.

    `values` maps language codes to texts; a missing or blank text counts as absent. None when there is
    nothing to show. KeyError when `language` is not one of the four.
    """
    for candidate in (language, original, *FALLBACKS[language]):
        text = values.get(candidate) if candidate else None
        if text and not text.isspace():
            return text, candidate
    return None


def is_tag(text: str) -> bool:
    """Whether a language tag is well-formed (RFC 5646 = BCP 47, section 2.2.9), registered or not."""
    return _TAG.fullmatch(text) is not None


def negotiate(accept_language_header: str) -> str:
    """The language of the archive that a browser likes best; English when it names none of ours.

    Weights as in RFC 9110 section 12.5.4; a region is ignored (kk-KZ asks for kk). Garbage is skipped.
    """
    best, best_weight = DEFAULT, 0.0
    for language, weight in _ranges(accept_language_header):
        if language in LANGUAGES and weight > best_weight:
            best, best_weight = language, weight
    return best


def _ranges(header: str) -> Iterator[tuple[str, float]]:
    for part in header.split(","):
        match = _RANGE.fullmatch(part.strip())
        if match:
            yield match[1].lower().partition("-")[0], float(match[2] or 1)
