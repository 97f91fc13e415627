"""Dates as a reader would write them: `1992-03` is March 1992, 1992 жылғы наурыз, март 1992 года, Mart 1992.

What is said is decided here, once; how it is said is in `date_wording`, a file a language.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from archive.primitives.date_wording import en, kk, ru, tr
from archive.primitives.date_wording.wording import When, Wording
from archive.primitives.edtf import OPEN, EdtfDate, Single, parse

_WORDINGS: dict[str, Wording] = {"kk": kk.WORDING, "ru": ru.WORDING, "en": en.WORDING, "tr": tr.WORDING}


def in_words(edtf: str | EdtfDate, language: str) -> str:
    """The date in words, with no-break spaces where a line must not end (day and month, number and unit).

    EdtfError for a text that is no date; KeyError for a language that is not one of the four.
    """
    when = parse(edtf) if isinstance(edtf, str) else edtf
    wording = _WORDINGS[language]
    ranged = _between if when.within else _span
    members = [_member(start, end, wording, ranged) for start, end in when.ranges]
    return wording.polish(_listed(members, wording.patterns["or" if when.within else "and"]))


def year_range_in_words(lower_year: int | None, upper_year: int | None, language: str) -> str:
    """Years in words: `1992–1994`, one year, or since/until when an end is None. ValueError when both are."""
    if lower_year is None and upper_year is None:
        raise ValueError("a range of years needs at least one end")
    if lower_year == upper_year:
        return in_words(f"{lower_year:04}", language)
    ends = (OPEN if year is None else f"{year:04}" for year in (lower_year, upper_year))
    return in_words("/".join(ends), language)


@dataclass(frozen=True)
class _Date:
    """A date that a pattern can put into a case: `{start:genitive}`."""

    when: When
    wording: Wording
    with_year: bool = True

    def __format__(self, case: str) -> str:
        return self.wording.form(self.when, case, self.with_year)


@dataclass(frozen=True)
class _Dates:
    """Two dates and the dash between them, which patterns can put into a case as if they were one."""

    start: _Date
    end: _Date
    dash: str

    def __format__(self, case: str) -> str:
        return f"{self.start:{case}}{self.dash}{self.end:{case}}"


def _when(single: Single) -> When:
    year, month, day = (*single.plain.split("-"), "XX", "XX")[:3]
    season = int(month) if month.isdigit() and int(month) > 12 else None
    return When(
        year=str(int(year)) if year.isdigit() else year,
        month=int(month) if month.isdigit() and not season else None,
        day=str(int(day)) if day.isdigit() else None,
        season=season,
    )


def _date(single: Single, wording: Wording) -> _Date:
    return _Date(_when(single), wording)


def _label(single: Single, wording: Wording) -> str:
    return _qualified(_date(single, wording), single.approximate, single.uncertain, wording)


def _qualified(phrase: _Date | _Dates, approximate: bool, uncertain: bool, wording: Wording) -> str:
    text = wording.patterns["about"].format(start=phrase) if approximate else f"{phrase}"
    return _doubted(text, uncertain, wording)


def _doubted(text: str, uncertain: bool, wording: Wording) -> str:
    return wording.patterns["uncertain"].format(text=text) if uncertain else text


def _listed(members: list[str], conjunction: str) -> str:
    """`1992, 1993 or 1995`; most dates have one member."""
    if len(members) == 1:
        return members[0]
    return f"{', '.join(members[:-1])} {conjunction} {members[-1]}"


def _member(start: Single, end: Single, wording: Wording, ranged: Callable[..., str]) -> str:
    same = replace(start, plain=end.plain) == end  # 1992/1992-XX too
    return _label(start, wording) if same else ranged(start, end, wording)


def _span(start: Single, end: Single, wording: Wording) -> str:
    """All the time from one date to the other."""
    if end.lower is None:
        return _phrase("since" if end.plain == OPEN else "from, end unknown", start, end, wording)
    if start.lower is None:
        return _phrase("until" if start.plain == OPEN else "to, start unknown", start, end, wording)
    if (start.approximate, start.uncertain) != (end.approximate, end.uncertain):
        return f"{_label(start, wording)}{wording.dash}{_label(end, wording)}"
    return _qualified(_joined(start, end, wording), start.approximate, start.uncertain, wording)


def _between(start: Single, end: Single, wording: Wording) -> str:
    """Some day from one date to the other."""
    if end.lower is None:
        return _phrase("not earlier", start, end, wording)
    if start.lower is None:
        return _phrase("not later", start, end, wording)
    return _phrase("between", start, end, wording)


def _phrase(name: str, start: Single, end: Single, wording: Wording) -> str:
    first, last = _without_double_year(start, end, wording)
    if name == "between" and _is_year(first.when) and _is_year(last.when):
        ends = {"start": first.when.year, "end": last.when.year}
        name = "between years"
    else:
        ends = {"start": first, "end": last}
    about = "about " if start.approximate or end.approximate else ""
    text = wording.patterns[about + name].format(**ends)
    return _doubted(text, start.uncertain or end.uncertain, wording)


def _is_year(when: When) -> bool:
    return when.year.isdigit() and not when.month and not when.season


def _joined(start: Single, end: Single, wording: Wording) -> _Date | _Dates:
    """A span with what both ends share written once: 15–16 March 1991, 1992–1994."""
    first, last = _when(start), _when(end)
    if _is_year(first) and _is_year(last):
        return _Date(replace(last, year=f"{first.year}–{last.year}"), wording)
    if first.day and last.day and replace(first, day=last.day) == last:
        return _Date(replace(last, day=f"{first.day}–{last.day}"), wording)
    dates = _without_double_year(start, end, wording)
    only_months = not all(date.with_year for date in dates) and not first.day and not last.day
    return _Dates(*dates, "–" if only_months else wording.dash)


def _without_double_year(start: Single, end: Single, wording: Wording) -> tuple[_Date, _Date]:
    """Both dates; within one year only one names it, the one that the language puts first or last."""
    first, last = _date(start, wording), _date(end, wording)
    if not (first.when.month and last.when.month) or first.when.year != last.when.year:
        return first, last
    if wording.year_first:
        return first, replace(last, with_year=False)
    return replace(first, with_year=False), last
