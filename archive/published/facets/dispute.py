"""Whether the sources of an entry disagree, and whether that is resolved."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from archive.published.facet import FACETS, CodeFacet, Known
from archive.published.surroundings import Surroundings
from archive.record.vocabularies import VOCABULARIES, label


class DisputeFacet(CodeFacet):
    """Entries with disputes, by the state of these."""

    name = "dispute"
    label = _("Sources disagree")
    position = 11
    codes = tuple(VOCABULARIES["dispute_status"])

    def values(self, record: dict, around: Surroundings) -> Iterable[str]:
        """The states of the entry's disputes."""
        return [row["status"] for row in record.get("parts", {}).get("disputes", [])]

    def value_label(self, value: str, language: str, resolver: Known) -> tuple[str, str] | None:
        """The state in words, in the language of the page."""
        return str(label("dispute_status", value)), language


FACETS.register(DisputeFacet())
