"""The whole program with its counting switched off: every count is that of the first request, and no set is read anew.

A page of the product against this one tells what counting costs.
"""

from functools import cache

from archive.published.browse import result
from archive.published.browse.counts import Counts
from archive.published.facets import FACETS
from archive.published.maps.archive_maps import archive_maps
from config.wsgi import application  # noqa: F401 — the server looks for it here

result.archive_maps = cache(archive_maps)


class Counted(Counts):
    """Counts once."""

    under_all_but = cache(lambda self, left_out: self.archive.all)


first = cache(lambda archive: Counted(archive, {}))
result.Counts = lambda archive, conditions: first(archive)
for facet in FACETS:
    facet.counted = cache(lambda counts, chosen, day, facet=facet: type(facet).counted(facet, counts, (), day))
    facet.counted = (lambda held: lambda counts, chosen, day: held(counts, (), day))(facet.counted)
