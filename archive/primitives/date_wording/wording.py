"""What a language has to say about dates, and the one date that it says it about."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

NBSP = "\u00a0"


@dataclass(frozen=True)
class When:
    """A date taken apart. `year` is `1992`, the decade `199X`, the century `19XX`, or years `1992–1994`.

    `day` is a text, for it can be `15–16`; `season` is the EDTF number: 21 to 24 from spring to winter, 33
    to 36 the quarters, 40 and 41 the halves of a year.
    """

    year: str
    month: int | None = None
    day: str | None = None
    season: int | None = None

    @property
    def is_decade(self) -> bool:
        """`199X`, the 1990s."""
        return self.year.endswith("X") and not self.is_century

    @property
    def is_century(self) -> bool:
        """`19XX`, the 20th century: 1900 to 1999, as EDTF counts."""
        return self.year.endswith("XX")

    @property
    def is_years(self) -> bool:
        """`1992–1994`."""
        return "–" in self.year

    @property
    def decade(self) -> str:
        """`1990` for the decade `199X`."""
        return self.year.replace("X", "0")

    @property
    def century(self) -> int:
        """20 for `19XX`."""
        return int(self.year[:2]) + 1


@dataclass(frozen=True)
class Wording:
    """One language.

    `form(when, case, with_year)` writes a date in a grammatical case named by the language itself; the empty
    case is the one of labels. `patterns` are format strings over `{start}` and `{end}`, with the case after a
    colon; every language has the same names.
    """

    form: Callable[[When, str, bool], str]
    patterns: Mapping[str, str]
    dash: str = " – "
    year_first: bool = False
    polish: Callable[[str], str] = str


def roman(number: int) -> str:
    """A century in Roman numerals, 1 to 100."""
    numerals = (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    )
    written = ""
    for value, letters in numerals:
        written += letters * (number // value)
        number %= value
    return written
