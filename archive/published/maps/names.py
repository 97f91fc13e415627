"""The names under which sets are stored, and those that an index row belongs to.

A facet's sets are named as the index row's own pairs, `name:value`; everything else begins with a sign that the name
of no facet has.
"""

from pyroaring import BitMap

from archive.published.models.index_row import IndexRow
from archive.published.years import Years

ALL = "#all"
REBUILT = "#rebuilt"  # stamped when everything was built anew: what was read before it holds no longer
SPANS = "#spans"  # stamped whenever the status of an agreement through time may have changed
ROWS = "#rows"  # stamped whenever rows were made: their words and links may be others in the very same sets
MARKS = (REBUILT, SPANS, ROWS)
YEARS = "#years:"
BUCKET = "#order:"
DIRECTORY = "#directory:"
COMMON = "#common"  # no set: which lexemes have sets of their own
WORD = "#word:"
PIECE = 1 << 16  # slots; what one entry changes in the set of a lexeme is 8 kB at most, however many have the lexeme


def of_years(years: Years) -> str:
    """The set of entries whose date may lie in these years; an open or unknown end is left empty."""
    first, last = years
    return f"{YEARS}{first or ''}:{last or ''}"


def years_in(name: str) -> Years:
    """The years that the name of a set says."""
    first, last = name.removeprefix(YEARS).split(":")
    return int(first) if first else None, int(last) if last else None


def of_bucket(order: str, bucket: int) -> str:
    """A stretch of an order."""
    return f"{BUCKET}{order}:{bucket}"


def bucket_in(name: str) -> tuple[str, int]:
    """The order and the number of the stretch that the name of a set says."""
    order, number = name.removeprefix(BUCKET).split(":")
    return order, int(number)


def of_word(lexeme: str, piece: int) -> str:
    """A piece of the set of entries that have a lexeme among their words."""
    return f"{WORD}{piece}:{lexeme}"


def pieces(slots: BitMap) -> range:
    """The numbers of the pieces in which slots lie, and of those between."""
    return range(slots.min() // PIECE, slots.max() // PIECE + 1) if slots else range(0)


def in_pieces(lexeme: str, slots: BitMap) -> dict[str, BitMap]:
    """The set of a lexeme, cut into its pieces, by name."""
    return {
        of_word(lexeme, piece): slots & BitMap(range(piece * PIECE, (piece + 1) * PIECE)) for piece in pieces(slots)
    }


def sets_of(row: IndexRow) -> set[str]:
    """The sets that a row is in, but for those of orders and of lexemes."""
    return {ALL, of_years((row.year_from, row.year_to)), *row.facets}
