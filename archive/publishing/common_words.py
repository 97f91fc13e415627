"""Sets of the entries that have a common lexeme among their words: which lexemes are common, and who has them.

Which are common is decided when all sets are built anew, and then stays so: publishing keeps the sets of these lexemes
right, and makes none for others. A lexeme without a set is looked up in the index of words, like a rare one.
"""

import json
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager

from django.db import connection
from pyroaring import BitMap

from archive.published.maps import names
from archive.published.maps.slots import slots_in
from archive.published.models.facet_map import FacetMap
from archive.published.search.lexemes import quoted

ONE_OF = 5  # entries has a lexeme that is common
FEWEST = 5_000  # entries of an archive; in a smaller one every lexeme is found at once
SAMPLE = 10_000  # entries that are looked into to learn which lexemes may be common
MARGIN = 0.9  # of what would be common in the sample: chance may leave out some entries

LIKELY = "SELECT word FROM ts_stat(%s) WHERE ndoc >= %s ORDER BY word"
SAMPLED = "SELECT words FROM archive_indexrow TABLESAMPLE BERNOULLI ({percent})"
HAVING = "SELECT string_agg(int4send(slot), '') FROM archive_indexrow WHERE words @@ %s::tsquery"
AMONG = """
SELECT lexeme, string_agg(int4send(slot), '')
FROM archive_indexrow, unnest(tsvector_to_array(words)) AS lexeme
WHERE slot = ANY(%s::integer[]) AND lexeme = ANY(%s) GROUP BY lexeme
"""
# Without them the planner reads the words of every entry for a lexeme that most have, or looks into whole pages again.
BY_INDEX = {"enable_seqscan": "off", "work_mem": "64MB"}

Sets = dict[str, BitMap]


def common_words(total: int) -> Sets:
    """The entries that have each common lexeme, by lexeme; of the `total` entries that there are.

    Of a million entries it takes about two minutes: most of a second for a lexeme that half of them have.
    """
    if total < FEWEST:
        return {}
    with by_index():
        found = ((lexeme, _having(lexeme)) for lexeme in _likely(total))
        return {lexeme: slots for lexeme, slots in found if len(slots) * ONE_OF >= total}


def _likely(total: int) -> list[str]:
    percent = min(100, 100 * SAMPLE / total)
    with connection.cursor() as cursor:
        cursor.execute(LIKELY, [SAMPLED.format(percent=percent), MARGIN * min(SAMPLE, total) / ONE_OF])
        return [lexeme for (lexeme,) in cursor.fetchall()]


def _having(lexeme: str) -> BitMap:
    with connection.cursor() as cursor:
        cursor.execute(HAVING, [quoted(lexeme)])
        return slots_in(cursor.fetchone()[0])


@contextmanager
def by_index() -> Iterator[None]:
    """Let the queries of the block, which is within a transaction, use the index of words and remember single rows."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(f'current_setting({name!r})' for name in BY_INDEX)}")
        before = dict(zip(BY_INDEX, cursor.fetchone(), strict=True))
    _set(BY_INDEX)
    yield
    _set(before)  # not after an error, which ends the transaction and the settings with it


def _set(settings: dict[str, str]) -> None:
    with connection.cursor() as cursor:
        for name, value in settings.items():
            cursor.execute("SELECT set_config(%s, %s, true)", [name, value])


def words_among(slots: Iterable[int], common: Collection[str]) -> Sets:
    """Which of these entries have which of the common lexemes, as pieces of sets, by name: one query, or none."""
    wanted = list(slots)
    if not wanted or not common:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(AMONG, [f"{{{','.join(map(str, wanted))}}}", list(common)])
        found = [names.in_pieces(lexeme, slots_in(packed)) for lexeme, packed in cursor]
    return {name: piece for pieces in found for name, piece in pieces.items()}


def stored_common() -> frozenset[str]:
    """The lexemes whose sets are stored."""
    body = FacetMap.objects.filter(name=names.COMMON).values_list("body", flat=True).first()
    return frozenset(json.loads(bytes(body))) if body else frozenset()


def written(common: Iterable[str]) -> bytes:
    """The common lexemes, to be stored."""
    return json.dumps(sorted(common), ensure_ascii=False).encode()
