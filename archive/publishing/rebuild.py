"""Making the whole index anew beside a live site."""

from collections.abc import Callable

from archive.published.models.index_row import IndexRow
from archive.published.models.version import Address

from .index import BATCH, reindex
from .map_building import build_maps

Progress = Callable[[int, int], None]


def rebuild(progress: Progress = lambda done, total: None) -> int:
    """Index every entry anew, a few hundred in a transaction, then build all sets; how many entries they hold.

    Readers find every entry at every moment: its old row, or its new one. Others may publish meanwhile: what they do
    is indexed as ever. Rows of entries that are not published, which nothing but damage leaves behind, are removed.
    """
    published = Address.objects.filter(state="published").values_list("uuid", flat=True)
    wanted = sorted({*map(str, published), *map(str, IndexRow.objects.values_list("uuid", flat=True))})
    for start in range(0, len(wanted), BATCH):
        progress(start, len(wanted))
        reindex(wanted[start : start + BATCH])
    count = build_maps()
    progress(count, count)
    return count
