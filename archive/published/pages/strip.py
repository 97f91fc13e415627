"""Times in office drawn to one scale: bars of certain and of possible time, over a row of years."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from archive.primitives.edtf import parse
from archive.record.tenure import Term

from .values import Text

MOST_TICKS = 6
NARROWEST = 0.8  # per cent: a single day must be seen
UNKNOWN_END = 365  # days that are drawn for an end that is not known


@dataclass(frozen=True)
class Bar:
    """A stretch of time; `x` and `width` in per cent, as an address of SVG wants them."""

    x: str
    width: str
    is_certain: bool


@dataclass(frozen=True)
class Line:
    """One time in office and its bars; those of possible time before those of certain time, which cover them."""

    label: Text
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Tick:
    """A year of the scale; `anchor` keeps the first and the last within the drawing."""

    x: str
    year: int
    anchor: str


@dataclass(frozen=True)
class Strip:
    """The drawing. `has_doubt`: whether any bar is of possible time, which the legend then explains."""

    lines: tuple[Line, ...]
    ticks: tuple[Tick, ...]

    @property
    def has_doubt(self) -> bool:
        """Whether any time is not certain."""
        return any(not bar.is_certain for line in self.lines for bar in line.bars)


def strip(terms: Iterable[tuple[Text, Term]]) -> Strip | None:
    """The terms in the order given, without those of which no date is known; None if that is all of them."""
    found = [(label, list(_stretches(term))) for label, term in terms]
    found = [(label, stretches) for label, stretches in found if stretches]
    if not found:
        return None
    days = [day for _label, stretches in found for start, end, _certain in stretches for day in (start, end)]
    first, last = min(days).year, max(days).year + 1
    scale = _Scale(first, last)
    lines = tuple(Line(label, tuple(scale.bar(*one) for one in stretches)) for label, stretches in found)
    return Strip(lines, tuple(scale.ticks()))


def _stretches(term: Term) -> Iterator[tuple[date, date, bool]]:
    """First day, last day and certainty: all the time that may be meant, then the certain time within it."""
    texts = [text for text in (term.start, term.end, *term.attested) if text]
    known = [day for text in texts for day in (parse(text).lower, parse(text).upper) if day]
    if not known:
        return
    start, end = min(known), max(known)
    if term.start and not term.end:
        end = date.fromordinal(min(end.toordinal() + UNKNOWN_END, date.max.toordinal()))
    is_certain = term.first is not None and term.last is not None and term.first <= term.last
    if not is_certain or (start, end) != (term.first, term.last):
        yield start, end, False
    if is_certain:
        yield term.first, term.last, True


@dataclass(frozen=True)
class _Scale:
    """From the first day of the year `first` to that of the year `last`."""

    first: int
    last: int

    def bar(self, start: date, end: date, is_certain: bool) -> Bar:
        """A stretch in per cent, never narrower than can be seen nor beyond the end."""
        width = max(self._at(end) - self._at(start), NARROWEST)
        x = min(self._at(start), 100 - width)
        return Bar(f"{x:.2f}%", f"{width:.2f}%", is_certain)

    def ticks(self) -> Iterator[Tick]:
        """At most six years, evenly apart, beginning with the first."""
        step = -(-(self.last - self.first) // (MOST_TICKS - 1))
        for year in range(self.first, self.last + 1, step):
            share = (year - self.first) / (self.last - self.first)
            anchor = "start" if share == 0 else "end" if share > 0.95 else "middle"
            yield Tick(f"{share * 100:.2f}%", year, anchor)

    def _at(self, day: date) -> float:
        into = (day - date(day.year, 1, 1)).days / 366
        return (day.year + into - self.first) / (self.last - self.first) * 100
