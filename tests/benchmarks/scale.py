"""What a large archive costs its readers, as ratios within one run; requests of both sides alternate.

Run on demand, with the sizes wanted (10000 of them takes two minutes):

    SIZES=10000,100000 python -m pytest tests/benchmarks/scale.py -n 0 -s
"""

import json
import os
import subprocess
import sys
import time
from contextlib import ExitStack
from http.client import HTTPConnection, RemoteDisconnected
from pathlib import Path
from statistics import median
from urllib.parse import quote, urlsplit

import psycopg
import pytest

from config.database_roles import PUBLIC, role_name
from tests.benchmarks.beside_datasette import SCALAR, file, milliseconds, serving_file
from tests.site.server import PROJECT, database, database_url, serving

SIZES = [int(size) for size in (os.environ.get("SIZES") or "10000").split(",")]
ROUNDS, WARMING = 15, 4
PER_SECOND = 2.0  # seconds of asking for a rate
BROWSER = {"Host": "testserver", "Sec-Fetch-Site": "none"}


def program(name: str, *arguments: object, module: str) -> str:
    """What a program tells that works on a database."""
    command = [sys.executable, "-m", module, *map(str, arguments)]
    environment = os.environ | {"DATABASE_URL": database_url(name)}
    return subprocess.run(command, cwd=PROJECT, env=environment, check=True, text=True, stdout=subprocess.PIPE).stdout


def fetch(connection: HTTPConnection, path: str, **headers: str) -> tuple[int, dict, bytes]:
    """(status, headers, body) over a connection that is kept open."""
    try:
        connection.request("GET", path, headers=BROWSER | headers)
        response = connection.getresponse()
    except (RemoteDisconnected, BrokenPipeError):  # it was idle for too long
        connection.close()
        return fetch(connection, path, **headers)
    with response:
        return response.status, dict(response.getheaders()), response.read()


def medians(*sides: tuple[HTTPConnection, str]) -> list[float]:
    """Milliseconds of each side, asked in turn."""
    took = [[] for _side in sides]
    for _round in range(WARMING + ROUNDS):
        for (connection, path), own in zip(sides, took, strict=True):
            began = time.perf_counter()
            status, _headers, _body = fetch(connection, path)
            own.append((time.perf_counter() - began) * 1000)
            assert status == 200, path
    return [median(own[WARMING:]) for own in took]


def rate(connection: HTTPConnection, paths: object, **headers: str) -> float:
    """Requests a second over one connection."""
    began, count = time.perf_counter(), 0
    while time.perf_counter() - began < PER_SECOND:
        fetch(connection, next(paths), **headers)
        count += 1
    return count / (time.perf_counter() - began)


def each(path: str) -> object:
    """The address again and again, each time with another tracking parameter, so that no page is a kept one."""
    number = 0
    while True:
        number += 1
        yield f"{path}{'&' if '?' in path else '?'}utm_n={number}"


def same(path: str) -> object:
    """The address again and again."""
    while True:
        yield path


def memory(url: str) -> float:
    """Megabytes of the largest worker behind an address: its private part and its share of what is common."""
    port = f"PORT={urlsplit(url).port}".encode()
    sizes = [0]
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if port in (process / "environ").read_bytes().split(b"\0"):
                lines = (process / "smaps_rollup").read_text().splitlines()
                sizes += [int(line.split()[1]) for line in lines if line.startswith("Pss:")]
        except OSError:  # gone meanwhile
            continue
    return max(sizes) / 1024


def words_of(name: str) -> tuple[str, str]:
    """A word that a good part of all entries has, and one that a few have."""
    with psycopg.connect(database_url(name)) as connection:
        sql = "SELECT word, ndoc FROM ts_stat('SELECT words FROM archive_indexrow TABLESAMPLE BERNOULLI ({})')"
        share = min(100, 100 * 10_000 / connection.execute("SELECT count(*) FROM archive_indexrow").fetchone()[0])
        found = connection.execute(sql.format(share) + " WHERE length(word) > 5 ORDER BY ndoc DESC").fetchall()
    return found[0][0], next(word for word, count in reversed(found) if count >= 3)


def hubs_of(name: str) -> tuple[str, str]:
    """The public numbers of the most linked person, and of one with a few links."""
    sql = """SELECT a.number FROM archive_address a LEFT JOIN archive_link l ON l.target = a.uuid
             WHERE a.kind = 'diplomat' GROUP BY a.number ORDER BY count(l.id) DESC, a.number"""
    with psycopg.connect(database_url(name)) as connection:
        numbers = [number for (number,) in connection.execute(sql)]
    return f"p{numbers[0]}", f"p{numbers[len(numbers) // 2]}"


@pytest.fixture(scope="module")
def told():
    """Prints a table at the end: row, size, ratio and what it was made of."""
    lines = []
    yield lambda row, size, ratio, *parts: lines.append((row, size, ratio, parts))
    print(f"\n{'row':44}{'entries':>10}{'ratio':>9}   load {os.getloadavg()[0]:.1f}")
    for row, size, ratio, parts in lines:
        print(f"{row:44}{size:>10}{ratio:>9.2f}   {'  '.join(f'{part:.2f}' for part in parts)}")


@pytest.fixture(scope="module")
def archives():
    """Size → name of a database of so many entries; all go at the end, but for those that BENCH_DATABASE names."""
    with ExitStack() as stack:
        names = {}
        for size in SIZES:
            kept = os.environ.get("BENCH_DATABASE")  # the beginning of the names of databases that are there
            names[size] = f"{kept}{size}" if kept else f"elshi_bench_{size}_{os.getpid()}"
            if not kept:
                stack.enter_context(database(names[size]))
                print(program(names[size], size, module="tests.benchmarks.synthetic"))
        yield names


@pytest.fixture
def served(archives):
    """Size → three servers: ours without kept pages, ours as it is, and ours with its counting switched off."""
    with ExitStack() as stack:
        found = {}
        for size, name in archives.items():
            url = database_url(name, role_name(name, PUBLIC))
            kinds = {
                "made": ("config.wsgi", "0"),
                "kept": ("config.wsgi", "64"),
                "plain": ("tests.benchmarks.plain", "0"),
            }
            for kind, (module, kept) in kinds.items():
                address = stack.enter_context(serving(url, module, KEPT_PAGES_MB=kept, WEB_CONCURRENCY="1"))
                found[size, kind] = HTTPConnection(urlsplit(address).netloc, timeout=120)
                found[size, kind].url = address
                stack.callback(found[size, kind].close)
        yield found


@pytest.mark.parametrize("size", SIZES)
def test_counting_alone(archives, told, size):
    found = json.loads(program(archives[size], module="tests.benchmarks.counting"))
    told("counting: groups in a wide row / sets", size, found["groups, wide row"] / found["sets"], found["sets"])
    told("counting: groups in the narrow row / sets", size, found["groups, narrow row"] / found["sets"])
    told("values of facets; ms to read all sets", size, found["values"], found["read all sets"])


@pytest.mark.parametrize("size", SIZES)
def test_pages(archives, served, told, size):
    made, plain = served[size, "made"], served[size, "plain"]
    common, rare = words_of(archives[size])
    pages = -(-size // 25)
    asked = {
        "unfiltered / plain": "/en/browse",
        "two filters / plain": "/en/browse?kind=event&topic=t1",
        "three filters and years / plain": "/en/browse?kind=event&kind=agreement&topic=t1&tier=press&from=1995&to=2005",
        "by title / plain": "/kk/browse?sort=title",
        f"page {min(500, pages)} / page 1": f"/en/browse?page={min(500, pages)}",
        "middle page / page 1": f"/en/browse?page={pages // 2}",
        "last page / page 1": f"/en/browse?page={pages}",
        "last page of a filter / page 1": "",
        "rare word by date / plain": f"/en/browse?q={quote(rare)}&sort=date",
        "rare word, best match / plain": f"/en/browse?q={quote(rare)}",
        "common word by date, repeated / plain": f"/en/browse?q={quote(common)}&sort=date",
    }
    body = fetch(made, "/en/browse?kind=event")[2].decode()
    asked["last page of a filter / page 1"] = f"/en/browse?kind=event&page={last_page(body)}"
    for row, path in asked.items():
        base = (made, "/en/browse") if row.endswith("page 1") else (plain, "/en/browse")
        mine, theirs = medians((made, path), base)
        told(row, size, mine / theirs, mine, theirs)


def last_page(html: str) -> int:
    """The greatest number of a page that a page links to."""
    return max(int(piece.split('"')[0].split("&")[0]) for piece in html.split("page=")[1:])


@pytest.mark.parametrize("size", SIZES)
def test_entries(archives, served, told, size):
    hub, typical = hubs_of(archives[size])
    most, few = medians((served[size, "made"], f"/en/{hub}"), (served[size, "made"], f"/en/{typical}"))
    told("most linked entry / typical", size, most / few, most, few)


@pytest.mark.parametrize("size", SIZES)
def test_kept_pages_and_memory(served, told, size):
    kept, made = served[size, "kept"], served[size, "made"]
    etag = fetch(kept, "/en/browse")[1]["ETag"]
    full, unchanged = rate(made, each("/en/browse")), rate(kept, same("/en/browse"), **{"If-None-Match": etag})
    told("304 / full page, requests a second", size, unchanged / full, unchanged, full)
    told("memory of a worker, MB", size, memory(made.url))


@pytest.mark.parametrize("size", SIZES)
def test_beside_datasette(archives, served, told, size, tmp_path):
    pytest.importorskip("datasette", reason="datasette, with which pages are compared, is not installed")
    made = served[size, "made"]
    with serving_file(file(archives[size], tmp_path)) as url:
        scalar = "&".join(f"_facet={column}" for column in SCALAR)
        pages = {
            "page alone": "",
            "four scalar facets": scalar,
            "and one many-valued": f"{scalar}&_facet_array=topics",
            "and two filters": f"{scalar}&_facet_array=topics&kind=event&tier=press",
        }
        ours = {"and two filters": "/en/browse?kind=event&tier=press"}
        for row, query in pages.items():
            theirs = milliseconds(f"{url}/entries/entry?_size=25&{query}")
            [mine] = medians((made, ours.get(row, "/en/browse")))
            told(f"datasette, {row} / our whole page", size, theirs / mine, theirs, mine)


def test_sizes_compared(archives, served, told):
    if len(SIZES) < 2:
        pytest.skip("one size has nothing to be compared with")
    small, large = served[SIZES[0], "made"], served[SIZES[-1], "made"]
    typical = [hubs_of(archives[size])[1] for size in (SIZES[0], SIZES[-1])]
    for row, paths in {
        "unfiltered, against the smallest": ("/en/browse", "/en/browse"),
        "two filters, against the smallest": ("/en/browse?kind=event&topic=t1",) * 2,
        "typical entry, against the smallest": tuple(f"/en/{number}" for number in typical),
    }.items():
        mine, theirs = medians((large, paths[1]), (small, paths[0]))
        told(row, SIZES[-1], mine / theirs, mine, theirs)
