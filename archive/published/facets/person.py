"""People that the entry refers to, in whatever role."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from archive.published.facet import FACETS, EntryFacet
from archive.published.surroundings import Surroundings
from archive.record.references import targets


class PersonFacet(EntryFacet):
    """Signatories, speakers, participants, authors, persons mentioned."""

    name = "person"
    label = _("Person")
    position = 7
    kinds = ("diplomat",)

    def values(self, record: dict, around: Surroundings) -> Iterable[str]:
        """Every person referred to."""
        return [target for target in targets(record) if around.kinds.get(target) == "diplomat"]


FACETS.register(PersonFacet())
