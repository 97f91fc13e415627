"""People that the entry refers to, in whatever role."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext_lazy as _

from archive.published.facet import FACETS, EntryFacet
from archive.record.references import targets


class PersonFacet(EntryFacet):
    """Signatories, speakers, participants, authors, persons mentioned."""

    name = "person"
    label = _("Person")
    position = 5
    kinds = ("diplomat",)

    def values(self, record: dict, kinds: Mapping[str, str]) -> Iterable[str]:
        """Every person referred to."""
        return [target for target in targets(record) if kinds.get(target) == "diplomat"]


FACETS.register(PersonFacet())
