"""What is particular to the page of an agreement: parties, signature, what each party did."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from archive.record.status import Ending, status

from . import actors, dates
from .chain import chain
from .connections import Connections
from .facts import Fact, not_found, not_stated
from .reading import Reading
from .sections import Row, Section, table
from .values import Joined, Text, When

# What a relation from another agreement does to this one.
_ENDINGS = {"supersedes": "superseded", "terminates": "terminated"}


@dataclass(frozen=True)
class StatusBox:
    """The status in words, with what it rests on: the deciding steps, as anchors on this page."""

    code: str
    words: Promise
    because: Promise
    since: When | None
    steps: tuple[tuple[str, str], ...]


def status_box(reading: Reading, connections: Connections, today: date) -> StatusBox:
    """The status of the agreement on `today`, worked out from the actions that readers can see."""
    found = status(reading.record, today, endings=_endings(connections))
    steps = tuple(
        (reading.anchor(row["uuid"]), reading.code("action_type", row["type"]))
        for row in reading.rows("actions")
        if row["uuid"] in found.actions
    )
    since = dates.when({"edtf": found.since}, reading.language) if found.since else None
    return StatusBox(found.code, found.label, found.because, since, steps)


def _endings(connections: Connections) -> list[Ending]:
    links = connections.of("relations", *_ENDINGS)
    return [Ending(_ENDINGS[link.label], connections.day_of(link)) for link in links]


def facts(reading: Reading, connections: Connections) -> Iterator[Fact]:
    """Parties, signature and entry into force: said in words when the record does not have them."""
    yield Fact(_("Parties"), actors.named(reading, ("party",)) or (not_found(),))
    yield Fact(_("Signed"), tuple(_signed(reading)) or (not_found(),))
    force = [
        _dated(reading, row)
        for row in _actions(reading, "entry-into-force")
        if row.get("effective") or row.get("taken")
    ]
    yield Fact(_("Entry into force"), tuple(force) or (not_found(),))


def dates_of(reading: Reading) -> Iterator[object]:
    """The signature, else the earliest legal step."""
    yield from reading.main_date()


def sections(reading: Reading, connections: Connections) -> Iterator[Section | None]:
    """Who signed for whom, and the acts of both sides."""
    yield actors.by_role(reading, without=("party",))
    yield actions(reading)
    yield chain(reading, connections)


def actions(reading: Reading) -> Section | None:
    """The actions in order of date; what is of all parties says so."""
    rows = sorted(reading.rows("actions"), key=_order)
    columns = (_("Action"), _("Party"), _("Taken on"), _("Effective on"), _("Act"), _("Note"))
    return table("actions", _("What each party did"), columns, [_action(reading, row) for row in rows])


def _action(reading: Reading, row: dict) -> Row:
    others = Joined(actors.named(reading, actors.ROLES, row["uuid"]), "; ")
    party = reading.named(reading.part(row["party"])) if "party" in row else Text(_("all parties"))
    cells = (
        Text(reading.code("action_type", row["type"])),
        party,
        reading.when(row.get("taken")) or not_stated(),
        reading.when(row.get("effective")) or not_stated(),
        reading.line(row.get("act")),
        Joined((reading.words(row.get("note")), others), "; "),
    )
    return Row(reading.anchor(row["uuid"]), cells, reading.refs(row["uuid"]))


def _signed(reading: Reading) -> Iterator[Joined]:
    places = [reading.entry(row["place"]) for row in reading.rows("places") if row["role"] == "signed"]
    for row in _actions(reading, "signature"):
        if "taken" in row:
            refs = reading.refs(row["uuid"])
            yield Joined((reading.when(row["taken"]), Joined(tuple(places), ", "), refs, refs.flag))


def _dated(reading: Reading, row: dict) -> Joined:
    refs = reading.refs(row["uuid"])
    return Joined((reading.when(row.get("effective") or row.get("taken")), refs, refs.flag))


def _actions(reading: Reading, type_: str) -> list[dict]:
    return sorted((row for row in reading.rows("actions") if row["type"] == type_), key=_order)


def _order(row: dict) -> tuple:
    return dates.order(row.get("taken") or row.get("effective"))
