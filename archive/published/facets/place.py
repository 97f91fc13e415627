"""Places that the entry names; the place above a place is not one of them."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext_lazy as _

from archive.published.facet import FACETS, EntryFacet


class PlaceFacet(EntryFacet):
    """Where something was signed, held or seated, or which place it is about."""

    name = "place"
    label = _("Place")
    position = 4
    kinds = ("place",)

    def values(self, record: dict, kinds: Mapping[str, str]) -> Iterable[str]:
        """Linked places and seats."""
        parts = record.get("parts", {})
        return [row["place"] for section in ("places", "seats") for row in parts.get(section, [])]


FACETS.register(PlaceFacet())
