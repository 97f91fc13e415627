"""How long each sort of page takes, beside a bare Django view that returns the same HTML from memory.

Run on demand: `python -m pytest tests/benchmarks/server_time.py -n 0 -s`. Both answer over HTTP from the same gunicorn
settings; their requests alternate, so that whatever else the machine does meets both.
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
LIMIT = 5


@pytest.fixture
def pages(site):
    """Address → HTML, of every sort of page that answers 200."""
    connection = HTTPConnection(urlsplit(site.url).netloc)
    answers = {address(sort, "en", site): fetch(connection, address(sort, "en", site)) for sort in SORTS}
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


def test_pages_take_at_most_five_times_as_long_as_from_memory(site, bare, pages):
    ours, theirs = (HTTPConnection(urlsplit(url).netloc) for url in (site.url, bare))
    ratios = {}
    print(f"\n{'page':34}{'KB':>6}{'ours ms':>10}{'bare ms':>10}{'ratio':>8}   load {os.getloadavg()[0]:.1f}")
    for path, html in pages.items():
        pairs = [(timed(ours, path), timed(theirs, path)) for _ in range(WARMING + ROUNDS)][WARMING:]
        mine, plain = (median(one) for one in zip(*pairs, strict=True))
        ratios[path] = mine / plain
        print(f"{path:34}{len(html.encode()) / 1024:6.0f}{mine:10.2f}{plain:10.2f}{mine / plain:8.1f}")
    ours.close()
    theirs.close()
    assert {path: ratio for path, ratio in ratios.items() if ratio > LIMIT} == {}
