"""What is particular to the page of an institution: seats, offices with their holders, members."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from archive.primitives.edtf import parse
from archive.record.tenure import ONE_DAY, Holding, Term, gaps, in_order, overlaps, term
from archive.record.tenure import Gap as TimeGap

from . import actors, dates
from .connections import Connections, Inbound
from .diplomat import milestones
from .facts import Fact
from .labels import field_label
from .reading import Reading
from .sections import Group, Item, Row, Section, listing, table
from .values import Gap, Joined, Text, When


def facts(reading: Reading, connections: Connections) -> Iterator[Fact]:
    """Nothing beyond the institution's own fields."""
    yield from ()


def dates_of(reading: Reading) -> Iterator[object]:
    """Founded and dissolved, each with its word."""
    for field in ("founded", "dissolved"):
        if field in reading.record:
            yield Joined((str(field_label("institution", field)), reading.when(reading.record[field])))


def sections(reading: Reading, connections: Connections) -> Iterator[Section | None]:
    """What came before and after, seats, offices, who held them, who belongs to it."""
    yield lineage(reading, connections)
    yield seats(reading)
    yield offices(reading)
    yield holders(reading, connections)
    yield actors.by_role(reading)
    yield listing("below", _("Bodies that belong to it"), [connections.group("", connections.take("", "parent"))])


def lineage(reading: Reading, connections: Connections) -> Section | None:
    """The institutions that this one succeeded, and those that succeeded it."""
    before = tuple(connections.own(row) for row in connections.take_own("successor-of"))
    after = connections.group(_("Successors"), connections.take("relations", "successor-of"))
    return listing("lineage", _("Predecessors and successors"), [Group(_("Predecessors"), before), after])


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
    """The people known to have held each office, in the order of their terms, and the times without a known one."""
    links = connections.take("postings")
    groups = []
    for office in reading.rows("offices"):
        own = [link for link in links if link.target_part == office["uuid"]]
        holdings = in_order(Holding(link, _term(reading, link)) for link in own)
        title = reading.words(office["title"])
        groups.append(Group(title.html(), tuple(_in_office(reading, holdings)), total=len(own)))
    return listing("holders", _("Holders of its offices"), groups)


def _in_office(reading: Reading, holdings: list[Holding]) -> Iterator[Item]:
    """The holders; each gap stands before the one who ended it."""
    both, empty = overlaps(holdings), gaps(holdings)
    for holding in holdings:
        start = holding.term.start and parse(holding.term.start).lower
        for gap in [gap for gap in empty if start and gap.last + ONE_DAY == start]:
            yield Item(Gap(_("No holder is known for this time")), within_days(gap, reading.language))
        yield _holder(reading, holding.holder, [_other(pair, holding) for pair in both if holding in pair])


def within_days(gap: TimeGap, language: str) -> When:
    """The first and the last day of a gap."""
    return dates.when({"edtf": f"{gap.first.isoformat()}/{gap.last.isoformat()}"}, language)


def _other(pair: tuple[Holding, Holding], holding: Holding) -> Inbound:
    return (pair[1] if pair[0] == holding else pair[0]).holder


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


def _holder(reading: Reading, link: Inbound, with_others: list[Inbound]) -> Item:
    steps = (
        Joined((Text(reading.code("milestone_type", row["type"])), reading.when(row["date"])))
        for row in milestones(_body(reading, link), link.part)
    )
    others = [reading.entry(other.subject, other.part) for other in with_others]
    overlap = Joined((_("at the same time as"), Joined(tuple(others), ", "))) if others else None
    return Item(reading.entry(link.subject, link.part), remark=Joined((*steps, overlap), "; "))


def _term(reading: Reading, link: Inbound) -> Term:
    return term(milestones(_body(reading, link), link.part))


def _body(reading: Reading, link: Inbound) -> dict:
    return reading.resolver.get(link.subject).body
