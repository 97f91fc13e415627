"""How long each sort of page takes, beside a bare Django view that returns the same HTML from memory.

Run on demand: `python -m pytest tests/benchmarks/server_time.py -n 0 -s`. Both answer over HTTP from the same gunicorn
settings; their requests alternate, so that whatever else the machine does meets both. *Again*: a page that was asked
for before in this state of the archive, which is what the limit is for. *First*: the page made anew, under an address
that nobody has asked for (the same, with a tracking parameter, which changes nothing that is found).
"""

import json
import os
import time
from http.client import HTTPConnection
from statistics import median
from urllib.parse import urlsplit

import pytest

from tests.site.pages import SORTS, address
from tests.site.server import serving

ROUNDS, WARMING = 40, 5
MORE = ("/en/in-force", "/en/in-office?on=1995", "/{agreement}.json", "/sitemap.xml")
LIMIT = 5


@pytest.fixture
def pages(site):
    """Address → HTML, of every sort of page that answers 200."""
    connection = HTTPConnection(urlsplit(site.url).netloc)
    paths = [address(sort, "en", site) for sort in SORTS] + [path.format(**site.numbers) for path in MORE]
    answers = {path: fetch(connection, path) for path in paths}
    connection.close()
    return {path: html.decode() for path, (status, html) in answers.items() if status == 200}


@pytest.fixture
def bare(pages, tmp_path):
    """The address of the bare view."""
    (tmp_path / "pages.json").write_text(json.dumps(pages))
    with serving("", program="tests.benchmarks.bare", PAGES=str(tmp_path / "pages.json")) as url:
        yield url


def fetch(connection: HTTPConnection, path: str) -> tuple[int, bytes]:
    """(status, body) over a connection that is kept open."""
    connection.request("GET", path)
    response = connection.getresponse()
    return response.status, response.read()


def timed(connection: HTTPConnection, path: str) -> float:
    """Milliseconds from request to last byte."""
    began = time.perf_counter()
    fetch(connection, path)
    return (time.perf_counter() - began) * 1000


def milliseconds(ours: HTTPConnection, theirs: HTTPConnection, path: str) -> tuple[float, float, float]:
    """Medians of: asked again, asked first, and from memory."""
    again, first, plain = [], [], []
    for number in range(WARMING + ROUNDS):
        again.append(timed(ours, path))
        plain.append(timed(theirs, path))
        first.append(timed(ours, f"{path}{'&' if '?' in path else '?'}utm_id={number}"))
    return tuple(median(one[WARMING:]) for one in (again, first, plain))


def test_pages_take_at_most_five_times_as_long_as_from_memory(site, bare, pages):
    ours, theirs = (HTTPConnection(urlsplit(url).netloc) for url in (site.url, bare))
    ratios = {}
    columns = ("KB", "bare ms", "again ms", "ratio", "first ms", "ratio")
    print(f"\nload {os.getloadavg()[0]:.1f}\n{'page':46}{''.join(f'{name:>10}' for name in columns)}")
    for path, html in pages.items():
        again, first, plain = milliseconds(ours, theirs, path)
        ratios[path] = again / plain
        figures = (len(html.encode()) / 1024, plain, again, again / plain, first, first / plain)
        print(f"{path:46}{''.join(f'{figure:10.2f}' for figure in figures)}")
    ours.close()
    theirs.close()
    assert {path: ratio for path, ratio in ratios.items() if ratio > LIMIT} == {}
