"""Finding published things: an address, its versions, and the links that lead to an entry."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connections, router

from archive.record.relations import CHAINING

from .models.index_row import Link
from .models.version import Address, Version

# Two sorts of links in one answer: those to the entry, all or the first of each section and label, and those beyond it.
# The sections and labels are found by leaping from one to the next in the index, and each group is read in its order
# there: of a hundred thousand links only those that the page shows are fetched, and the others counted in the index.
LINKS = """
WITH RECURSIVE same AS (
    (SELECT section, label FROM archive_link WHERE target = %(entry)s AND shown ORDER BY section, label LIMIT 1)
  UNION ALL
    SELECT next.* FROM same CROSS JOIN LATERAL (
        SELECT section, label FROM archive_link
        WHERE target = %(entry)s AND shown AND (section, label) > (same.section, same.label)
        ORDER BY section, label LIMIT 1) AS next
), counted AS MATERIALIZED (
    SELECT section, label, (
        SELECT count(*) FROM archive_link
        WHERE target = %(entry)s AND shown AND section = same.section AND label = same.label) AS in_group
    FROM same
)
SELECT near.*, in_group, row_number() OVER (ORDER BY near.lower NULLS LAST, near.subject, near.id) AS place,
    FALSE AS is_beyond
FROM counted CROSS JOIN LATERAL (
    SELECT * FROM archive_link
    WHERE target = %(entry)s AND shown AND section = counted.section AND label = counted.label
    ORDER BY lower NULLS LAST, subject, id
    LIMIT CASE WHEN in_group > %(whole)s THEN %(first)s ELSE in_group END) AS near
UNION ALL
SELECT far.*, 0, row_number() OVER (ORDER BY far.lower NULLS LAST, far.subject, far.id), TRUE FROM ({beyond}) AS far
ORDER BY is_beyond, section, label, place
"""

PUBLISHED = "SELECT uuid::text FROM archive_address WHERE state = 'published' AND uuid = ANY(%s::uuid[])"
NONE = "SELECT * FROM archive_link WHERE FALSE"
HOLDERS = """
SELECT * FROM archive_link
WHERE section = 'postings' AND shown AND target = ANY(%(institutions)s::uuid[])
AND target_part = ANY(%(offices)s::uuid[])
"""
CHAIN = """
WITH RECURSIVE reached(uuid) AS (
    SELECT %(entry)s::uuid
  UNION
    SELECT near.uuid FROM reached r CROSS JOIN LATERAL (
        SELECT target AS uuid FROM archive_link
        WHERE subject = r.uuid AND section = 'relations' AND label = ANY(%(chaining)s) AND shown
      UNION
        SELECT subject FROM archive_link
        WHERE target = r.uuid AND section = 'relations' AND label = ANY(%(chaining)s) AND shown) AS near
)
SELECT l.* FROM archive_link l
WHERE l.subject IN (SELECT uuid FROM reached LIMIT %(longest)s) AND l.section = 'relations'
AND l.label = ANY(%(chaining)s) AND l.shown
ORDER BY l.lower NULLS LAST, l.subject, l.id LIMIT %(longest)s
"""
LONGEST_CHAIN = 400
WHOLE = 100  # links alike that a page shows all of, those beyond the first 40 folded away
FIRST = 12  # how many it shows of more; the list has all of them, with filters

LARGEST = 2**63 - 1  # what PostgreSQL can compare with an integer by its index; an address may say any number

# The address beside each of its versions.
FOUND = """
SELECT a.*, v.version AS past_version, v.published AS past_published, v.basis AS past_basis,
       CASE WHEN v.version = coalesce(%s::bigint, a.version) THEN v.record END AS text
FROM archive_address a LEFT JOIN archive_version v ON v.uuid = a.uuid AND a.state = 'published'
WHERE a.kind = %s AND a.number = %s::bigint ORDER BY v.version DESC
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
    if number > LARGEST:
        return None
    known = version if version is None or version <= LARGEST else 0  # versions begin at 1
    rows = list(Address.objects.raw(FOUND, [known, kind, number]))
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
    """Which of the entries are published now: one query, with one parameter for the hundreds that a list names; none
    where nothing is named.
    """
    wanted = [str(uuid) for uuid in uuids]
    if not wanted:
        return set()
    with connections[router.db_for_read(Address)].cursor() as cursor:
        cursor.execute(PUBLISHED, [wanted])
        return {uuid for (uuid,) in cursor}


@dataclass(frozen=True)
class Inbound:
    """A link that leads here. `subject`: the UUID of the published entry that owns it; `in_group`: how many there are
    with the same section and label, of which perhaps only the first are listed."""

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


def links_around(record: dict, whole: int = WHOLE, first: int = FIRST) -> tuple[list[Inbound], list[Between]]:
    """The links to an entry, by the date of what links; and those beyond its own that its page shows. One query.

    Of each section and label all are given if there are not more than `whole`, and else the `first` so many. Beyond an
    agreement: the chain of amendments that it stands in; beyond a person: all who held the same offices.
    """
    beyond, parameters = _BEYOND.get(record["kind"], _none)(record)
    parameters |= {"entry": record["uuid"], "whole": whole, "first": first}
    found = list(Link.objects.raw(LINKS.format(beyond=beyond), parameters))
    far = sorted((row for row in found if row.is_beyond), key=lambda row: row.place)
    return [_inbound(row) for row in found if not row.is_beyond], [_between(row) for row in far]


def _inbound(row: Link) -> Inbound:
    return Inbound(str(row.subject), row.section, _text(row.part), row.label, _text(row.target_part), row.in_group)


def _between(row: Link) -> Between:
    return Between(str(row.subject), str(row.part), row.label, str(row.target), _text(row.target_part))


def _text(uuid: UUID | None) -> str | None:
    return str(uuid) if uuid else None


def _none(record: dict) -> tuple[str, dict]:
    return NONE, {}


def _chain(record: dict) -> tuple[str, dict]:
    return CHAIN, {"chaining": list(CHAINING), "longest": LONGEST_CHAIN}


def _holders(record: dict) -> tuple[str, dict]:
    """The postings of all people to the offices of this one's postings."""
    offices = [row["office"] for row in record.get("parts", {}).get("postings", []) if "office" in row]
    return HOLDERS, {
        "institutions": [far["entry"] for far in offices],
        "offices": [far["part"] for far in offices],
    }


_BEYOND = {"agreement": _chain, "diplomat": _holders}
