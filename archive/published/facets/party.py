"""Parties to agreements."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from archive.published.facet import FACETS, EntryFacet
from archive.published.surroundings import Surroundings


class PartyFacet(EntryFacet):
    """States and other bodies bound by an agreement."""

    name = "party"
    label = _("Party")
    position = 10

    def values(self, record: dict, around: Surroundings) -> Iterable[str]:
        """Actors in the role of party that are entries."""
        actors = record.get("parts", {}).get("actors", [])
        return [row["entry"] for row in actors if row["role"] == "party" and "entry" in row]


FACETS.register(PartyFacet())
