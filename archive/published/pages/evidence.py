"""What the sources say in so many words or numbers, and where they disagree: statements, figures, disputes."""

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from archive.primitives.edtf import EdtfError

from . import dates
from .actors import named
from .reading import Reading
from .sections import Row, Section, table
from .values import Anchored, Joined, Quiet, Refs, Text, When


@dataclass(frozen=True)
class Statement:
    """Who is reported to have said what."""

    anchor: str
    title: object
    words: object
    is_verbatim: bool
    made: When | None
    speakers: tuple
    about: tuple
    note: object
    refs: Refs


@dataclass(frozen=True)
class Claim:
    """One of the things that cannot all be true; `value` is a short one, shown large."""

    anchor: str
    number: int
    value: object
    words: object
    note: object
    refs: Refs


@dataclass(frozen=True)
class Dispute:
    """A contradiction between sources and how it stands."""

    anchor: str
    question: object
    status: str
    is_open: bool
    resolution: object
    note: object
    about: tuple
    claims: tuple[Claim, ...]


def statements(reading: Reading) -> Section | None:
    """The statements whose home is this entry, in order of date."""
    rows = sorted(reading.rows("statements"), key=lambda row: dates.order(row.get("made")))
    content = tuple(_statement(reading, row) for row in rows)
    return Section("statements", _("Statements"), "statements", content, count=len(rows)) if rows else None


def disputes(reading: Reading) -> Section | None:
    """The disputes whose home is this entry, the open ones first."""
    rows = sorted(reading.rows("disputes"), key=lambda row: row["status"] != "open")
    content = tuple(_dispute(reading, row) for row in rows)
    return Section("disputes", _("Disputed"), "disputes", content, count=len(rows)) if rows else None


def figures(reading: Reading) -> Section | None:
    """The figures of an indicator as a table in order of period."""
    rows = sorted(reading.rows("figures"), key=lambda row: dates.order(row.get("period")))
    columns = (
        _("Period"),
        _("Value"),
        pgettext("column", "Nature"),
        _("Measure"),
        _("What is counted"),
        _("Whose figure"),
        _("Note"),
    )
    return table("figures", _("Figures"), columns, [_figure(reading, row) for row in rows])


def _statement(reading: Reading, row: dict) -> Statement:
    uuid = row["uuid"]
    return Statement(
        reading.anchor(uuid),
        reading.words(row.get("title")),
        reading.words(row.get("words")),
        row.get("verbatim", False),
        reading.when(row.get("made")),
        named(reading, ("speaker",), uuid),
        _about(reading, uuid),
        reading.words(row.get("note")),
        reading.refs(uuid),
    )


def _dispute(reading: Reading, row: dict) -> Dispute:
    uuid = row["uuid"]
    claims = [claim for claim in reading.rows("claims") if claim["dispute"] == uuid]
    return Dispute(
        reading.anchor(uuid),
        reading.words(row["question"]),
        reading.code("dispute_status", row["status"]),
        row["status"] == "open",
        reading.words(row.get("resolution")),
        reading.words(row.get("note")),
        _about(reading, uuid),
        tuple(_claim(reading, claim, number) for number, claim in enumerate(claims, 1)),
    )


def _claim(reading: Reading, row: dict, number: int) -> Claim:
    far = row.get("part")
    place = reading.entry(far["entry"], far["part"]) if far else None
    return Claim(
        reading.anchor(row["uuid"]),
        number,
        _claimed(reading, row) or place,
        reading.words(row.get("words")),
        reading.words(row.get("note")),
        reading.refs(row["uuid"]),
    )


def _claimed(reading: Reading, row: dict):
    """The typed value of a claim in words; a value of a type that has none stands as it is."""
    value = row.get("value")
    if value is None:
        return None
    if row.get("value_type") == "edtf":
        try:
            return reading.when({"edtf": value})
        except EdtfError:
            return Text(value)
    return Text(number_format(value)) if row.get("value_type") == "quantity" else Text(value)


def _about(reading: Reading, uuid: str) -> tuple:
    rows = reading.rows("relations", of=uuid)
    return tuple(Anchored(reading.anchor(row["uuid"]), reading.entry(row["entry"])) for row in rows)


def _figure(reading: Reading, row: dict) -> Row:
    uuid = row["uuid"]
    cells = (
        reading.when(row.get("period")) or Quiet(_("no period stated")),
        Joined((Text(quantity(row)), Text(row.get("unit") or reading.record.get("unit", "")))),
        reading.code("figure_nature", row["nature"]) if row["nature"] != "observed" else "",
        reading.code("figure_measure", row.get("measure")),
        Joined((reading.words(row.get("title")), reading.words(row.get("counted"))), "; "),
        Joined(named(reading, ("reporter", "side"), uuid), "; "),
        reading.words(row.get("note")),
    )
    return Row(reading.anchor(uuid), cells, reading.refs(uuid))


def quantity(row: dict) -> str:
    """A figure as its source means it: "about 30,000,000", "1 to 2", "almost 5"; as printed when no number was read."""
    low, high = row.get("low"), row.get("high")
    if low is None and high is None:
        return row["as_printed"]
    if low is not None and high is not None and low != high:
        return _("%(low)s to %(high)s") % {"low": number_format(low), "high": number_format(high)}
    number = number_format(low if low is not None else high)
    return _PRECISION.get(row["precision"], lambda: "%(number)s")() % {"number": number}


_PRECISION = {
    "about": lambda: pgettext("figure", "about %(number)s"),
    "over": lambda: pgettext("figure", "more than %(number)s"),
    "under": lambda: pgettext("figure", "less than %(number)s"),
    "almost": lambda: pgettext("figure", "almost %(number)s"),
    "within": lambda: pgettext("figure", "within %(number)s"),
}
