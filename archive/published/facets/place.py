"""Places that the entry names, and those in which they lie; a place is not filed under the one above it."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from archive.published.facet import FACETS, TreeFacet


class PlaceFacet(TreeFacet):
    """Where something was signed, held or seated, or which place it is about."""

    name = "place"
    label = _("Place")
    position = 6
    kinds = ("place",)

    def filed(self, record: dict) -> Iterable[str]:
        """Linked places and seats."""
        parts = record.get("parts", {})
        return [row["place"] for section in ("places", "seats") for row in parts.get(section, [])]


FACETS.register(PlaceFacet())
