"""Fill an empty database with synthetic published entries, by COPY: records, addresses, index, links, words, sets.

    DATABASE_URL=… python -m tests.benchmarks.synthetic 100000

It needs a superuser, whom triggers can be told not to stop, for there are no editors' entries behind these records;
and it refuses a database in which anything was ever published or written by an editor. Two processes share the work;
a million entries take about an hour on two cores, and some 25 GB.
"""

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from itertools import islice
from multiprocessing import get_context

import django

from tests.benchmarks.synthetic_records import Archive

CHUNK = 2000
WRITTEN_BEFORE = ("archive_version", "archive_address", "archive_entry", "archive_revision", "archive_journalline")
LATE = ("archive_indexrow", "archive_link", "archive_suggestion")  # their indexes are made when the rows are there
INDEXES = """
SELECT c.relname, pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
WHERE i.indrelid = ANY(%s::regclass[]) AND NOT i.indisunique
"""


def refuse_unless_empty(cursor: object) -> None:
    """Stop here unless nothing was ever written. Raises SystemExit."""
    for table in WRITTEN_BEFORE:
        cursor.execute(f"SELECT EXISTS (SELECT 1 FROM {table})")
        if cursor.fetchone()[0]:
            raise SystemExit(f"{table} is not empty: synthetic entries are for a new database alone")


def fill(total: int) -> None:
    """Fill the database that Django is connected to, and say how long each step took."""
    from django.db import connection

    from archive.publishing.map_building import build_maps

    with connection.cursor() as cursor:
        refuse_unless_empty(cursor)
        with indexes_late(cursor):
            timed("generate and copy", lambda: copy_all(total))
        cursor.execute("SELECT setval('archive_indexrow_slots', %s)", [total])
        timed("vacuum and analyze", lambda: cursor.execute("VACUUM ANALYZE"))
    timed("build the sets", build_maps)


@contextmanager
def indexes_late(cursor: object) -> Iterator[None]:
    """Drop the indexes of large tables, and make them again at the end."""
    cursor.execute(INDEXES, [list(LATE)])
    indexes = cursor.fetchall()
    for name, _definition in indexes:
        cursor.execute(f'DROP INDEX "{name}"')
    yield
    cursor.execute("SET max_parallel_maintenance_workers = 2")
    for name, definition in indexes:
        timed(name, lambda sql=definition: cursor.execute(sql))


def timed(name: str, work: Callable[[], object]) -> None:
    """Do it, and say how long it took."""
    began = time.perf_counter()
    work()
    print(f"{name:44}{time.perf_counter() - began:8.1f} s", flush=True)


def copy_all(total: int) -> None:
    """Write every table, in as many processes as there are cores."""
    parts = os.cpu_count() or 1
    with ProcessPoolExecutor(parts, get_context("spawn"), django.setup) as pool:
        list(pool.map(copy_part, [(total, part, parts) for part in range(parts)]))


def copy_part(share: tuple[int, int, int]) -> None:
    """Write each so manieth thousand: `share` is how many entries there are in all, which part, of how many."""
    from django.db import connection

    from tests.benchmarks.synthetic_rows import Around, Entry, rows_of

    total, part, parts = share
    archive = Archive(total)
    around = Around(archive)
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
    for number, chunk in enumerate(chunks(archive.names())):
        if number % parts == part:
            entries = [Entry(slot, kind, n, archive.record(kind, n)) for slot, kind, n in chunk]
            for table, rows in rows_of(entries, around).items():
                copy(table, rows)
    connection.close()


def chunks(names: Iterable[tuple[str, int]]) -> Iterator[list[tuple[int, str, int]]]:
    """Kinds and numbers with a slot each, so many at a time."""
    slots = ((slot, kind, number) for slot, (kind, number) in enumerate(names, start=1))
    while chunk := list(islice(slots, CHUNK)):
        yield chunk


def copy(table: str, rows: Iterable[tuple]) -> None:
    """Write rows of a table."""
    from django.db import connection

    from tests.benchmarks.synthetic_rows import COLUMNS

    names = ", ".join(COLUMNS[table].split())
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as writer:
        for row in rows:
            writer.write_row(row)


if __name__ == "__main__":
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    fill(int(sys.argv[1]))
