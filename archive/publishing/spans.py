"""The status of published agreements through time, made anew with the index."""

from collections import defaultdict
from collections.abc import Iterable

from django.utils import timezone

from archive.published.models.index_row import IndexRow, Link
from archive.published.models.status_span import StatusSpan
from archive.record.status import Ending, spans

# What a relation from another agreement does to its object.
ENDINGS = {"supersedes": "superseded", "terminates": "terminated"}


def ended_by(uuids: Iterable[str]) -> set[str]:
    """The agreements that these end, whose status therefore follows theirs."""
    found = Link.objects.filter(subject__in=uuids, section="relations", label__in=ENDINGS, shown=True)
    return {str(uuid) for uuid in found.values_list("target", flat=True)}


def respan(records: dict[str, dict], gone: Iterable[str]) -> None:
    """Make the spans of served agreements anew, by UUID, and remove those of entries that are `gone`."""
    agreements = {uuid: record for uuid, record in records.items() if record["kind"] == "agreement"}
    StatusSpan.objects.filter(uuid__in={*agreements, *gone}).delete()
    endings = _endings(agreements)
    today = timezone.now().date()
    slots = {str(uuid): slot for uuid, slot in _slots(agreements)}
    rows = [
        StatusSpan(
            uuid=uuid,
            slot=slots[uuid],
            first=span.first,
            last=span.last,
            code=span.status.code,
            reason=span.status.reason,
            since=span.status.since or "",
        )
        for uuid, record in agreements.items()
        for span in spans(record, endings=endings[uuid], today=today)
    ]
    StatusSpan.objects.bulk_create(rows, batch_size=500)


def _slots(uuids: Iterable[str]) -> Iterable[tuple]:
    return IndexRow.objects.filter(uuid__in=list(uuids)).values_list("uuid", "slot")


def _endings(uuids: Iterable[str]) -> dict[str, list[Ending]]:
    """What other published agreements do to these: from the day of the other's own main date."""
    links = Link.objects.filter(target__in=list(uuids), section="relations", label__in=ENDINGS, shown=True)
    found = list(links.values_list("target", "label", "subject"))
    bounds = {row.uuid: row for row in IndexRow.objects.filter(uuid__in={subject for _, _, subject in found})}
    endings = defaultdict(list)
    for target, label, subject in found:
        if subject in bounds:
            endings[str(target)].append(Ending(ENDINGS[label], _edtf(bounds[subject])))
    return endings


def _edtf(row: IndexRow) -> str | None:
    """The days that the bounds of a date leave open, as EDTF."""
    if row.lower is None and row.upper is None:
        return None
    if row.lower == row.upper:
        return row.lower.isoformat()
    return f"[{row.lower or ''}..{row.upper or ''}]"
