"""Dates as they are known: EDTF (ISO 8601-2:2019, levels 0 to 2 in part) with strict bounds.

The structure (span, one of a set, open end) is read here; each single date by the parser of the `edtf`
library, whose own answers on open ends, sets and unknown ends cannot be stored as days. Left out on purpose,
because no words could tell them to a reader: times, years outside 1 to 9999, unknown digits inside a month
or day, southern seasons.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from edtf import parse_edtf

LONGEST = 200

DATE, SPAN, ONE_OF, ALL_OF = "date", "span", "one of", "all of"

# How a range can lack an end: `..` says that it is open, nothing at all that it is unknown.
OPEN, UNKNOWN = "..", ""

_FOREIGN = re.compile(r"[^0-9X.,/?~%\[\]{}-]")
_DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_SINGLE = re.compile(
    r"(?:[?~%]?{year}|{year}[?~%])(?:-(?:[?~%]?{two}|{two}[?~%])(?:-(?:[?~%]?{two}|{two}[?~%]))?)?".format(
        year=r"(?:\d{4}|\d{3}X|\d{2}XX)", two=r"(?:\d\d|XX)"
    )
)
_MONTHS_AND_SEASONS = {*range(1, 13), *range(21, 25), *range(33, 37), 40, 41}
_WINTER = "24"


class EdtfError(ValueError):
    """A text that is no date we can keep. The message says what is wrong, with an example, in the reader's
    language.

    `message` is translated when it is read and has named placeholders, `params` their values: what a form
    field wants.
    """

    def __init__(self, message: str | Promise, **params: str) -> None:
        """The message is put together only when it is read, in the language active then."""
        super().__init__(message, params)
        self.message = message
        self.params = params

    def __str__(self) -> str:
        return str(self.message) % self.params


@dataclass(frozen=True)
class Single:
    """A date without signs of doubt: `plain` is `1992-03`, or for a missing end of a range `..` or empty."""

    plain: str
    lower: date | None = None
    upper: date | None = None
    approximate: bool = False
    uncertain: bool = False


@dataclass(frozen=True)
class EdtfDate:
    """A date as written (`text`) and what follows from it.

    `lower` and `upper` are the first and the last day that it can mean, without widening for "about"; None =
    open or unknown. `within` = some day between them, not all the time between. `form` is one of DATE, SPAN,
    ONE_OF, ALL_OF; `ranges` are pairs of ends (twice the same for a single date): one pair, or one for each
    member of a set.
    """

    text: str
    lower: date | None
    upper: date | None
    approximate: bool
    uncertain: bool
    within: bool
    form: str
    ranges: tuple[tuple[Single, Single], ...]


def parse(text: str) -> EdtfDate:
    """The date that a text means. EdtfError, and no other exception, when it means none; white space around
    it is cut.

    `[A..B]`, `[..B]`, `[A..]` and `[A,B]` are some day within; `A/B`, `A/..` and `../B` are spans.
    """
    text = text.strip()
    _refuse_what_is_no_date(text)
    form, ranges = _read(text)
    _refuse_impossible_ranges(ranges)
    ends = [end for pair in ranges for end in pair]
    return EdtfDate(
        text=text,
        lower=_outermost(min, [start.lower for start, _end in ranges]),
        upper=_outermost(max, [end.upper for _start, end in ranges]),
        approximate=any(end.approximate for end in ends),
        uncertain=any(end.uncertain for end in ends),
        within=form == ONE_OF,
        form=form,
        ranges=ranges,
    )


def compare_key(when: EdtfDate | None) -> tuple[int, int, int, str]:
    """A key for sorting in time: first day, then the longer first; "not later than" at its day; None last."""
    if when is None:
        return 1, 0, 0, ""
    start = when.lower or when.upper
    end = when.upper or date.max
    return 0, start.toordinal(), -end.toordinal(), when.text


def _refuse_what_is_no_date(text: str) -> None:
    if not text:
        raise EdtfError(_("Write a date, for example 1992-03-15."))
    if len(text) > LONGEST:
        raise EdtfError(_("This is too long for a date. Write it like 1992-03-15 or 1992/1994."))
    day_first = _DAY_FIRST.fullmatch(text)
    if day_first:
        day, month, year = day_first.groups()
        example = f"{year}-{month:0>2}-{day:0>2}"
        raise EdtfError(_("Write the year first and hyphens between, for example %(example)s."), example=example)
    foreign = _FOREIGN.search(text)
    if foreign:
        raise EdtfError(
            _("“%(sign)s” does not belong in a date. Write it in digits, for example 1992-03-15 or 1992~."),
            sign=foreign[0] if foreign[0].isprintable() else f"U+{ord(foreign[0]):04X}",
        )


def _read(text: str) -> tuple[str, tuple[tuple[Single, Single], ...]]:
    if text[0] + text[-1] in ("[]", "{}"):
        members = tuple(_member(member) for member in text[1:-1].split(","))
        return ONE_OF if text[0] == "[" else ALL_OF, members
    if "/" in text:
        return SPAN, (_pair(text, "/"),)
    single = _single(text)
    return DATE, ((single, single),)


def _member(text: str) -> tuple[Single, Single]:
    if ".." in text:
        return _pair(text, "..")
    single = _single(text)
    return single, single


def _pair(text: str, separator: str) -> tuple[Single, Single]:
    """The two ends of a range; inside a set nothing before or after the dots means an open end."""
    start, _separator, end = text.partition(separator)
    missing = OPEN if separator == ".." else UNKNOWN
    return _end(start, missing), _end(end, missing)


def _end(text: str, missing: str) -> Single:
    if text == "":
        return Single(missing)
    return Single(OPEN) if text == OPEN and missing == UNKNOWN else _single(text)


def _single(text: str) -> Single:
    if not _SINGLE.fullmatch(text):
        raise EdtfError(
            _(
                "“%(text)s” cannot be read as a date. "
                "Examples: 1992, 1992-03, 1992-03-15, 199X, 1992~, 1992/1994, [1992..1994]."
            ),
            text=text,
        )
    plain = re.sub(r"[?~%]", "", text)
    lower, upper = _bounds(plain)
    return Single(
        plain=plain,
        lower=lower,
        upper=upper,
        approximate="~" in text or "%" in text,
        uncertain="?" in text or "%" in text,
    )


@lru_cache(maxsize=8192)  # the grammar takes milliseconds, and an archive repeats its dates
def _bounds(plain: str) -> tuple[date, date]:
    """First and last day of `1992`, `199X`, `1992-03`, `1992-03-15`, `1992-21`; EdtfError if none."""
    _refuse_wrong_month(plain)
    try:
        parsed = parse_edtf(plain)
        lower, upper = date(*parsed.lower_strict()[:3]), date(*parsed.upper_strict()[:3])
        return lower, _end_of_winter(lower) if plain[5:] == _WINTER else upper
    except Exception as error:  # the library raises its own, pyparsing's and several built-in exceptions
        raise EdtfError(
            _("There is no such date as “%(text)s”. Days must exist, years are 0001 to 9999: for example 1992-02-29."),
            text=plain,
        ) from error


def _refuse_wrong_month(plain: str) -> None:
    month, _hyphen, day = plain[5:].partition("-")
    if month.isdigit() and int(month) not in _MONTHS_AND_SEASONS:
        raise EdtfError(
            _("“%(month)s” is not a month. Months are 01 to 12, for example 1992-03 for March 1992."),
            month=month,
        )
    if month == "XX" and day.isdigit():
        raise EdtfError(_("A day needs its month. Write the year alone when the month is not known: 1992."))


def _end_of_winter(lower: date) -> date:
    """The winter of a year (24) ends in the next February; the library stops at New Year's Eve."""
    return date.fromordinal(date(lower.year + 1, 3, 1).toordinal() - 1)


def _refuse_impossible_ranges(ranges: tuple[tuple[Single, Single], ...]) -> None:
    for start, end in ranges:
        if start.lower is None and end.upper is None:
            raise EdtfError(_("At least one end must be known, for example 1992/.. or [..1994]."))
        if start.lower and end.lower and start.lower > end.lower and start.upper > end.upper:
            raise EdtfError(_("The end lies before the beginning. Write the earlier date first: 1992/1994."))


def _outermost(choose: Callable, bounds: list[date | None]) -> date | None:
    return None if None in bounds else choose(bounds)
