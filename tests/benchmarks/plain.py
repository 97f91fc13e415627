"""The whole program with its counting switched off: every count is that of the first request, and no set is read anew.

A page of the product against this one tells what counting costs.
"""

from functools import cache

from tests.benchmarks.anew import application  # isort: skip — sets Django up

from archive.published.browse import result
from archive.published.browse.counts import Counts
from archive.published.facet import Facet
from archive.published.facets import FACETS
from archive.published.maps.archive_maps import archive_maps

__all__ = ["application"]


def counted_once(facet: Facet) -> object:
    """What a facet counts the first time."""
    count, found = facet.counted, []

    def counted(counts: Counts, chosen: object, day: object) -> dict[str, int]:
        if not found:
            found.append(count(counts, (), day))
        return found[0]

    return counted


def without_conditions(archive: object, conditions: object) -> Counts:
    """The whole archive, counted once."""
    return everything(archive)


everything = cache(lambda archive: Counts(archive, {}))
result.archive_maps = cache(archive_maps)
result.Counts = without_conditions
for one in FACETS:
    one.counted = counted_once(one)
