"""Make a database of synthetic entries so many times as large, by copying each entry within it under other numbers.

    DATABASE_URL=… python -m tests.benchmarks.multiplied 10

A third of the time that making as many anew takes; links and facets of the copies lead to what those of the first lead
to, so that what was named often is named so many times as often. Suggestions stay those of the first.
"""

import sys

import django

from tests.benchmarks.synthetic import indexes_late, timed

UUID, SUBJECT = "md5(t.uuid::text || g)::uuid", "md5(t.subject::text || g)::uuid"
# Of each table the columns that differ in a copy: {step} is how many entries there are; None is left to the database.
DIFFERENT = {
    "archive_address": {"uuid": UUID, "number": "t.number + {step} * g"},
    "archive_version": {"uuid": UUID, "id": None},
    "archive_indexrow": {"uuid": UUID, "number": "t.number + {step} * g", "slot": "t.slot + {step} * g"},
    "archive_link": {"subject": SUBJECT, "id": None},
    "archive_statusspan": {"uuid": UUID, "slot": "t.slot + {step} * g", "id": None},
}
COLUMNS = """
SELECT column_name FROM information_schema.columns
WHERE table_name = %s AND is_generated = 'NEVER' ORDER BY ordinal_position
"""


def multiply(times: int) -> None:
    """Copy every entry `times` - 1 times, and build the sets."""
    from django.db import connection

    from archive.publishing.map_building import build_maps

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*), max(slot) FROM archive_indexrow")
        [(total, step)] = cursor.fetchall()
        cursor.execute("SET session_replication_role = replica")
        with indexes_late(cursor):
            for table, different in DIFFERENT.items():
                sql = copied(cursor, table, different, step, times)
                timed(table, lambda sql=sql: cursor.execute(sql))
        cursor.execute("SELECT setval('archive_indexrow_slots', %s)", [step * times])
        timed("vacuum and analyze", lambda: cursor.execute("VACUUM ANALYZE"))
        cursor.execute("SET session_replication_role = DEFAULT")
    timed(f"build the sets of {total * times}", build_maps)


def copied(cursor: object, table: str, different: dict, step: int, times: int) -> str:
    """The SQL that copies the rows of a table."""
    cursor.execute(COLUMNS, [table])
    names = [name for (name,) in cursor.fetchall() if different.get(name, "") is not None]
    values = [different.get(name, f't."{name}"').format(step=step) for name in names]
    quoted = ", ".join(f'"{name}"' for name in names)
    return (
        f"INSERT INTO {table} ({quoted}) SELECT {', '.join(values)} FROM {table} t, generate_series(1, {times - 1}) g"
    )


if __name__ == "__main__":
    django.setup()
    multiply(int(sys.argv[1]))
