"""Institutions that the entry refers to; parties to an agreement have a facet of their own."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext_lazy as _

from archive.published.facet import FACETS, EntryFacet
from archive.record.references import references


class InstitutionFacet(EntryFacet):
    """Ministries, embassies, councils, companies, and states in other roles than party."""

    name = "institution"
    label = _("Institution")
    position = 6
    kinds = ("institution",)

    def values(self, record: dict, kinds: Mapping[str, str]) -> Iterable[str]:
        """Every institution referred to otherwise than as a party."""
        return [
            reference.target
            for reference in references(record)
            if kinds.get(reference.target) == "institution"
            and (reference.section, reference.label) != ("actors", "party")
        ]


FACETS.register(InstitutionFacet())
