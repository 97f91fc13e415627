"""Building all sets anew from the index rows, beside a live site: readers see the old ones until the new are whole."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.db.models import Max
from pyroaring import BitMap

from archive.published.browse.sorts import keys_of
from archive.published.maps import names
from archive.published.maps.orders import BUCKET_SIZE, COLUMNS, KEYS, Directory
from archive.published.maps.slots import PackedSlots, slots_in
from archive.published.models.facet_map import FacetMap
from archive.published.models.index_row import IndexRow

from .common_words import common_words, words_among, written
from .maps import hold, mark, put, put_bodies, sets_of

BY_PAIR = """
SELECT pair, string_agg(int4send(slot), '') FROM (SELECT unnest(facets) AS pair, slot FROM archive_indexrow) AS pairs
GROUP BY pair
"""
BY_YEARS = "SELECT year_from, year_to, string_agg(int4send(slot), '') FROM archive_indexrow GROUP BY 1, 2"
CHUNK = 20_000

Sets = dict[str, BitMap]
Directories = dict[str, Directory]


def build_maps() -> int:
    """Build every set and every order, and put them in the place of the old ones; how many entries they hold.

    Here alone it is decided which lexemes are common, and have sets.

    Rows are read as they are at one moment, while others publish; what these changed meanwhile is made up for in the
    transaction that stores the sets, which alone keeps publications waiting.
    """
    with one_moment():
        since = IndexRow.objects.aggregate(last=Max("stamp"))["last"] or 0
        sets, directories = _values(), {}
        for order in KEYS:
            directories[order], stretches = _order(order)
            sets |= {names.of_bucket(order, number): one for number, one in enumerate(stretches)}
        words = common_words(len(sets[names.ALL]))
        for lexeme, slots in words.items():
            sets |= names.in_pieces(lexeme, slots)
    with transaction.atomic():
        stamp = hold()
        _make_up(sets, directories, since)
        _make_up_words(sets, words.keys(), since)
        _store(sets, directories, stamp)
        put_bodies({names.COMMON: written(words)}, stamp)
    return len(sets[names.ALL])


@contextmanager
def one_moment() -> Iterator[None]:
    """Let every query of the block see the archive as it is when the block begins."""
    if connection.in_atomic_block:  # the caller's, who sees rows that nobody else does, and keeps others waiting
        hold()
        yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def _values() -> Sets:
    with connection.cursor() as cursor:
        cursor.execute(BY_PAIR)
        sets = {pair: slots_in(packed) for pair, packed in cursor}
        cursor.execute(BY_YEARS)
        years = {names.of_years((first, last)): slots_in(packed) for first, last, packed in cursor}
    return {names.ALL: BitMap.union(BitMap(), *years.values()), **years, **sets}


def _order(order: str) -> tuple[Directory, list[BitMap]]:
    """An order, cut into stretches of equal length."""
    sort, _line, language = order.partition("_")
    rows = IndexRow.objects.order_by(*keys_of(sort, language), "kind", "number").only("uuid", *COLUMNS)
    starts, stretches, slots = [""], [], []
    for row in rows.iterator(CHUNK):
        if len(slots) == BUCKET_SIZE:
            starts.append(KEYS[order](row))
            stretches.append(BitMap(slots))
            slots = []
        slots.append(row.slot)
    return Directory(tuple(starts), tuple(range(len(starts)))), [*stretches, BitMap(slots)]


def _make_up(sets: Sets, directories: Directories, since: int) -> None:
    """Bring the sets, which are those of an earlier moment, up to the rows as they are now."""
    fresh = list(IndexRow.objects.filter(stamp__gt=since).defer("words", "titles"))
    now = slots_in(IndexRow.objects.aggregate(packed=PackedSlots("slot"))["packed"])
    stale = (sets[names.ALL] - now) | BitMap(row.slot for row in fresh)
    if stale:
        for one in sets.values():
            one.difference_update(stale)
    for row in fresh:
        for name in sets_of(row, directories):
            sets.setdefault(name, BitMap()).add(row.slot)


def _make_up_words(sets: Sets, common: Collection[str], since: int) -> None:
    """Bring the sets of lexemes up to the rows, of which those that are stale have been taken out."""
    fresh = IndexRow.objects.filter(stamp__gt=since).values_list("slot", flat=True)
    for name, slots in words_among(fresh, common).items():
        sets.setdefault(name, BitMap()).update(slots)


def _store(sets: Sets, directories: Directories, stamp: int) -> None:
    FacetMap.objects.all().delete()
    put(sets, stamp)
    put_bodies({names.DIRECTORY + name: one.written() for name, one in directories.items()}, stamp)
    mark(names.REBUILT, stamp)
    mark(names.SPANS, stamp)
