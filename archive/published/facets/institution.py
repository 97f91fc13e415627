"""Institutions that the entry refers to; parties to an agreement have a facet of their own."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from archive.published.facet import FACETS, EntryFacet
from archive.published.surroundings import Surroundings
from archive.record.references import references


class InstitutionFacet(EntryFacet):
    """Ministries, embassies, councils, companies, and states in other roles than party."""

    name = "institution"
    label = _("Institution")
    position = 9
    kinds = ("institution",)

    def values(self, record: dict, around: Surroundings) -> Iterable[str]:
        """Every institution referred to otherwise than as a party."""
        return [
            reference.target
            for reference in references(record)
            if around.kinds.get(reference.target) == "institution"
            and (reference.section, reference.label) != ("actors", "party")
        ]


FACETS.register(InstitutionFacet())
