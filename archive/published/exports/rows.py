"""What formats are given: one published entry with all that a line of a file may need."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import QuerySet

from archive.primitives.public_numbers import write
from archive.published.current import Current, records_of
from archive.published.facet import Facet, Known, TreeFacet
from archive.published.facets import FACETS
from archive.published.models.index_row import IndexRow
from archive.published.models.status_span import StatusSpan
from archive.published.resolver import Resolver

BATCH = 200


@dataclass(frozen=True)
class ExportRow:
    """An entry: its address, its served record, the values of its facets, and who can name them.

    `status`: of an agreement as of the day of the export, else "".
    """

    number: str
    address: str
    version: int
    published: datetime
    lower: date | None
    upper: date | None
    record: dict
    facets: dict[str, list[str]]
    resolver: Known
    status: str = ""


def export_rows(result: QuerySet[IndexRow], base: str, today: date) -> Iterator[ExportRow]:
    """The entries of a result in its order; `base` is what the addresses begin with, such as `https://example.org`.

    Only identifiers are held in memory; records are read in batches of 200, and one that is no longer published when
    its turn comes is passed over.
    """
    uuids = list(result.values_list("uuid", flat=True))
    for start in range(0, len(uuids), BATCH):
        yield from _batch(uuids[start : start + BATCH], base, today)


def _batch(uuids: Sequence, base: str, today: date) -> Iterator[ExportRow]:
    rows = {row.uuid: row for row in IndexRow.objects.filter(uuid__in=uuids).defer("titles", "words")}
    records = records_of(uuids)
    facets = {uuid: _facets(row, records[str(uuid)].record) for uuid, row in rows.items() if str(uuid) in records}
    resolver = Resolver.of({value for one in facets.values() for name in one for value in _entries(name, one[name])})
    statuses = dict(StatusSpan.objects.on(today).filter(uuid__in=uuids).values_list("uuid", "code"))
    for uuid in uuids:
        if uuid in facets:
            row = _row(rows[uuid], records[str(uuid)], facets[uuid], resolver, base)
            yield replace(row, status=statuses.get(uuid, ""))


def _row(row: IndexRow, current: Current, facets: dict[str, list[str]], resolver: Known, base: str) -> ExportRow:
    number = write(row.kind, row.number)
    return ExportRow(
        number=number,
        address=f"{base}/{number}",
        version=current.version,
        published=current.published,
        lower=row.lower,
        upper=row.upper,
        record=current.record,
        facets=facets,
        resolver=resolver,
    )


def _facets(row: IndexRow, record: dict) -> dict[str, list[str]]:
    """The values of the facets; of topics and places only what the record itself names, not what lies above."""
    result: dict[str, list[str]] = {}
    for pair in row.facets:
        name, _colon, value = pair.partition(":")
        if name in FACETS and _is_own(FACETS[name], value, record):
            result.setdefault(name, []).append(value)
    return result


def _is_own(facet: Facet, value: str, record: dict) -> bool:
    return not isinstance(facet, TreeFacet) or value in facet.filed(record)


def _entries(name: str, values: list[str]) -> list[str]:
    return [uuid for value in values if (uuid := FACETS[name].entry_of(value)) is not None]
