"""Two filters counted disjunctively, every value of every facet: sets, groups in the narrow row, groups in a wide row.

Run as a program on a database that `tests.benchmarks.synthetic` has filled; prints milliseconds as JSON. The counts of
sets and of groups are compared value by value.
"""

import json
import time
from datetime import date
from statistics import median

import django

DAY = date(2026, 11, 22)
ROUNDS = 5
WIDE = """
CREATE TABLE IF NOT EXISTS bench_wide AS
SELECT i.uuid, i.slot, i.kind, i.facets, v.record, v.body
FROM archive_indexrow i JOIN archive_version v ON v.uuid = i.uuid
"""
GROUPS = """
SELECT pair, meets_kind, meets_topic, count(*) FROM (
    SELECT unnest(facets) AS pair, meets_kind, meets_topic FROM (
        SELECT facets, kind = 'event' AS meets_kind, facets && ARRAY['topic:{topic}'] AS meets_topic FROM {table}
    ) AS marked WHERE meets_kind OR meets_topic) AS pairs GROUP BY 1, 2, 3
"""


def timed(work: object) -> float:
    """Milliseconds, the median of a few times."""
    took = []
    for _round in range(ROUNDS):
        began = time.perf_counter()
        work()
        took.append((time.perf_counter() - began) * 1000)
    return median(took)


def measured() -> dict[str, float]:
    """Milliseconds by name."""
    from django.db import connection

    from archive.published.browse.counts import Counts
    from archive.published.facets import FACETS, offered
    from archive.published.maps.archive_maps import archive_maps, forget
    from archive.published.models.index_row import IndexRow
    from tests.published.browse.grouping import counted

    archive = archive_maps()
    [topic] = [
        value for value, one in archive.of("topic").items() if len(one) == max(map(len, archive.of("topic").values()))
    ]
    chosen = {"kind": ["event"], "topic": [topic]}
    facets = offered()

    def by_sets() -> dict:
        sets = {name: FACETS[name].chosen_set(values, archive, DAY) for name, values in chosen.items()}
        counts = Counts(archive, sets)
        return {facet.name: facet.counted(counts, [], DAY) for facet in facets}

    def by_groups(table: str) -> list:
        with connection.cursor() as cursor:
            cursor.execute(GROUPS.format(topic=topic, table=table))
            return cursor.fetchall()

    grouped = counted(
        IndexRow.objects.all(), {name: FACETS[name].condition(values, DAY) for name, values in chosen.items()}
    )
    stored = {name: found for name, found in by_sets().items() if name in grouped.values}
    assert stored == {name: dict(grouped.values[name]) for name in stored}
    with connection.cursor() as cursor:
        cursor.execute(WIDE)
    return {
        "values": sum(map(len, archive.values.values())),
        "read all sets": timed(lambda: (forget(), archive_maps())),
        "sets": timed(by_sets),
        "groups, narrow row": timed(lambda: by_groups("archive_indexrow")),
        "groups, wide row": timed(lambda: by_groups("bench_wide")),
    }


if __name__ == "__main__":
    django.setup()
    print(json.dumps(measured()))
