"""What a large archive costs its readers, as ratios within one run; requests of both sides alternate.

Run on demand, with the sizes wanted (10000 of them takes two minutes):

    SIZES=10000,100000 python -m pytest tests/benchmarks/scale.py -n 0 -s

With COPIED=10000 only so many entries are made of a larger archive, the others are copies of them. ROUNDS says how
often each page is asked for (20), and for how many half seconds a server (12).
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from http.client import HTTPConnection, RemoteDisconnected
from itertools import count, repeat
from pathlib import Path
from statistics import median
from urllib.parse import quote, urlsplit

import psycopg
import pytest

from config.database_roles import PUBLIC, role_name
from tests.benchmarks.beside_datasette import SCALAR, file, serving_file
from tests.benchmarks.load import Side, a_second
from tests.site.server import PROJECT, database, database_url, serving

SIZES = [int(size) for size in (os.environ.get("SIZES") or "10000").split(",")]
COPIED = int(os.environ.get("COPIED") or 0)
ROUNDS, WARMING = int(os.environ.get("ROUNDS") or 20), 2
BESIDE = 100_000  # entries at most that are compared with datasette: beyond, one of its pages takes a minute
DATASETTE = "/entries/entry?_size=25"  # a page of theirs, which keeps none and takes unknown parameters for conditions
TYPICAL = 10  # links to an entry
FAST, FEW = ("page alone", "four scalar facets"), 3  # of what takes datasette seconds, so many rounds
SORTS = ("date", "newest", "title", "added", "relevance")
SAMPLE = 10_000
WORDS = """
SELECT substr(word, 2), ndoc
FROM ts_stat('SELECT words FROM archive_indexrow TABLESAMPLE BERNOULLI ({share}) REPEATABLE (1)')
WHERE word LIKE '=%' AND word ~ '^=[[:alpha:]]{{5,}}$' ORDER BY ndoc DESC, word
"""
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


def quickest(*sides: tuple[HTTPConnection, str], rounds: int = ROUNDS) -> list[float]:
    """Milliseconds of each side at its best, each time made anew: all are asked in turn, round after round, so that
    what else the machine does now and then meets all of them.
    """
    sides = [(connection, repeat(path) if path.startswith(DATASETTE) else each(path)) for connection, path in sides]
    took = [[] for _side in sides]
    for _round in range(WARMING + rounds):
        for (connection, paths), own in zip(sides, took, strict=True):
            path = next(paths)
            began = time.perf_counter()
            status, _headers, _body = fetch(connection, path)
            own.append((time.perf_counter() - began) * 1000)
            assert status == 200, path
    return [min(own[WARMING:]) for own in took]


NUMBERS = count(1)
SERVERS = {
    "product": "config.wsgi",
    "ours": "tests.benchmarks.anew",
    "first": "tests.benchmarks.first",
    "plain": "tests.benchmarks.plain",
    "first plain": "tests.benchmarks.first_plain",
}


def each(path: str) -> Iterator[str]:
    """The address again and again, each time with another tracking parameter, so that no page is a kept one."""
    return (f"{path}{'&' if '?' in path else '?'}utm_n={number}" for number in NUMBERS)


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


@dataclass(frozen=True)
class Words:
    """Words of an archive: those that about half of all entries have, nearest first, with their shares; a rare one."""

    common: list[tuple[str, float]]
    rare: str

    @classmethod
    def of(cls, name: str) -> "Words":
        """Those of a database, by a sample of its entries."""
        with psycopg.connect(database_url(name)) as connection:
            total = connection.execute("SELECT count(*) FROM archive_indexrow").fetchone()[0]
            found = connection.execute(WORDS.format(share=min(100, 100 * SAMPLE / total))).fetchall()
        rare = next(word for word, entries in reversed(found) if entries >= 3)
        shares = [(word, entries / min(total, SAMPLE)) for word, entries in found]
        return cls(sorted(shares, key=lambda one: abs(one[1] - 0.5))[:10], rare)


def hubs_of(name: str) -> tuple[str, str]:
    """The public numbers of the most linked person, and of one with as many links as are typical: the same anywhere."""
    sql = """SELECT a.number FROM archive_address a LEFT JOIN archive_link l ON l.target = a.uuid
             WHERE a.kind = 'diplomat' GROUP BY a.number ORDER BY {}, a.number LIMIT 1"""
    with psycopg.connect(database_url(name)) as connection:
        [[most]] = connection.execute(sql.format("count(l.id) DESC"))
        [[typical]] = connection.execute(sql.format(f"abs(count(l.id) - {TYPICAL})"))
    return f"p{most}", f"p{typical}"


@pytest.fixture(scope="module")
def told():
    """Prints a table at the end: row, size, ratio and what it was made of."""
    lines = []
    yield lambda row, size, ratio, *parts: lines.append((row, size, ratio, parts))
    print(f"\n{'row':62}{'entries':>10}{'ratio':>9}   load {os.getloadavg()[0]:.1f}")
    for row, size, ratio, parts in lines:
        print(f"{row:62}{size:>10}{ratio:>9.2f}   {'  '.join(f'{part:.2f}' for part in parts)}")


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
                times = size // COPIED if COPIED else 1
                print(program(names[size], size // times, module="tests.benchmarks.synthetic"))
                if times > 1:
                    print(program(names[size], times, module="tests.benchmarks.multiplied"))
        yield names


class Servers(dict):
    """(size, kind) → a connection to a server of two workers, which is started when it is first asked for."""

    def __init__(self, archives: dict[int, str], stack: ExitStack) -> None:
        super().__init__()
        self.archives, self.stack = archives, stack

    def __missing__(self, key: tuple[int, str]) -> HTTPConnection:
        size, kind = key
        url = database_url(self.archives[size], role_name(self.archives[size], PUBLIC))
        address = self.stack.enter_context(serving(url, SERVERS[kind], KEPT_PAGES_MB="64"))
        self[key] = connection = HTTPConnection(urlsplit(address).netloc, timeout=120)
        connection.url = address
        self.stack.callback(connection.close)
        return connection


@pytest.fixture(scope="module")
def served(archives):
    """Size and kind → a server: the product; one that makes everything of a page anew; one that does not count."""
    with ExitStack() as stack:
        yield Servers(archives, stack)


@pytest.mark.parametrize("size", SIZES)
def test_counting_alone(archives, told, size):
    found = json.loads(program(archives[size], module="tests.benchmarks.counting"))
    told("counting: groups in a wide row / sets", size, found["groups, wide row"] / found["sets"], found["sets"])
    told("counting: groups in the narrow row / sets", size, found["groups, narrow row"] / found["sets"])
    told("values of facets; ms to read all sets", size, found["values"], found["read all sets"])


# What is asked, and of what: a result that nobody has asked for, whose rows are read and written too; or one whose rows
# are known from others, so that almost nothing is left but finding and counting.
MODES = {"": ("first", "first plain"), ", rows known": ("ours", "plain")}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("mode", MODES)
def test_pages(archives, served, told, size, mode):
    ours, plain = (served[size, kind] for kind in MODES[mode])
    words = Words.of(archives[size])
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
        **{f"rare word, {sort} / plain": f"/en/browse?q={quote(words.rare)}&sort={sort}" for sort in SORTS},
        "common word, date, repeated / plain": f"/en/browse?q={quote(words.common[0][0])}&sort=date",
        "common word, relevance, repeated / plain": f"/en/browse?q={quote(words.common[0][0])}",
    }
    body = fetch(ours, "/en/browse?kind=event")[2].decode()
    asked["last page of a filter / page 1"] = f"/en/browse?kind=event&page={last_page(body)}"
    first, theirs, *took = quickest(
        *((one, "/en/browse") for one in (ours, plain)), *((ours, asked[row]) for row in asked)
    )
    for row, mine in zip(asked, took, strict=True):
        base = first if row.endswith("page 1") else theirs
        told(row + mode, size, mine / base, mine, base)
    once = [first_time(ours, f"/en/browse?q={quote(word)}&sort=date") for word, _share in words.common[1:]]
    share = median(share for _word, share in words.common[1:])
    told(f"common words, first time / plain{mode}", size, median(once) / theirs, median(once), theirs, share)


def first_time(connection: HTTPConnection, path: str) -> float:
    """Milliseconds of an address that nobody has asked before."""
    began = time.perf_counter()
    assert fetch(connection, path)[0] == 200, path
    return (time.perf_counter() - began) * 1000


def last_page(html: str) -> int:
    """The greatest number of a page that a page links to."""
    return max(int(piece.split('"')[0].split("&")[0]) for piece in html.split("page=")[1:])


@pytest.mark.parametrize("size", SIZES)
def test_entries(archives, served, told, size):
    hub, typical = hubs_of(archives[size])
    most, few = quickest((served[size, "ours"], f"/en/{hub}"), (served[size, "ours"], f"/en/{typical}"))
    told("most linked entry / typical", size, most / few, most, few)


@pytest.mark.parametrize("size", SIZES)
def test_kept_pages_and_memory(served, told, size):
    product, ours = served[size, "product"], served[size, "ours"]
    etag = fetch(product, "/en/browse")[1]["ETag"]
    anew, full, again, unchanged = a_second(
        Side(ours.url, each("/en/browse")),
        Side(product.url, each("/en/browse")),
        Side(product.url, repeat("/en/browse")),
        Side(product.url, repeat("/en/browse"), 304, {"If-None-Match": etag}),
    )
    told("304 / page made anew, rows known, requests a second", size, unchanged / anew, unchanged, anew)
    told("304 / another page of a known result", size, unchanged / full, unchanged, full)
    told("page asked again / made anew, requests a second", size, again / anew, again, anew)
    told("memory of a worker, MB", size, max(memory(product.url), memory(ours.url)))


@pytest.mark.parametrize("size", [size for size in SIZES if size <= BESIDE])
def test_beside_datasette(archives, served, told, size, tmp_path):
    pytest.importorskip("datasette", reason="datasette, with which pages are compared, is not installed")
    name = archives[size]
    with serving_file(file(name, tmp_path)) as url:
        scalar = "&".join(f"_facet={column}" for column in SCALAR)
        pages = {
            "page alone": "",
            "four scalar facets": scalar,
            "and one many-valued": f"{scalar}&_facet_array=topics",
            "and two filters": f"{scalar}&_facet_array=topics&kind=event&tier=press",
        }
        paths = {"and two filters": "/en/browse?kind=event&tier=press"}
        datasette = HTTPConnection(urlsplit(url).netloc, timeout=120)
        for row, query in pages.items():
            path = paths.get(row, "/en/browse")
            own = [(served[size, kind], path) for kind, _plain in MODES.values()]
            rounds = ROUNDS if row in FAST else FEW
            theirs, *took = quickest((datasette, f"{DATASETTE}&{query}"), *own, rounds=rounds)
            for mode, mine in zip(MODES, took, strict=True):
                told(f"datasette, {row} / our whole page{mode}", size, theirs / mine, theirs, mine)
        datasette.close()
        theirs, *rates = a_second(
            Side(url, repeat(DATASETTE)),
            Side(served[size, "first"].url, each("/en/browse")),
            Side(served[size, "ours"].url, each("/en/browse")),
            Side(served[size, "product"].url, each("/en/browse")),
            Side(served[size, "product"].url, repeat("/en/browse")),
        )
    for row, mine in zip(
        ("made for the first time", "made anew, rows known", "of a known result", "asked again"), rates, strict=True
    ):
        told(f"whole pages a second, {row} / datasette", size, mine / theirs, mine, theirs)


def test_sizes_compared(archives, served, told):
    if len(SIZES) < 2:
        pytest.skip("one size has nothing to be compared with")
    small, large = served[SIZES[0], "ours"], served[SIZES[-1], "ours"]
    typical = [hubs_of(archives[size])[1] for size in (SIZES[0], SIZES[-1])]
    for row, paths in {
        "unfiltered, against the smallest": ("/en/browse", "/en/browse"),
        "two filters, against the smallest": ("/en/browse?kind=event&topic=t1",) * 2,
        "typical entry, against the smallest": tuple(f"/en/{number}" for number in typical),
    }.items():
        mine, theirs = quickest((large, paths[1]), (small, paths[0]))
        told(row, SIZES[-1], mine / theirs, mine, theirs)
