"""Fill an empty database with synthetic published entries, by COPY: records, addresses, index, links, statuses, sets.

    DATABASE_URL=… python -m tests.benchmarks.synthetic 100000

It needs a superuser, whom triggers can be told not to stop, for there are no editors' entries behind these records;
and it refuses a database in which anything was ever published or written by an editor.
"""

import json
import sys
import time
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

import django

from tests.benchmarks.synthetic_records import TIERS, Archive

CHUNK = 5000
BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)
TODAY = date(2026, 11, 22)
TRIGGERED = ("archive_version", "archive_address", "archive_indexrow", "archive_link", "archive_statusspan")


def refuse_unless_empty(cursor: object) -> None:
    """Stop here unless nothing was ever written. Raises SystemExit."""
    for table in ("archive_version", "archive_address", "archive_entry", "archive_revision", "archive_journalline"):
        cursor.execute(f"SELECT EXISTS (SELECT 1 FROM {table})")
        if cursor.fetchone()[0]:
            raise SystemExit(f"{table} is not empty: synthetic entries are for a new database alone")


def fill(total: int) -> None:
    """Fill the database that Django is connected to, and say how long each step took."""
    from django.db import connection

    from archive.publishing.map_building import build_maps

    with connection.cursor() as cursor:
        refuse_unless_empty(cursor)
        cursor.execute("SET session_replication_role = replica")
    archive = Archive(total)
    timed("generate and copy", lambda: copy_all(archive))
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = origin")
        cursor.execute("SELECT setval('archive_indexrow_slots', %s)", [total])
        timed("vacuum and analyze", lambda: cursor.execute("VACUUM ANALYZE"))
    timed("build the sets", build_maps)


def timed(name: str, work: object) -> None:
    """Do it, and say how long it took."""
    began = time.perf_counter()
    work()
    print(f"{name:24}{time.perf_counter() - began:8.1f} s", flush=True)


def copy_all(archive: Archive) -> None:
    """Write every table, a few thousand entries at a time."""
    from archive.published.surroundings import Surroundings

    kinds = {archive.uuid(kind, n): kind for kind in ("topic", "place", "institution", "diplomat", "source")
             for n in range(1, archive.counts[kind] + 1)}  # fmt: skip
    tiers = {archive.uuid("source", n): TIERS[min(2, n % 4)] for n in range(1, archive.counts["source"] + 1)}
    parents = {archive.uuid(kind, n): archive.uuid(kind, 1 + n % 20) for kind in ("topic", "place")
               for n in range(21, archive.counts[kind] + 1)}  # fmt: skip
    around = Surroundings(kinds, tiers, parents)
    for chunk in chunks(archive.records()):
        copy_chunk(chunk, around)


def chunks(records: Iterator[tuple[str, int, dict]]) -> Iterator[list[tuple[int, str, int, dict]]]:
    """The records with a slot each, so many at a time."""
    chunk = []
    for slot, (kind, number, record) in enumerate(records, start=1):
        chunk.append((slot, kind, number, record))
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    yield chunk


def copy_chunk(chunk: list[tuple[int, str, int, dict]], around: object) -> None:
    """Write some entries into all tables."""
    from archive.publishing.index import _links

    links = [link for _slot, _kind, _number, record in chunk for link in _links(record, record)]
    copy("archive_version", "uuid kind version record record_hash published basis basis_note", map(version, chunk))
    copy("archive_address", "uuid kind number state version first_published reason", map(address, chunk))
    copy("archive_indexrow", INDEX_COLUMNS, (index_row(one, around) for one in chunk))
    copy("archive_link", LINK_COLUMNS, ([getattr(link, name) for name in LINK_COLUMNS.split()] for link in links))
    copy("archive_statusspan", "uuid slot first last code reason since", status_spans(chunk))


def copy(table: str, columns: str, rows: Iterable[Iterable]) -> None:
    """Write rows of a table."""
    from django.db import connection

    names = ", ".join(columns.split())
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as writer:
        for row in rows:
            writer.write_row(tuple(row))


LINK_COLUMNS = "subject section part label target target_part lower shown"
INDEX_COLUMNS = (
    "uuid slot stamp kind number version published lower upper year_from year_to "
    "sort_kk sort_ru sort_en sort_tr facets titles words"
)


def version(one: tuple[int, str, int, dict]) -> tuple:
    """The first version of an entry."""
    from archive.primitives.canonical import digest

    slot, kind, _number, record = one
    text = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return record["uuid"], kind, 1, text, digest(text), moment(slot), "seeded", "synthetic"


def address(one: tuple[int, str, int, dict]) -> tuple:
    """Its address."""
    slot, kind, number, record = one
    return record["uuid"], kind, number, "published", 1, moment(slot), ""


def moment(slot: int) -> datetime:
    """When an entry was published."""
    return BEGINNING + timedelta(seconds=slot)


def index_row(one: tuple[int, str, int, dict], around: object) -> Iterator:
    """Its index row, made as publishing makes it."""
    from archive.published.facets import facets_of
    from archive.publishing.index import _bounds, _sort_keys
    from archive.record.heading import heading

    slot, kind, number, record = one
    bounds, keys = _bounds(record), _sort_keys(heading(record))
    titles = " ".join(record["title"].values())
    yield from (record["uuid"], slot, 0, kind, number, 1, moment(slot))
    yield from (bounds[name] for name in ("lower", "upper", "year_from", "year_to"))
    yield from (keys[f"sort_{code}"] for code in ("kk", "ru", "en", "tr"))
    yield facets_of(record, around)
    yield vector(titles)
    yield vector(titles + " " + " ".join(record["summary"].values()))


@lru_cache(100_000)
def lexemes(word: str) -> list[str]:
    """What a word is indexed as."""
    from archive.primitives.folding import tokens

    return tokens(word)


def vector(text: str) -> str:
    """The text of a tsvector."""
    found = dict.fromkeys(lexeme for word in text.split() for lexeme in lexemes(word))
    return " ".join(f"'{lexeme}':{place}" for place, lexeme in enumerate(found, start=1))


def status_spans(chunk: list[tuple[int, str, int, dict]]) -> Iterator[tuple]:
    """The statuses of agreements through time."""
    from archive.record.status import spans

    for slot, kind, _number, record in chunk:
        if kind == "agreement":
            for span in spans(record, today=TODAY):
                status = span.status
                yield record["uuid"], slot, span.first, span.last, status.code, status.reason, status.since or ""


if __name__ == "__main__":
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    fill(int(sys.argv[1]))
