"""Who held an office when: terms, overlaps and gaps, computed from the milestones of postings."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import pgettext_lazy

from archive.primitives.edtf import EdtfDate, parse

ONE_DAY = timedelta(days=1)

# The milestone that begins or ends a term, the most telling first.
BEGINNINGS = ("took-office", "credentials", "arrived", "appointed", "agrement")
ENDINGS = ("left-office", "departed")

# Why it is not certain that a person held an office on a day.
DOUBTS = {
    "attested": pgettext_lazy("doubt about a holder", "named in office about this time, without an exact day"),
    "start-unknown": pgettext_lazy("doubt about a holder", "the beginning is not known"),
    "start-imprecise": pgettext_lazy("doubt about a holder", "the date of the beginning is not precise enough"),
    "end-unknown": pgettext_lazy("doubt about a holder", "the end is not known"),
    "end-imprecise": pgettext_lazy("doubt about a holder", "the date of the end is not precise enough"),
}


@dataclass(frozen=True)
class Term:
    """A time in office. `start` and `end`: the EDTF of the deciding milestone, None if not known; `attested`: EDTFs.

    `first` and `last` are days on which the person is certain to have held the office, None where there is none.
    """

    start: str | None
    end: str | None
    attested: tuple[str, ...] = ()

    @property
    def first(self) -> date | None:
        """The earliest day certainly in office."""
        return _earliest([*self._upper(self.start), *self._inside()])

    @property
    def last(self) -> date | None:
        """The latest day certainly in office."""
        days = [parse(self.end).lower] if self.end and parse(self.end).lower else []
        days += self._inside()
        return max(days) if days else None

    def _upper(self, text: str | None) -> list[date]:
        return [parse(text).upper] if text and parse(text).upper else []

    def _inside(self) -> list[date]:
        return [day for text in self.attested for day in (parse(text).upper,) if day and _is_day(parse(text))]

    @property
    def sort_key(self) -> tuple:
        """Order by what is known of the beginning; unknown terms last."""
        texts = [text for text in (self.start, *self.attested, self.end) if text]
        lowers = [parse(text).lower or parse(text).upper for text in texts]
        known = [day for day in lowers if day]
        return (not known, known[0] if known else date.max)


@dataclass(frozen=True)
class Holding:
    """One holder of an office: `holder` is any value that names the person and the posting."""

    holder: object
    term: Term


@dataclass(frozen=True)
class Gap:
    """Days on which nobody is known to have held the office: from `first` to `last`, both included."""

    first: date
    last: date


def term(milestones: Iterable[dict]) -> Term:
    """The term that the milestones of one posting give. Rows as in the record: `type` and `date`."""
    dated: dict[str, list[str]] = {}
    for milestone in milestones:
        dated.setdefault(milestone["type"], []).append(milestone["date"]["edtf"])
    start = next((dated[name][0] for name in BEGINNINGS if name in dated), None)
    end = next((dated[name][0] for name in ENDINGS if name in dated), None)
    return Term(start, end, tuple(dated.get("attested", ())))


def in_order(holdings: Iterable[Holding]) -> list[Holding]:
    """Holders in the order of their terms; those of unknown time last."""
    return sorted(holdings, key=lambda holding: holding.term.sort_key)


def overlaps(holdings: Iterable[Holding]) -> list[tuple[Holding, Holding]]:
    """Pairs who for certain held the office on more than one same day (a day of handing over is not an overlap)."""
    known = [one for one in in_order(holdings) if one.term.first and one.term.last]
    return [
        (one, other)
        for position, one in enumerate(known)
        for other in known[position + 1 :]
        if one.holder != other.holder and max(one.term.first, other.term.first) < min(one.term.last, other.term.last)
    ]


def gaps(holdings: Iterable[Holding]) -> list[Gap]:
    """Times between an end and the next beginning that no term can cover, even at its widest.

    A term whose end is not known may last until the next begins, so no gap is claimed after it.
    """
    found, reach = [], None
    for holding in in_order(holdings):
        start, end = _widest_start(holding.term), _widest_end(holding.term)
        if start is None:
            return found
        if reach is not None and start > reach + ONE_DAY:
            found.append(Gap(reach + ONE_DAY, start - ONE_DAY))
        if end is None:
            return found
        reach = end if reach is None else max(reach, end)
    return found


def _widest_start(own: Term) -> date | None:
    return parse(own.start).lower if own.start else None


def _widest_end(own: Term) -> date | None:
    return parse(own.end).upper if own.end else None


def _is_day(when: EdtfDate) -> bool:
    return when.lower is not None and when.lower == when.upper


def _earliest(days: list[date]) -> date | None:
    return min(days) if days else None


def held_on(holdings: Iterable[Holding], day: date) -> list[tuple[Holding, bool]]:
    """Who held the office on a day, with whether that is certain; in the order of their terms.

    A term whose end is not known may last until another is certain to have begun in the same office, and no longer.
    A term of which only attestations are known says nothing of other days.
    """
    ordered = in_order(holdings)
    found = []
    for position, holding in enumerate(ordered):
        own = holding.term
        if own.first and own.last and own.first <= day <= own.last:
            found.append((holding, True))
        elif _may_hold(own, day, _next_beginning(ordered[position + 1 :])):
            found.append((holding, False))
    return found


def doubt(own: Term, day: date) -> str:
    """Why it is only possible that the office was held on `day`: a code of `DOUBTS`."""
    if own.start is None and own.end is None:
        return "attested"
    if own.first is None or day < own.first:
        return "start-imprecise" if own.start else "start-unknown"
    return "end-imprecise" if own.end else "end-unknown"


def _may_hold(own: Term, day: date, succeeded: date | None) -> bool:
    start, end = _widest_start(own), _widest_end(own)
    if own.start is None and own.end is None:
        return any(_covers(parse(text), day) for text in own.attested)
    latest = end or (succeeded - ONE_DAY if succeeded else date.max)
    return (start or _first_attested(own) or latest) <= day <= latest


def _covers(when: EdtfDate, day: date) -> bool:
    return (when.lower or date.min) <= day <= (when.upper or date.max)


def _first_attested(own: Term) -> date | None:
    return _earliest([parse(text).lower for text in own.attested if parse(text).lower])


def _next_beginning(later: list[Holding]) -> date | None:
    """The first day by which a successor is certain to have begun: at the beginning, or when named in office."""
    texts = [text for one in later for text in (one.term.start, *one.term.attested) if text]
    return _earliest([parse(text).upper for text in texts if parse(text).upper])
