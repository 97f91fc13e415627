"""Finding published things: an address, its versions, and the links that lead to an entry."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, F, TextField, Value, When

from .models.index_row import Link
from .models.version import Address, Version

FIRST_OF_EACH = """
SELECT * FROM (
    SELECT l.*, count(*) OVER same AS in_group, row_number() OVER (
        PARTITION BY l.section, l.label ORDER BY l.lower NULLS LAST, l.subject, l.id) AS place
    FROM archive_link l WHERE l.target = %s AND l.shown
    WINDOW same AS (PARTITION BY l.section, l.label)) AS numbered
WHERE place <= %s ORDER BY section, label, place
"""


def find(kind: str, number: int) -> Address | None:
    """The address of a public number, whatever it answers today; None if it was never given."""
    return Address.objects.filter(kind=kind, number=number).first()


def address_of(uuid: str) -> Address | None:
    """The address of an entry by its UUID; None if it was never published."""
    return Address.objects.filter(uuid=uuid).first()


def version(address: Address, number: int) -> Version | None:
    """One version of an entry, or None."""
    return Version.objects.filter(uuid=address.uuid, version=number).first()


def current(address: Address) -> Version:
    """The version that readers see."""
    return Version.objects.get(uuid=address.uuid, version=address.version)


def history(address: Address) -> list[Version]:
    """All versions without their records, the newest first."""
    return list(Version.objects.filter(uuid=address.uuid).defer("record", "body", "record_hash").order_by("-version"))


def history_with(address: Address, number: int) -> tuple[str | None, list[Version]]:
    """The canonical text of one version, None if there is no such version, and the `history`: one query."""
    text = Case(When(version=number, then=F("record")), default=Value(None), output_field=TextField())
    versions = Version.objects.filter(uuid=address.uuid).defer("record", "body", "record_hash").annotate(text=text)
    found = list(versions.order_by("-version"))
    return next((one.text for one in found if one.version == number), None), found


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


def inbound(uuid: str, limit: int = 40) -> list[Inbound]:
    """The links to an entry, at most `limit` of each section and label, by the date of what links."""
    return [
        Inbound(
            str(row.subject),
            row.section,
            str(row.part) if row.part else None,
            row.label,
            str(row.target_part) if row.target_part else None,
            row.in_group,
        )
        for row in Link.objects.raw(FIRST_OF_EACH, [str(uuid), limit])
    ]
