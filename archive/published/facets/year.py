"""Years: a range that the reader types, and decades; columns of the index row, not values of a facet."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from archive.published.facet import FACETS, Facet, Known
from archive.published.surroundings import Surroundings


class YearFacet(Facet):
    """The years an entry's date may lie in."""

    name = "year"
    label = _("Years")
    position = 2
    is_choice = False

    def values(self, record: dict, around: Surroundings) -> Iterable[str]:
        """None: the index row has columns for the years."""
        return []

    def read(self, text: str) -> None:
        """No value of its own: `from` and `to` are read by the filters."""
        return

    def value_label(self, value: str, language: str, resolver: Known) -> tuple[str, str] | None:
        """Years say themselves."""
        return value, language


FACETS.register(YearFacet())
