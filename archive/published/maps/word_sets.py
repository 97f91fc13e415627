"""The sets of entries that have a common lexeme among their words.

Together they are larger than all other sets, and a question needs few of them: they are read when they are asked for.
"""

from collections.abc import Iterable

from pyroaring import BitMap

from archive.published.models.facet_map import FacetMap

from . import names
from .archive_maps import ArchiveMaps


def word_sets(lexemes: Iterable[str], archive: ArchiveMaps) -> dict[str, BitMap]:
    """The sets by lexeme, in one query; those that are not stored are left out.

    They are as they are now, which may be later than `archive`: sets that were built anew may be of other lexemes.
    """
    wanted = {names.of_word(lexeme, piece): lexeme for lexeme in lexemes for piece in names.pieces(archive.all)}
    found: dict[str, BitMap] = {}
    for name, body in FacetMap.objects.filter(name__in=wanted).values_list("name", "body"):
        found.setdefault(wanted[name], BitMap()).update(BitMap.deserialize(bytes(body)))
    return found
