"""What the sources say in so many words, and where they disagree: statements and disputes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from archive.primitives.edtf import EdtfError
from archive.primitives.numbers_in_words import in_words

from . import addresses, dates
from .actors import named
from .quantity import unit_of
from .reading import Reading
from .sections import FIRST, Section
from .units import amount, count_of, figure_in_words
from .values import Anchored, Link, Refs, Text, When


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
    home: object


@dataclass(frozen=True)
class Claim:
    """One of the things that cannot all be true; `value` is a short one, shown large, `place` a row that says it.

    `backing`: the sources it rests on, the earliest first.
    """

    anchor: str
    number: int
    value: object
    words: object
    place: object
    note: object
    refs: Refs
    backing: tuple["Backing", ...]


@dataclass(frozen=True)
class Backing:
    """A source of a claim: its number on the page, its date, what kind of authority it is, and the link to it."""

    number: int
    source: object
    published: When | None
    tier: str
    function: str


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
    home: object


def statements(reading: Reading) -> Section | None:
    """The statements about this entry, in order of date."""
    rows = sorted(reading.rows("statements"), key=lambda row: dates.order(row.get("made")))
    return _section("statements", _("Statements"), [_statement(reading, row) for row in rows])


def disputes(reading: Reading) -> Section | None:
    """The disputes about this entry, the open ones first."""
    rows = sorted(reading.rows("disputes"), key=lambda row: row["status"] != "open")
    return _section("disputes", _("Where sources disagree"), [dispute(reading, row) for row in rows])


def _section(name: str, heading: str, content: list) -> Section | None:
    if not content:
        return None
    return Section(name, heading, name, tuple(content[:FIRST]), count=len(content), rest=tuple(content[FIRST:]))


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
        reading.home(uuid),
    )


def dispute(reading: Reading, row: dict) -> Dispute:
    """A dispute with its claims in the order of the dates of their sources; none of them is put above another."""
    uuid = row["uuid"]
    claims = [claim for claim in reading.rows("claims") if claim["dispute"] == uuid]
    claims.sort(key=lambda claim: _earliest(reading, claim["uuid"]))
    return Dispute(
        reading.anchor(uuid),
        reading.words(row["question"]),
        reading.code("dispute_status", row["status"]),
        row["status"] == "open",
        reading.words(row.get("resolution")),
        reading.words(row.get("note")),
        _about(reading, uuid),
        tuple(_claim(reading, claim, number) for number, claim in enumerate(claims, 1)),
        reading.home(uuid),
    )


def _earliest(reading: Reading, claim: str) -> tuple:
    """When the first source of a claim was published; what has no date comes last, in the editors' order."""
    cited = (one.source for one in reading.sources.cited_by(claim) if one.function != "contradicts")
    bodies = (reading.resolver.get(source).body for source in cited)
    return min((_date_order(body) for body in bodies), default=dates.order(None))


def _date_order(body: Mapping) -> tuple:
    return dates.order(body.get("published") or body.get("date"))


def _backing(reading: Reading, claim: str) -> Iterator[Backing]:
    cited = {one.source: one for one in reading.sources.cited_by(claim)}
    bodies = {uuid: reading.resolver.get(uuid).body for uuid in cited}
    for uuid in sorted(cited, key=lambda uuid: _date_order(bodies[uuid])):
        body, function = bodies[uuid], cited[uuid].function
        yield Backing(
            cited[uuid].number,
            reading.entry(uuid),
            dates.when(body.get("published") or body.get("date"), reading.language),
            reading.code("source_tier", body.get("tier")),
            "" if function == "supports" else reading.code("citation_function", function),
        )


def _claim(reading: Reading, row: dict, number: int) -> Claim:
    value, words = _claimed(reading, row), reading.words(row.get("words"))
    repeats = bool(value and words) and words.text.split() == value.plain.split()  # with no-break spaces or not
    return Claim(
        reading.anchor(row["uuid"]),
        number,
        value,
        None if repeats else words,
        _place(reading, row.get("part")),
        reading.words(row.get("note")),
        reading.refs(row["uuid"]),
        tuple(_backing(reading, row["uuid"])),
    )


def _place(reading: Reading, far: dict | None) -> Link | None:
    """A link to the row that a claim points at: on this page by what it is called, elsewhere by its entry."""
    if far is None:
        return None
    try:
        row = reading.part(far["part"])
    except KeyError:
        return reading.entry(far["entry"], far["part"])
    named = reading.words(row.get("title")) or _figure_with_period(reading, far["part"])
    return Link(f"#{addresses.anchor(far['part'])}", named or Text(_("the row on this page")))


def _claimed(reading: Reading, row: dict) -> Text | When | None:
    """The typed value of a claim in words, else the figure it points at; a value of another type stands as it is."""
    value = row.get("value")
    if value is None:
        return _figure(reading, row.get("part", {}).get("part"))
    if row.get("value_type") == "edtf":
        try:
            return reading.when({"edtf": value})
        except EdtfError:
            return Text(value)
    if row.get("value_type") == "quantity":
        return _figure(reading, row.get("part", {}).get("part")) or _number(reading, row)
    return Text(value, "und")  # As the source prints it, in whatever language.


def _number(reading: Reading, row: dict) -> Text:
    """A claimed number, in the unit of the indicator whose figure it is."""
    number, far = Decimal(row["value"]), reading.resolver.get(row.get("part", {}).get("entry", ""))
    unit = far.body.get("unit", "") if far else ""
    return Text(amount(in_words(number, reading.language), unit, count_of(number)))


def _figure(reading: Reading, part: str | None) -> Text | None:
    """The figure with this UUID in words, if it is on this page."""
    row = next((one for one in reading.rows("figures") if one["uuid"] == part), None) if part else None
    return Text(figure_in_words(row, unit_of(reading, row), reading.language)) if row else None


def _figure_with_period(reading: Reading, part: str) -> Text | None:
    """What to call a figure on this page."""
    figure, when = _figure(reading, part), reading.when(reading.part(part).get("period"))
    return Text(f"{figure.text} ({when.words})") if figure and when else figure


def _about(reading: Reading, uuid: str) -> tuple:
    rows = (row for row in reading.rows("relations", of=uuid) if row["entry"] != reading.record["uuid"])
    return tuple(Anchored(reading.anchor(row["uuid"]), _meant(reading, row)) for row in rows)


def _meant(reading: Reading, row: dict):
    """What a relation is about: an entry, or the part of it that is meant."""
    return reading.entry(row["entry"], row.get("part", {}).get("part"))
