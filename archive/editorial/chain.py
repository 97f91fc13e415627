"""Whether the journal is what was written: its chain walked from the first line, each hash made anew.

The database makes the hashes (`archive_journal_hash`); here they are computed apart from it, from the stored columns.
Lines are streamed, so that memory does not grow with the journal.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import UUID

from django.db.models import TextField
from django.db.models.functions import Cast

from .models.revision import JournalLine

CHANGED, MISSING, OUT_OF_ORDER, INSERTED = "changed", "missing", "out of order", "inserted"
COLUMNS = ("number", "previous", "made", "by_id", "verb", "entry_uuid", "details_text", "hash")
AT_ONCE = 2000


@dataclass(frozen=True)
class Fault:
    """The first broken link: the number of the line and what is wrong with it, in one of the four words above."""

    number: int
    what: str


@dataclass(frozen=True)
class Report:
    """How many lines were walked, the hash of the last of them, and the first fault if there is one."""

    count: int
    head: str
    fault: Fault | None = None


@dataclass(frozen=True)
class Line:
    """A line as stored; `details` is the text that PostgreSQL writes for its JSON."""

    number: int
    previous: str
    made: datetime
    by: int | None
    verb: str
    entry: UUID | None
    details: str
    hash: str

    def hash_as(self, number: int) -> str:
        """The hash that the line would have if it had been written as this number."""
        made = self.made.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        by, entry = ("-" if value is None else str(value) for value in (self.by, self.entry))
        values = (self.previous, str(number), made, by, self.verb, entry, self.details)
        return hashlib.sha256("\n".join(values).encode()).hexdigest()

    def was_written_as(self, number: int) -> bool:
        """Whether its hash says that this was its number."""
        return self.hash == self.hash_as(number)


def verify(expect: str = "") -> Report:
    """Walk the whole chain up to the first fault. `expect`: a hash noted earlier, which some line must still have:
    without it, nobody can tell that the newest lines were cut off.
    """
    report, is_expected_seen = Report(0, ""), not expect
    for line in _lines():
        fault = _fault(line, report)
        if fault:
            return replace(report, fault=fault)
        report = Report(line.number, line.hash)
        is_expected_seen = is_expected_seen or line.hash == expect
    return report if is_expected_seen else replace(report, fault=Fault(report.count + 1, MISSING))


def _lines() -> Iterator[Line]:
    found = JournalLine.objects.annotate(details_text=Cast("details", TextField())).order_by("number")
    return (Line(*row) for row in found.values_list(*COLUMNS).iterator(chunk_size=AT_ONCE))


def _fault(line: Line, before: Report) -> Fault | None:
    """What is wrong with the line that follows what was found to be right."""
    expected = before.count + 1
    if line.number < expected:
        return Fault(line.number, INSERTED)
    if line.number > expected:
        return Fault(expected, MISSING)
    if not line.was_written_as(line.number):
        return Fault(line.number, _what_happened(line))
    if line.previous != before.head:
        return Fault(line.number, OUT_OF_ORDER)
    return None


def _what_happened(line: Line) -> str:
    """Why a line is not what its hash says: other lines tell whether it was moved, or others were around it."""
    written_as = _written_as(line)
    if written_as is not None and written_as < line.number:
        return INSERTED  # an earlier one, which pushed this one on
    is_elsewhere = any(other.was_written_as(line.number) for other in _lines() if other.number != line.number)
    if written_as is None:
        return INSERTED if is_elsewhere else CHANGED
    return OUT_OF_ORDER if is_elsewhere else MISSING


def _written_as(line: Line) -> int | None:
    """The number that the hash of a line fits, among those that are or were in the journal."""
    last = JournalLine.objects.order_by("-number").values_list("number", flat=True).first()
    return next((number for number in range(1, last + 2) if line.was_written_as(number)), None)
