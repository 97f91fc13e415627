"""Finding published things: an address, its versions, and the links that lead to an entry."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from archive.record.relations import CHAINING

from .models.index_row import Link
from .models.version import Address, Version

# Two sorts of links in one answer: those to the entry, the first of each section and label, and those beyond it.
LINKS = """
SELECT numbered.*, FALSE AS is_beyond FROM (
    SELECT l.*, count(*) OVER same AS in_group, row_number() OVER (
        PARTITION BY l.section, l.label ORDER BY l.lower NULLS LAST, l.subject, l.id) AS place
    FROM archive_link l WHERE l.target = %s AND l.shown
    WINDOW same AS (PARTITION BY l.section, l.label)) AS numbered
WHERE place <= %s
UNION ALL
SELECT far.*, 0, row_number() OVER (ORDER BY far.lower NULLS LAST, far.subject, far.id), TRUE FROM ({beyond}) AS far
ORDER BY is_beyond, section, label, place
"""

NONE = "SELECT * FROM archive_link WHERE FALSE"
HOLDERS = """
SELECT * FROM archive_link
WHERE section = 'postings' AND shown AND target = ANY(%s::uuid[]) AND target_part = ANY(%s::uuid[])
"""
CHAIN = """
WITH RECURSIVE reached(uuid) AS (
    SELECT %s::uuid
  UNION
    SELECT near.uuid FROM reached r CROSS JOIN LATERAL (
        SELECT target AS uuid FROM archive_link
        WHERE subject = r.uuid AND section = 'relations' AND label = ANY(%s) AND shown
      UNION
        SELECT subject FROM archive_link
        WHERE target = r.uuid AND section = 'relations' AND label = ANY(%s) AND shown) AS near
)
SELECT l.* FROM archive_link l
WHERE l.subject IN (SELECT uuid FROM reached LIMIT %s) AND l.section = 'relations' AND l.label = ANY(%s) AND l.shown
ORDER BY l.lower NULLS LAST, l.subject, l.id LIMIT %s
"""
LONGEST_CHAIN = 400

# The address beside each of its versions; the numbers of a request may be greater than any integer column holds.
FOUND = """
SELECT a.*, v.version AS past_version, v.published AS past_published, v.basis AS past_basis,
       CASE WHEN v.version = coalesce(%s::numeric, a.version) THEN v.record END AS text
FROM archive_address a LEFT JOIN archive_version v ON v.uuid = a.uuid AND a.state = 'published'
WHERE a.kind = %s AND a.number = %s::numeric ORDER BY v.version DESC
"""


def find(kind: str, number: int) -> Address | None:
    """The address of a public number, whatever it answers today; None if it was never given."""
    return Address.objects.filter(kind=kind, number=number).first()


def address_of(uuid: str) -> Address | None:
    """The address of an entry by its UUID; None if it was never published."""
    return Address.objects.filter(uuid=uuid).first()


@dataclass(frozen=True)
class Past:
    """A version without its record."""

    version: int
    published: datetime
    basis: str


@dataclass(frozen=True)
class Found:
    """What a public number leads to. `number`: the version asked for; `text`: its canonical text, None if there is no
    such version; `versions`: all, the newest first. Of an address that is not published only the address is known."""

    address: Address
    number: int
    text: str | None
    versions: tuple[Past, ...]


def found_with_history(kind: str, number: int, version: int | None = None) -> Found | None:
    """What a public number answers, with one version (the current one unless named): one query; None as for `find`."""
    rows = list(Address.objects.raw(FOUND, [version, kind, number]))
    if not rows:
        return None
    past = (Past(row.past_version, row.past_published, row.past_basis) for row in rows if row.past_version)
    text = next((row.text for row in rows if row.text is not None), None)
    return Found(rows[0], rows[0].version if version is None else version, text, tuple(past))


def current(address: Address) -> Version:
    """The version that readers see."""
    return Version.objects.get(uuid=address.uuid, version=address.version)


def history(address: Address) -> list[Version]:
    """All versions without their records, the newest first."""
    return list(Version.objects.filter(uuid=address.uuid).defer("record", "body", "record_hash").order_by("-version"))


def published_among(uuids: Iterable[str]) -> set[str]:
    """Which of the entries are published now."""
    found = Address.objects.filter(uuid__in=set(uuids), state="published").values_list("uuid", flat=True)
    return {str(uuid) for uuid in found}


@dataclass(frozen=True)
class Inbound:
    """A link that leads here. `subject`: the UUID of the published entry that owns it; `in_group`: how many there are
    with the same section and label, of which only the first are listed."""

    subject: str
    section: str
    part: str | None
    label: str
    target_part: str | None
    in_group: int


@dataclass(frozen=True)
class Between:
    """A link between two other entries, or to or from the entry of a page. `part`: the row that makes it."""

    subject: str
    part: str
    label: str
    target: str
    target_part: str | None


def links_around(record: dict, limit: int = 40) -> tuple[list[Inbound], list[Between]]:
    """The links to an entry, at most `limit` of each section and label, by the date of what links; and those beyond its
    own that its page shows. One query.

    Beyond an agreement: the chain of amendments that it stands in; beyond a person: all who held the same offices.
    """
    beyond, parameters = _BEYOND.get(record["kind"], _none)(record)
    found = list(Link.objects.raw(LINKS.format(beyond=beyond), [record["uuid"], limit, *parameters]))
    far = sorted((row for row in found if row.is_beyond), key=lambda row: row.place)
    return [_inbound(row) for row in found if not row.is_beyond], [_between(row) for row in far]


def _inbound(row: Link) -> Inbound:
    return Inbound(str(row.subject), row.section, _text(row.part), row.label, _text(row.target_part), row.in_group)


def _between(row: Link) -> Between:
    return Between(str(row.subject), str(row.part), row.label, str(row.target), _text(row.target_part))


def _text(uuid: UUID | None) -> str | None:
    return str(uuid) if uuid else None


def _none(record: dict) -> tuple[str, list]:
    return NONE, []


def _chain(record: dict) -> tuple[str, list]:
    labels = list(CHAINING)
    return CHAIN, [record["uuid"], labels, labels, LONGEST_CHAIN, labels, LONGEST_CHAIN]


def _holders(record: dict) -> tuple[str, list]:
    """The postings of all people to the offices of this one's postings."""
    offices = [row["office"] for row in record.get("parts", {}).get("postings", []) if "office" in row]
    return HOLDERS, [[far["entry"] for far in offices], [far["part"] for far in offices]]


_BEYOND = {"agreement": _chain, "diplomat": _holders}
