"""Promise to editors: what is not published changes no answer by a single byte.

Two archives publish the same; one of them also holds drafts, staged changes and withdrawn entries. `TWIN_REQUESTS` says
how many addresses are asked of both (100; every one there is up to 500 before a release).
"""

import http.client
import os
from itertools import product, zip_longest
from urllib.parse import urlencode, urlsplit

import pytest

from archive.primitives.languages import LANGUAGES
from archive.primitives.public_numbers import LETTERS
from config.database_roles import PUBLIC, role_name
from tests.site.server import analyzed, database, database_url, filled, serving
from tests.site.twins import EACH, HIDDEN

pytestmark = pytest.mark.launcher

REQUESTS = int(os.environ.get("TWIN_REQUESTS") or 100)
DIFFERENT = {"date"}  # the only header that may differ
SAME_ORDER = {"PYTHONHASHSEED": "0"}  # two processes write the directives of a policy in one order

WORDS = ["", "trade", "secret", "withdrawn", "сауда", "ticaret 3", "құпия"]
FILTERS = [
    [],
    [("kind", "event")],
    [("kind", "agreement"), ("kind", "event")],
    [("topic", "t1")],
    [("place", "l2"), ("topic", "t5")],
    [("person", "p1")],
    [("status", "in-force"), ("status-on", "1996-01-01")],
    [("decade", "1990")],
    [("from", "1993"), ("to", "1998")],
    [("from", "1991"), ("to", "1999"), ("dates", "certain")],
    [("topic", "t99")],
]
WAYS = [[], [("sort", "title")], [("sort", "newest")], [("sort", "added"), ("page", "2")], [("all", "topic")]]
LISTS = ["", "topics", "places", "sources", "figures", "disputes", "about", "in-force?on=1995", "in-office?on=1995"]


def results():
    """Addresses of results as pages and files, with words that only hidden entries have among others."""
    for language, (words, filters, way) in zip(cycled(), spread(product(WORDS, FILTERS, WAYS), 61), strict=False):
        pairs = ([("q", words)] if words else []) + filters + way
        yield f"/{language}/browse?{urlencode(pairs)}"
    for language, (words, filters, form) in zip(
        cycled(), spread(product(WORDS, FILTERS, ("csv", "jsonl")), 31), strict=False
    ):
        yield f"/{language}/browse.{form}?{urlencode(([('q', words)] if words else []) + filters)}"


def entries():
    """Pages and records of entries, of numbers that nobody has, and lists."""
    yield from ("/sitemap.xml", "/robots.txt", *(f"/{code}/{name}" for name in LISTS for code in LANGUAGES))
    for number, letter in spread(product(range(1, EACH + 1), LETTERS.values()), 17):
        yield f"/{LANGUAGES[number % 4]}/{letter}{number}"
        yield f"/{letter}{number}.json"
        yield f"/kk/{letter}{number}/v{1 + number % 2}"
    yield from (f"/en/{letter}999" for letter in LETTERS.values())


def cycled():
    while True:
        yield from LANGUAGES


def spread(found, stride):
    """All of them, in an order in which neighbours differ; the stride shares no factor with their number."""
    found = list(found)
    return [found[place * stride % len(found)] for place in range(len(found))]


def asked(count):
    """So many addresses, results and entries in turn."""
    both = zip_longest(results(), entries())
    return [address for pair in both for address in pair if address is not None][:count]


@pytest.fixture(scope="module")
def twins():
    """The addresses of two servers: of the plain archive, and of the one with hidden entries."""
    plain, hidden = (f"elshi_twin_{kind}_{os.getpid()}" for kind in ("plain", HIDDEN))
    with database(plain), database(hidden):
        filled(plain, "tests.site.twins")
        filled(hidden, "tests.site.twins", HIDDEN)
        for name in (plain, hidden):
            analyzed(name)
        with (
            serving(database_url(plain, role_name(plain, PUBLIC)), **SAME_ORDER) as one,
            serving(database_url(hidden, role_name(hidden, PUBLIC)), **SAME_ORDER) as other,
        ):
            yield one, other


def answer(connection, address):
    """Status, headers and body."""
    connection.request("GET", address, headers={"Host": "testserver", "Sec-Fetch-Site": "none"})
    with connection.getresponse() as response:
        headers = {name.lower(): value for name, value in response.getheaders()}
        return response.status, {name: headers[name] for name in headers.keys() - DIFFERENT}, response.read()


def test_hidden_entries_change_no_answer(twins):
    plain, hidden = (http.client.HTTPConnection(urlsplit(url).netloc, timeout=60) for url in twins)
    addresses = asked(REQUESTS)
    answers = {address: (answer(plain, address), answer(hidden, address)) for address in addresses}
    plain.close()
    hidden.close()
    assert len(answers) == REQUESTS
    assert [address for address, (one, other) in answers.items() if one != other] == []
    statuses = [one[0] for one, _other in answers.values()]
    assert {200, 404} <= set(statuses)
    assert max(statuses) < 500
