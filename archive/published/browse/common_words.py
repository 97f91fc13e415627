"""Questions for common words, answered by the sets that are stored of their lexemes instead of by reading rows."""

from collections.abc import Callable, Collection, Mapping

from pyroaring import BitMap

from archive.published.maps.archive_maps import ArchiveMaps
from archive.published.maps.word_sets import word_sets
from archive.published.search.terms import ALL, NEXT, Joined, OneOf, Term, all_in

Find = Callable[[OneOf], BitMap]


def are_common(asked: Joined | None, common: Collection[str]) -> bool:
    """Whether sets answer sooner than the index of words: each of the terms that must be met has a common lexeme.

    One that has none is rare, and leaves PostgreSQL few rows to read. Sets know neither places nor beginnings of words.
    """
    return (
        bool(common)
        and asked is not None
        and asked.sign == ALL
        and all(map(_is_simple, all_in(asked)))
        and all(any(_has_any(term, common) for term in all_in(member)) for member in asked.members)
    )


def having(asked: Joined, archive: ArchiveMaps, find: Find) -> BitMap:
    """The entries that have the words: one query for sets, and one for each word that has rare lexemes too.

    `find` gives the entries that have one of the lexemes that have no sets.
    """
    lexemes = {lexeme for term in all_in(asked) if isinstance(term, OneOf) for lexeme in term.lexemes}
    return _having(asked, word_sets(archive.common & lexemes, archive), find)


def _having(term: Term, sets: Mapping[str, BitMap], find: Find) -> BitMap:
    if isinstance(term, OneOf):
        rare = tuple(lexeme for lexeme in term.lexemes if lexeme not in sets)
        stored = (sets[lexeme] for lexeme in term.lexemes if lexeme in sets)
        return BitMap.union(find(OneOf(rare)) if rare else BitMap(), *stored)
    found = [_having(member, sets, find) for member in term.members]
    return BitMap.intersection(*found) if term.sign == ALL else BitMap.union(*found)


def _is_simple(term: Term) -> bool:
    return term.sign != NEXT if isinstance(term, Joined) else not term.ending


def _has_any(term: Term, common: Collection[str]) -> bool:
    return isinstance(term, OneOf) and any(lexeme in common for lexeme in term.lexemes)
