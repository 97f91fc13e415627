"""What is particular to the page of an institution: seats, offices with their holders, members."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from . import actors, dates
from .connections import Connections, Inbound
from .diplomat import milestones
from .facts import Fact
from .labels import field_label
from .reading import Reading
from .sections import Group, Item, Row, Section, listing, table
from .values import Joined, Text


def facts(reading: Reading, connections: Connections) -> Iterator[Fact]:
    """Nothing beyond the institution's own fields."""
    yield from ()


def dates_of(reading: Reading) -> Iterator[object]:
    """Founded and dissolved, each with its word."""
    for field in ("founded", "dissolved"):
        if field in reading.record:
            yield Joined((str(field_label("institution", field)), reading.when(reading.record[field])))


def sections(reading: Reading, connections: Connections) -> Iterator[Section | None]:
    """Seats, offices, who held them, who belongs to it."""
    yield seats(reading)
    yield offices(reading)
    yield holders(reading, connections)
    yield actors.by_role(reading)
    yield listing("below", _("Bodies that belong to it"), [connections.group("", connections.take("", "parent"))])


def seats(reading: Reading) -> Section | None:
    """Where it sat, and when."""
    rows = sorted(reading.rows("seats"), key=lambda row: dates.order(row.get("period")))
    columns = (_("Seat"), _("Period"), _("As in the source"), _("Note"))
    lines = [
        Row(
            reading.anchor(row["uuid"]),
            (
                reading.entry(row["place"]),
                reading.when(row.get("period")),
                reading.line(row.get("as_in_source")),
                reading.words(row.get("note")),
            ),
            reading.refs(row["uuid"]),
        )
        for row in rows
    ]
    return table("seats", _("Seats"), columns, lines)


def offices(reading: Reading) -> Section | None:
    """The offices of the institution, in its own order."""
    columns = (_("Office"), _("Sent by"), _("Received by"), _("Period"), _("Earlier name"), _("Note"))
    return table("offices", _("Offices"), columns, [_office(reading, row) for row in reading.rows("offices")])


def holders(reading: Reading, connections: Connections) -> Section | None:
    """The people known to have held each office, in the order of the dates that their own entries give."""
    links = connections.take("postings")
    groups = []
    for office in reading.rows("offices"):
        own = [link for link in links if link.target_part == office["uuid"]]
        own.sort(key=lambda link: _order(reading, link))
        title = reading.words(office["title"])
        groups.append(Group(title.html(), tuple(_holder(reading, link) for link in own), total=len(own)))
    return listing("holders", _("Holders of its offices"), groups)


def _office(reading: Reading, row: dict) -> Row:
    before = row.get("renamed_from")
    cells = (
        reading.words(row["title"]),
        reading.entry(row.get("sending")),
        reading.entry(row.get("receiving")),
        reading.when(row.get("period")),
        reading.words(reading.part(before)["title"]) if before else None,
        reading.words(row.get("note")),
    )
    return Row(reading.anchor(row["uuid"]), cells, reading.refs(row["uuid"]))


def _holder(reading: Reading, link: Inbound) -> Item:
    steps = (
        Joined((Text(reading.code("milestone_type", row["type"])), reading.when(row["date"])))
        for row in milestones(_body(reading, link), link.part)
    )
    return Item(reading.entry(link.subject, link.part), remark=Joined(tuple(steps), "; "))


def _order(reading: Reading, link: Inbound) -> tuple:
    first = next(iter(milestones(_body(reading, link), link.part)), None)
    return dates.order(first["date"] if first else None)


def _body(reading: Reading, link: Inbound) -> dict:
    return reading.resolver.get(link.subject).body
