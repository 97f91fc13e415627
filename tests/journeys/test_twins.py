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


ASKED = [
    "trade", "visa", "visa regime", "regime visa", '"visa regime"', "trade OR visa", "trade -visa", "title:trade visa",
    "сауда", "сауда виза", "торговля", "торговые визы", "ticaret", "vize görüşmeleri", "nazarbayev", "назарбаев",
    "person:nazarbayev", "Nursultan Ankara", "vis*", "trade 3", "trade visa regime talks", "secret", "a1 trade",
]  # fmt: skip
MISTYPED = ["tradee", "tarde 3", "nazarbayve", "njrftd", "tokaeyv", "торгвля", "tradex", "visax", "cavushogu", "ozall"]
BEGUN = ["t", "tr", "trade", "tra 3", "vis", "на", "naz", "Нурс", "tok", "оз", "cav", "сау", "tic", "tradex", "торговл"]


def searches():
    """Results by relevance with their snippets, ways on from slips of the finger, and suggestions."""
    for language, question in product(LANGUAGES, ASKED):
        yield f"/{language}/browse?{urlencode({'q': question})}"
    for language, question in zip(cycled(), ASKED, strict=False):
        yield f"/{language}/browse?{urlencode({'q': question, 'kind': 'event', 'sort': 'title'})}"
        yield f"/{language}/browse.csv?{urlencode({'q': question})}"
    for language, question in product(("en", "ru"), MISTYPED):
        yield f"/{language}/browse?{urlencode({'q': question})}"
        yield f"/{language}/browse?{urlencode({'q': question, 'kind': 'topic'})}"
    for language, begun in product(("kk", "en"), BEGUN):
        yield f"/{language}/suggest.json?{urlencode({'q': begun})}"
        yield f"/{language}/suggest?{urlencode({'q': begun})}"


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
    """Status, headers and body; each over a connection of its own, for the server ends idle ones."""
    connection.request("GET", address, headers={"Host": "testserver", "Sec-Fetch-Site": "none"})
    with connection.getresponse() as response:
        headers = {name.lower(): value for name, value in response.getheaders()}
        found = response.status, {name: headers[name] for name in headers.keys() - DIFFERENT}, response.read()
    connection.close()
    return found


def both(twins, addresses):
    """The answers of the two to each address."""
    plain, hidden = (http.client.HTTPConnection(urlsplit(url).netloc, timeout=60) for url in twins)
    answers = {address: (answer(plain, address), answer(hidden, address)) for address in addresses}
    plain.close()
    hidden.close()
    assert [address for address, (one, other) in answers.items() if one != other] == []
    return {address: one for address, (one, _other) in answers.items()}


def test_hidden_entries_change_no_answer(twins):
    addresses = asked(REQUESTS)
    answers = both(twins, addresses)
    assert len(answers) == len(set(addresses)) == REQUESTS
    statuses = [status for status, _headers, _body in answers.values()]
    assert {200, 404} <= set(statuses)
    assert max(statuses) < 500


def test_hidden_words_change_no_order_no_snippet_and_no_suggestion(twins):
    """The hidden entries have the very same words, more often and nearer one another."""
    answers = both(twins, searches())
    pages = {address: body.decode() for address, (status, _headers, body) in answers.items() if status == 200}
    assert len(pages) == len(answers) >= 230
    assert sum(page.count("<article>") >= 10 and "<mark>" in page for page in pages.values()) >= 40
    assert sum("tradex" not in page and "Did you mean" in page for page in pages.values()) >= 8
    assert sum('"found": [{' in page for page in pages.values()) >= 20
