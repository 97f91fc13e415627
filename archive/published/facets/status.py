"""The status of agreements on a day: looked up when it is asked, for a status changes without anyone’s doing."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import Case, Expression, OuterRef, Q, TextField, Value, When
from django.db.models.functions import Concat
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from pyroaring import BitMap

from archive.published.facet import FACETS, CodeFacet, Known
from archive.published.maps.archive_maps import ArchiveMaps
from archive.published.maps.days import SetsOfDays
from archive.published.maps.slots import PackedSlots, slots_in
from archive.published.models.status_span import StatusSpan
from archive.published.surroundings import Surroundings
from archive.record.status import LABELS


class StatusFacet(CodeFacet):
    """In force, signed, terminated and so on; today, or on the day that the reader names."""

    name = "status"
    label = _("Status of the agreement today")
    position = 4
    codes = tuple(LABELS)
    form = "archive/includes/facet_day.html"

    def values(self, record: dict, around: Surroundings) -> Iterable[str]:
        """None: what the index kept would be right only on the day it was made."""
        return []

    def computed(self, today: date) -> Expression:
        """The status that the spans give for today; entries that are no agreements have none."""
        spans = StatusSpan.objects.on(today).filter(uuid=OuterRef("uuid"))
        pairs = spans.annotate(pair=Concat(Value(f"{self.name}:"), "code", output_field=TextField())).values("pair")
        nothing = Value([], output_field=ArrayField(TextField()))
        return Case(When(kind="agreement", then=ArraySubquery(pairs)), default=nothing)

    def condition(self, values: Sequence[str], today: date) -> Q:
        """Agreements with one of the statuses today."""
        return Q(uuid__in=StatusSpan.objects.on(today).filter(code__in=values).values("uuid"))

    def sets(self, archive: ArchiveMaps, day: date) -> Mapping[str, BitMap]:
        """The agreements by their status on the day: one query, or none for as long as no status changes."""
        return _KEPT.of(archive.spans, day)

    def heading(self, day: date | None) -> str | Promise:
        """With the day, unless it is today."""
        return self.label if day is None else _("Status of the agreement on %(day)s") % {"day": day.isoformat()}

    def value_label(self, value: str, language: str, resolver: Known) -> tuple[str, str] | None:
        """The status in words, in the language of the page."""
        return str(LABELS[value]), language


def statuses_on(day: date) -> dict[str, BitMap]:
    """The agreements that have each status on a day."""
    found = StatusSpan.objects.on(day).order_by().values("code").annotate(packed=PackedSlots("slot"))
    return {row["code"]: slots_in(row["packed"]) for row in found}


_KEPT = SetsOfDays(statuses_on)
FACETS.register(StatusFacet())
