"""A worker is killed at random while it publishes: nothing is half published, and what was acknowledged is there.

PUBLISHING_KILLS says how often; the default is short enough for every run of the tests.
"""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import psycopg

from tests.site.server import database, database_url, filled_with_nothing

KILLS = int(os.environ.get("PUBLISHING_KILLS", "4"))
PROJECT = Path(__file__).parents[2]

HALF = """SELECT v.uuid FROM archive_version v
LEFT JOIN archive_address a ON a.uuid = v.uuid AND a.version = v.version AND a.state = 'published'
LEFT JOIN archive_indexrow i ON i.uuid = v.uuid AND i.version = v.version
LEFT JOIN archive_journalline j ON j.entry_uuid = v.uuid AND j.verb = 'publish'
LEFT JOIN archive_entry e ON e.uuid = v.uuid AND e.first_published = a.first_published
LEFT JOIN archive_progress p ON p.entry_id = e.id AND p.state = 'draft'
WHERE a.uuid IS NULL OR i.uuid IS NULL OR j.id IS NULL OR e.id IS NULL OR p.entry_id IS NULL"""
UNTRUE = """SELECT a.uuid FROM archive_address a LEFT JOIN archive_version v ON v.uuid = a.uuid WHERE v.uuid IS NULL
UNION SELECT i.uuid FROM archive_indexrow i LEFT JOIN archive_address a ON a.uuid = i.uuid WHERE a.uuid IS NULL"""
GAPS = "SELECT max(number) - count(*) FROM archive_address WHERE kind = 'topic'"


def acknowledged_until_killed(url: str, after: float) -> list[str]:
    """What a worker says that it has published before it is killed, so many seconds after its first word."""
    worker = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.publishing_worker"],
        cwd=PROJECT,
        env=os.environ | {"DATABASE_URL": url, "PUBLIC_DATABASE_URL": ""},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert worker.stdout.readline() == "ready\n"
        time.sleep(after)
    finally:
        worker.kill()
        said, _ = worker.communicate()
    return [line for line in said.splitlines() if len(line) == 36]


def test_nothing_is_half_published_and_nothing_acknowledged_is_lost():
    name, chance, acknowledged = f"elshi_killed_{os.getpid()}", random.Random(1995), set()  # noqa: S311 – moments, no secrets
    with database(name):
        filled_with_nothing(name)
        for _kill in range(KILLS):
            acknowledged |= set(acknowledged_until_killed(database_url(name), chance.uniform(0.02, 0.6)))
        with psycopg.connect(database_url(name)) as archive:
            there = {str(uuid) for (uuid,) in archive.execute("SELECT uuid FROM archive_version").fetchall()}
            assert acknowledged <= there
            assert archive.execute(HALF).fetchall() == []
            assert archive.execute(UNTRUE).fetchall() == []
            assert archive.execute(GAPS).fetchone()[0] in (0, None)
    assert KILLS == 0 or acknowledged
