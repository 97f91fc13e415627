"""Entries that name a certain other one, wherever in their record: what a page lists the first of."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from pyroaring import BitMap

from archive.published.browse.matching import matching
from archive.published.facet import FACETS, EntryFacet
from archive.published.maps.archive_maps import ArchiveMaps
from archive.published.models.index_row import Link
from archive.published.surroundings import Surroundings


class RefersFacet(EntryFacet):
    """All that cites a source, carries out an agreement, belongs to a series; its links are kept, not a set for each.

    Every entry of an archive would be a value: they are not offered, pages of entries lead here.
    """

    name = "refers"
    label = _("Refers to")
    position = 20
    is_counted = False
    is_searched = False

    def values(self, record: dict, around: Surroundings) -> Iterable[str]:
        """None: the links say it."""
        return []

    def condition(self, values: Sequence[str], today: date) -> Q:
        """The entries with a link to one of these that readers see."""
        return Q(uuid__in=Link.objects.filter(target__in=values, shown=True).values("subject"))

    def chosen_set(self, values: Sequence[str], archive: ArchiveMaps, day: date) -> BitMap:
        """The same as a set: one query, or none if it was asked before."""
        if not values:
            return BitMap()
        return matching(self.condition(values, day), (self.name, *sorted(values)), archive.stamp)


FACETS.register(RefersFacet())
