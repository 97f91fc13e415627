"""Parties, signatories, authors, participants: who took part, in which role, for whom and in what capacity."""

from django.utils.translation import gettext as _

from archive.record.vocabularies import VOCABULARIES

from .reading import Reading
from .sections import Item, Row, Section, folded, listing, table
from .values import Anchored, Joined, Quiet

ROLES = tuple(VOCABULARIES["actor_role"])


def by_role(reading: Reading, without: tuple[str, ...] = ()) -> Section | None:
    """The entry's actors as a table, in the order of the roles; `without`: roles shown elsewhere on the page."""
    rows = [row for row in reading.rows("actors") if row["role"] not in without]
    rows.sort(key=lambda row: ROLES.index(row["role"]))
    return table(
        "people",
        _("People and institutions"),
        (_("Who"), _("Role"), _("Capacity"), _("On behalf of"), _("Period"), _("Note")),
        [_row(reading, row) for row in rows],
    )


def by_side(reading: Reading) -> Section | None:
    """The participants of an event, those of each side together; first those of no side."""
    sides: dict[str, list[dict]] = {}
    for row in reading.rows("actors"):
        if row["role"] != "side":
            sides.setdefault(row.get("behalf", ""), []).append(row)
    groups = [
        folded(heading_of(reading, side), [_item(reading, row) for row in rows])
        for side, rows in sorted(sides.items(), key=lambda pair: pair[0] != "")
    ]
    alone = [row for row in reading.rows("actors") if row["role"] == "side" and row["uuid"] not in sides]
    groups.append(folded(_("Sides") if alone else "", [_item(reading, row) for row in alone]))
    return listing("people", _("Participants"), groups)


def heading_of(reading: Reading, side: str) -> str:
    """What to call a side: the title of its entry or its words, without a link."""
    if not side:
        return ""
    row = reading.part(side)
    link = reading.entry(row.get("entry"))
    text = link.text if link else reading.words(row.get("words"))
    return text.html()


def named(reading: Reading, roles: tuple[str, ...], of: str | None = None) -> tuple:
    """The names of the actors in these roles, of the entry or of one of its parts."""
    rows = (row for row in reading.rows("actors", of=of) if row["role"] in roles)
    return tuple(Anchored(reading.anchor(row["uuid"]), _called(reading, row)) for row in rows)


def _called(reading: Reading, row: dict) -> Joined:
    capacity = reading.words(row.get("capacity"))
    return Joined(
        (reading.named(row), Quiet(Joined(("(", capacity, ")"), "")) if capacity else None, reading.refs(row["uuid"]))
    )


def behalf(reading: Reading, row: dict):
    """Whom an actor stands for, or None."""
    return reading.named(reading.part(row["behalf"])) if "behalf" in row else None


def _row(reading: Reading, row: dict) -> Row:
    cells = (
        Joined((reading.named(row), reading.doubt(row))),
        reading.code("actor_role", row["role"]),
        reading.words(row.get("capacity")),
        behalf(reading, row),
        reading.when(row.get("period")),
        reading.words(row.get("note")),
    )
    return Row(reading.anchor(row["uuid"]), cells, reading.refs(row["uuid"]))


def _item(reading: Reading, row: dict) -> Item:
    remark = Joined((reading.words(row.get("capacity")), reading.doubt(row), reading.words(row.get("note"))), "; ")
    return Item(
        reading.named(row),
        reading.code("actor_role", row["role"]),
        remark,
        reading.refs(row["uuid"]),
        reading.anchor(row["uuid"]),
    )
