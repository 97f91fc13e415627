"""The same entries in datasette, limits raised: `file` writes them for it, `serving_file` runs it.

It gets what our list shows or counts: titles and summaries in four languages, dates, four scalar columns and the
topics. It is not let guess which facets to suggest, which takes it longer than the rest of a plain page.
"""

import json
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg

from tests.site.server import database_url, free_port

LANGUAGES = ("kk", "ru", "en", "tr")
TEXTS = [f"{name}_{code}" for name in ("title", "summary") for code in LANGUAGES]
COLUMNS = "id INTEGER PRIMARY KEY, kind TEXT, decade INTEGER, language TEXT, tier TEXT, topics TEXT, date TEXT, " + (
    ", ".join(f"{column} TEXT" for column in TEXTS)
)
SCALAR = ("kind", "decade", "language", "tier")
SETTINGS = {
    "facet_time_limit_ms": 60_000,
    "sql_time_limit_ms": 60_000,
    "default_facet_size": 40,
    "suggest_facets": "off",
}
ROWS = """
SELECT slot, i.kind, year_from / 10 * 10, facets, lower, body->'title', body->'summary'
FROM archive_indexrow i JOIN archive_version v ON v.uuid = i.uuid AND v.version = i.version
ORDER BY lower NULLS LAST, i.kind, number
"""


def file(name: str, folder: Path) -> Path:
    """An SQLite file with the entries of one of our databases: four scalar columns, indexed, and one of lists."""
    path = folder / "entries.db"
    with closing(sqlite3.connect(path)) as target, psycopg.connect(database_url(name)) as source:
        target.execute(f"CREATE TABLE entry ({COLUMNS})")
        places = ", ".join("?" * (len(COLUMNS.split(","))))
        target.executemany(f"INSERT INTO entry VALUES ({places})", map(entry, source.execute(ROWS)))
        for column in SCALAR:
            target.execute(f"CREATE INDEX entry_{column} ON entry ({column})")
        target.commit()
    return path


def entry(row: tuple) -> tuple:
    """A row of theirs."""
    slot, kind, decade, pairs, lower, title, summary = row
    values = {
        name: [pair.partition(":")[2] for pair in pairs if pair.startswith(f"{name}:")]
        for name in ("language", "tier", "topic")
    }
    first = {name: found[0] if found else None for name, found in values.items()}
    texts = [found.get(code) for found in (title, summary) for code in LANGUAGES]
    day = lower and lower.isoformat()
    return slot, kind, decade, first["language"], first["tier"], json.dumps(values["topic"]), day, *texts


@contextmanager
def serving_file(path: Path) -> Iterator[str]:
    """Run datasette on a file; its address."""
    port = free_port()
    settings = [word for name, value in SETTINGS.items() for word in ("--setting", name, str(value))]
    command = [sys.executable, "-m", "datasette", "serve", str(path), "--port", str(port), *settings]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(20)


def wait(port: int) -> None:
    """Wait up to half a minute until something listens."""
    for _time in range(150):
        with closing(socket.socket()) as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise RuntimeError("datasette does not answer")
