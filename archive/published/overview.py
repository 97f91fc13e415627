"""The archive in numbers, for its front page: by kind, decade and topic, what is new, what happened on this day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import F

from .browse.counts import Counts
from .current import records_of
from .listing import Row, named_in, rows_of
from .maps.archive_maps import archive_maps
from .models.index_row import IndexRow
from .resolver import Resolver
from .years import decades

NEWEST = 6
ON_THIS_DAY = 5
TOPICS = 12


@dataclass(frozen=True)
class Overview:
    """`kinds` and `decades` map to numbers of entries; `years` are the first and the last with an entry, or None."""

    total: int
    kinds: Mapping[str, int]
    decades: Mapping[int, int]
    years: tuple[int, int] | None
    topics: tuple[tuple[str, int], ...]
    newest: tuple[Row, ...]
    on_this_day: tuple[Row, ...]
    resolver: Resolver


def overview(language: str, today: date) -> Overview:
    """Everything in six queries."""
    counts = Counts(archive_maps(), {})
    newest, on_this_day = _newest(), _on_this_day(today)
    records = records_of(row.uuid for row in [*newest, *on_this_day])
    topics = sorted(counts.values("topic").items(), key=lambda pair: (-pair[1], pair[0]))[:TOPICS]
    resolver = Resolver.of(named_in(records) | {uuid for uuid, _number in topics})
    return Overview(
        total=counts.total,
        kinds=counts.values("kind"),
        decades=decades(counts.years),
        years=_years(counts),
        topics=tuple(topics),
        newest=tuple(rows_of(newest, records, language, resolver)),
        on_this_day=tuple(rows_of(on_this_day, records, language, resolver)),
        resolver=resolver,
    )


def _newest() -> list[IndexRow]:
    """The latest publications; of those of one moment, what readers look for first: not sources and places."""
    rows = IndexRow.objects.filter(kind__in=("agreement", "event", "diplomat", "institution", "document"))
    return list(rows.order_by("-published", "kind", "-lower", "number").only("uuid", "kind", "number")[:NEWEST])


def _on_this_day(today: date) -> list[IndexRow]:
    """Entries whose date is one day, and that day of the year."""
    rows = IndexRow.objects.filter(lower=F("upper"), lower__month=today.month, lower__day=today.day)
    rows = rows.filter(kind__in=("agreement", "event", "document", "diplomat"))
    return list(rows.order_by("lower", "kind", "number").only("uuid", "kind", "number")[:ON_THIS_DAY])


def _years(counts: Counts) -> tuple[int, int] | None:
    known = [year for pair in counts.years for year in pair if year is not None]
    return (min(known), max(known)) if known else None
