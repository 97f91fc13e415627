"""Decades: several can be chosen, which a range of years cannot say; worked out from the years of the index row."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from pyroaring import BitMap

from archive.published.browse.counts import Counts
from archive.published.facet import FACETS, Facet, Known
from archive.published.maps.archive_maps import ArchiveMaps
from archive.published.surroundings import Surroundings
from archive.published.years import decades, of_years

_FIRST_YEAR = re.compile(r"0|[1-9][0-9]{0,2}0")  # 0 for the years 1 to 9


class DecadeFacet(Facet):
    """The decades an entry's date may lie in, each by its first year."""

    name = "decade"
    label = _("Decade")
    keeps_order = True
    position = 3

    def values(self, record: dict, around: Surroundings) -> Iterable[str]:
        """None: the index row has columns for the years, and an open end has no last decade."""
        return []

    def condition(self, values: Sequence[str], today: date) -> Q:
        """Dates that may lie in one of the decades."""
        return reduce(or_, (of_years(int(value), int(value) + 9) for value in values))

    def chosen_set(self, values: Sequence[str], archive: ArchiveMaps, day: date) -> BitMap:
        """Dates that may lie in one of the decades."""
        return BitMap.union(BitMap(), *(archive.in_years(int(value), int(value) + 9) for value in values))

    def counted(self, counts: Counts, chosen: Sequence[str], day: date) -> Mapping[str, int]:
        """From the years of the entries that meet all other conditions."""
        found = decades(counts.years_in("decade"), [int(value) for value in chosen])
        return {str(first): number for first, number in found.items()}

    def order(self, value: str, count: int) -> tuple:
        """In order of time."""
        return (int(value),)

    def read(self, text: str) -> str | None:
        """The first year of a decade, such as 1990."""
        return text if _FIRST_YEAR.fullmatch(text) else None

    def value_label(self, value: str, language: str, resolver: Known) -> tuple[str, str] | None:
        """The first and the last year."""
        return f"{max(1, int(value))}–{int(value) + 9}", language


FACETS.register(DecadeFacet())
