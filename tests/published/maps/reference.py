"""What the stored sets should be, by SQL and by sorting in Python, and what they are."""

from itertools import pairwise

from django.db import connection
from pyroaring import BitMap

from archive.published.browse.sorts import keys_of
from archive.published.maps import names
from archive.published.maps.archive_maps import ArchiveMaps
from archive.published.maps.orders import KEYS
from archive.published.models.facet_map import FacetMap
from archive.published.models.index_row import IndexRow
from archive.publishing.common_words import stored_common

VALUES = "SELECT pair, array_agg(slot) FROM archive_indexrow, unnest(facets) AS pair GROUP BY pair"
YEARS = "SELECT year_from, year_to, array_agg(slot) FROM archive_indexrow GROUP BY year_from, year_to"
WORDS = """
SELECT lexeme, array_agg(slot) FROM archive_indexrow, unnest(words) WHERE lexeme = ANY(%s) GROUP BY lexeme
"""
ALL_WORDS = "SELECT word FROM ts_stat('SELECT words FROM archive_indexrow') WHERE ndoc >= %s"


def wanted_sets() -> dict[str, set[int]]:
    """Name → slots, of all sets that are not empty, but for those of orders and of lexemes."""
    with connection.cursor() as cursor:
        cursor.execute(VALUES)
        sets = {pair: set(slots) for pair, slots in cursor.fetchall()}
        cursor.execute(YEARS)
        sets |= {f"#years:{first or ''}:{last or ''}": set(slots) for first, last, slots in cursor.fetchall()}
    everything = set(IndexRow.objects.values_list("slot", flat=True))
    return sets | ({"#all": everything} if everything else {})


def stored_sets() -> dict[str, set[int]]:
    """The same as it is stored."""
    rows = FacetMap.objects.exclude(name__startswith=names.DIRECTORY).exclude(name__startswith=names.BUCKET)
    rows = rows.exclude(name__in=(*names.MARKS, names.COMMON)).exclude(name__startswith=names.WORD)
    found = {row.name: set(BitMap.deserialize(bytes(row.body))) for row in rows}
    return {name: slots for name, slots in found.items() if slots}


def wanted_words() -> dict[str, set[int]]:
    """Lexeme → slots, of those lexemes that were common when all sets were built, if any entry has them still."""
    with connection.cursor() as cursor:
        cursor.execute(WORDS, [list(stored_common())])
        return {lexeme: set(slots) for lexeme, slots in cursor.fetchall()}


def stored_words() -> dict[str, set[int]]:
    """The same as it is stored, piece by piece."""
    found: dict[str, set[int]] = {}
    for row in FacetMap.objects.filter(name__startswith=names.WORD):
        piece, _colon, lexeme = row.name.removeprefix(names.WORD).partition(":")
        slots = set(BitMap.deserialize(bytes(row.body)))
        assert {slot // names.PIECE for slot in slots} <= {int(piece)}, row.name
        found.setdefault(lexeme, set()).update(slots)
    return {lexeme: slots for lexeme, slots in found.items() if slots}


def lexemes_of(fewest: int) -> set[str]:
    """The lexemes that so many entries have, or more."""
    with connection.cursor() as cursor:
        cursor.execute(ALL_WORDS, [fewest])
        return {lexeme for (lexeme,) in cursor.fetchall()}


def stored_orders() -> dict[str, list[int]]:
    """The stretches of each order one after another; each sorted by the database, as a page is."""
    archive = ArchiveMaps().updated(FacetMap.objects.values_list("name", "stamp", "body"))
    return {
        name: [slot for stretch in order.stretches for slot in _sorted(name, stretch)]
        for name, order in archive.orders.items()
    }


def wanted_orders() -> dict[str, list[int]]:
    """All slots in each order."""
    return {name: _sorted(name) for name in KEYS}


def _sorted(order: str, stretch: BitMap | None = None) -> list[int]:
    sort, _line, language = order.partition("_")
    rows = IndexRow.objects.order_by(*keys_of(sort, language), "kind", "number")
    rows = rows if stretch is None else rows.filter(slot__among=stretch)
    return list(rows.values_list("slot", flat=True))


def keys_ascend() -> bool:
    """Whether the keys in Python compare as the columns do in the database."""
    for order, key in KEYS.items():
        rows = {row.slot: row for row in IndexRow.objects.all()}
        keys = [key(rows[slot]) for slot in _sorted(order)]
        if any(before >= after for before, after in pairwise(keys)):
            return False
    return True
