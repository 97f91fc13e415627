"""The status of agreements as of today: looked up when it is asked, for a status changes without anyone’s doing."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import Case, Expression, OuterRef, Q, TextField, Value, When
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _

from archive.published.facet import FACETS, CodeFacet, Known
from archive.published.models.status_span import StatusSpan
from archive.published.surroundings import Surroundings
from archive.record.status import LABELS


class StatusFacet(CodeFacet):
    """In force, signed, terminated and so on."""

    name = "status"
    label = _("Status of the agreement today")
    position = 4
    codes = tuple(LABELS)

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

    def value_label(self, value: str, language: str, resolver: Known) -> tuple[str, str] | None:
        """The status in words, in the language of the page."""
        return str(LABELS[value]), language


FACETS.register(StatusFacet())
