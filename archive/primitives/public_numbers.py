"""Public numbers: `a42` is the agreement with number 42. The letter says the kind."""

import re

LETTERS = {
    "document": "d",
    "agreement": "a",
    "diplomat": "p",
    "institution": "i",
    "event": "e",
    "place": "l",
    "topic": "t",
    "source": "s",
    "indicator": "n",
}

KINDS = tuple(LETTERS)

KIND_OF_LETTER = {letter: kind for kind, letter in LETTERS.items()}

GREATEST = 999_999_999

_GRAMMAR = re.compile(rf"([{''.join(KIND_OF_LETTER)}])([1-9][0-9]{{0,8}})")


class PublicNumberError(ValueError):
    """A text that is no public number, or a kind or number that cannot be written as one."""


def parse(text: str) -> tuple[str, int]:
    """Kind and number of `a42`. One spelling, in ASCII, without leading zeros; else PublicNumberError."""
    match = _GRAMMAR.fullmatch(text)
    if match is None:
        raise PublicNumberError(f"{text[:40]!r} is not a public number such as a42")
    return KIND_OF_LETTER[match[1]], int(match[2])


def write(kind: str, number: int) -> str:
    """`a42` for ("agreement", 42). PublicNumberError: an unknown kind, a number outside 1 to 999,999,999."""
    if kind not in LETTERS:
        raise PublicNumberError(f"unknown kind {kind!r}; known: {', '.join(KINDS)}")
    if isinstance(number, bool) or not isinstance(number, int) or not 1 <= number <= GREATEST:
        raise PublicNumberError(f"{number!r} is not a number from 1 to {GREATEST}")
    return f"{LETTERS[kind]}{number}"
