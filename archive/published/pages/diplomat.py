"""What is particular to the page of a person: the offices held."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from . import dates
from .connections import Connections
from .facts import Fact
from .labels import field_label
from .reading import Reading
from .sections import Row, Section, table
from .values import BREAK, Anchored, Joined, Link, Text, choose


def facts(reading: Reading, connections: Connections) -> Iterator[Fact]:
    """Nothing beyond the person's own fields."""
    yield from ()


def dates_of(reading: Reading) -> Iterator[object]:
    """Birth and death, each with its word: a bare year would say neither."""
    for field in ("born", "died"):
        if field in reading.record:
            yield Joined((str(field_label("diplomat", field)), reading.when(reading.record[field])))


def sections(reading: Reading, connections: Connections) -> Iterator[Section | None]:
    """The postings in order of time."""
    yield postings(reading)


def postings(reading: Reading) -> Section | None:
    """Office, body, and every date that a source gives, each with its own sources."""
    rows = sorted(reading.rows("postings"), key=lambda row: _order(reading.record, row["uuid"]))
    columns = (_("Office"), _("Institution"), _("Dates"), _("Note"))
    return table("postings", _("Offices held"), columns, [_posting(reading, row) for row in rows])


def milestones(record: dict, posting: str) -> list[dict]:
    """The dated steps of a posting, in order."""
    rows = [row for row in record.get("parts", {}).get("milestones", []) if row["posting"] == posting]
    return sorted(rows, key=lambda row: dates.order(row["date"]))


def office_title(reading: Reading, far: dict) -> Link | None:
    """An office of an institution, linked to its place on the institution's page."""
    target = reading.resolver.get(far["entry"])
    office = target.office(far["part"]) if target else None
    link = reading.entry(far["entry"], far["part"])
    title = choose(office["title"], reading.language) if office else None
    return Link(link.href, title) if link and title else link


def _posting(reading: Reading, row: dict) -> Row:
    far, title = row.get("office"), reading.words(row.get("title"))
    cells = (
        title or office_title(reading, far),
        reading.entry(far["entry"], far["part"]) if far else None,
        Joined(tuple(_milestone(reading, one) for one in milestones(reading.record, row["uuid"])), BREAK)
        or Text(_("dates not found in the sources seen")),
        Joined((reading.doubt(row), reading.words(row.get("note"))), "; "),
    )
    return Row(reading.anchor(row["uuid"]), cells, reading.refs(row["uuid"]))


def _milestone(reading: Reading, row: dict) -> Anchored:
    step = (
        Text(reading.code("milestone_type", row["type"])),
        reading.when(row["date"]),
        reading.words(row.get("note")),
        reading.refs(row["uuid"]),
    )
    return Anchored(reading.anchor(row["uuid"]), Joined(step))


def _order(record: dict, posting: str) -> tuple:
    first = next(iter(milestones(record, posting)), None)
    return dates.order(first["date"] if first else None)
