"""What is particular to the page of a person: the offices held."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from archive.record.tenure import Holding, in_order, term

from . import dates
from .connections import Connections
from .facts import Fact
from .labels import field_label
from .reading import Reading
from .sections import Row, Section, table
from .strip import Strip, strip
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
    yield postings(reading, connections)


@dataclass(frozen=True)
class Postings(Section):
    """A table of postings, with the same drawn above it if any of them has a date."""

    strip: Strip | None = None


def postings(reading: Reading, connections: Connections) -> Postings | None:
    """Office, body, every date that a source gives, each with its own sources, and who came before and after."""
    rows = sorted(reading.rows("postings"), key=lambda row: _order(reading.record, row["uuid"]))
    columns = (_("Office"), _("Institution"), _("Dates"), _("Known before and after"), _("Note"))
    found = table("postings", _("Offices held"), columns, [_posting(reading, connections, row) for row in rows])
    if found is None:
        return None
    drawn = strip((_label(reading, row), term(milestones(reading.record, row["uuid"]))) for row in rows)
    return Postings(**{**vars(found), "form": "postings"}, strip=drawn)


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


def beside(reading: Reading, connections: Connections, row: dict) -> tuple[Link | None, Link | None]:
    """Who is known to have held the office of a posting next before and next after, if its own time is known."""
    far, own = row.get("office"), (reading.record["uuid"], row["uuid"])
    if not far or not milestones(reading.record, row["uuid"]):
        return None, None
    others = {
        (link.subject, link.part)
        for link in connections.around
        if link.target_part == far["part"] and link.subject != own[0]
    }
    holdings = [Holding(one, term(milestones(reading.resolver.get(one[0]).body, one[1]))) for one in sorted(others)]
    dated = [one for one in holdings if one.term.start or one.term.end or one.term.attested]
    ordered = in_order([*dated, Holding(own, term(milestones(reading.record, row["uuid"])))])
    place = next(number for number, one in enumerate(ordered) if one.holder == own)
    before = ordered[place - 1].holder if place else None
    after = ordered[place + 1].holder if place + 1 < len(ordered) else None
    return (before and reading.entry(*before)), (after and reading.entry(*after))


def _label(reading: Reading, row: dict) -> Text:
    """What to call a posting in the drawing."""
    found = reading.words(row.get("title"))
    if found:
        return found
    link = office_title(reading, row["office"])
    return link.text if link else Text("")


def _neighbours(reading: Reading, connections: Connections, row: dict) -> Joined:
    before, after = beside(reading, connections, row)
    return Joined(
        (Joined((_("before:"), before)) if before else None, Joined((_("after:"), after)) if after else None), BREAK
    )


def _posting(reading: Reading, connections: Connections, row: dict) -> Row:
    far, title = row.get("office"), reading.words(row.get("title"))
    cells = (
        title or office_title(reading, far),
        reading.entry(far["entry"], far["part"]) if far else None,
        Joined(tuple(_milestone(reading, one) for one in milestones(reading.record, row["uuid"])), BREAK)
        or Text(_("dates not found in the sources seen")),
        _neighbours(reading, connections, row),
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
