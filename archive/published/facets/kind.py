"""Kind of entry."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from archive.primitives.public_numbers import KINDS
from archive.published.facet import FACETS, CodeFacet, Known
from archive.published.kind_names import KIND_NAMES
from archive.published.surroundings import Surroundings


class KindFacet(CodeFacet):
    """What sort of entry it is."""

    name = "kind"
    label = _("Kind")
    position = 1
    codes = KINDS

    def values(self, record: dict, around: Surroundings) -> Iterable[str]:
        """The one kind."""
        return [record["kind"]]

    def value_label(self, value: str, language: str, resolver: Known) -> tuple[str, str] | None:
        """The name of the kind in the plural, in the language of the page."""
        return str(KIND_NAMES[value].many), language


FACETS.register(KindFacet())
