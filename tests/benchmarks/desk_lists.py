"""How long the desk's lists and its first page take with fifty thousand entries, and how often they ask the database.

Run on demand: `python -m pytest tests/benchmarks/desk_lists.py -n 0 -s`. In one process, without a network.
"""

import os
import re
import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from archive.editorial.models.registry import KIND_MODELS
from tests.admin.desk import desk_client
from tests.benchmarks.many import fill
from tests.makers import a_user

pytestmark = pytest.mark.django_db

MOST_QUERIES, LONGEST = 40, 2
SCALE = int(os.environ.get("SCALE", "1"))
FILTER = re.compile(r'<li[^>]*>\s*<a href="\?([^"]+)"')
LAST = re.compile(r'href="\?p=(\d+)"')
ORDER = re.compile(r'href="\?(o=[\d.]+)"')
OTHER_LISTS = ("entry", "journalline", "revision", "version", "address", "progress", "comment", "appointment")


def asked(client, where: str, query: str) -> tuple[int, float, str]:
    """(queries, seconds, HTML), the faster one of two."""
    best = None
    for _ in range(2):
        with CaptureQueriesContext(connection) as seen:
            began = time.perf_counter()
            response = client.get(f"{where}?{query}" if query else where)
            took = time.perf_counter() - began
        assert response.status_code == 200, (where, query)
        if best is None or took < best[1]:
            best = len(seen), took, response.content.decode()
    return best


def variations(html: str):
    """The addresses that a list offers: each filter (all values of the desk’s own), every ordering, the last page."""
    seen = set()
    for found in FILTER.findall(html):
        name = found.partition("=")[0]
        if name in ("state", "desk") or name not in seen:
            seen.add(name)
            yield found.replace("&amp;", "&")
    yield from dict.fromkeys(ORDER.findall(html))
    yield from [f"p={max(map(int, LAST.findall(html)))}"] if LAST.search(html) else []


def test_every_list_and_the_first_page_within_forty_queries_and_two_seconds(capsys):
    editor = a_user("benchmark", "editor", "reviewer", "publisher", "administrator")
    contributor = a_user("newcomer", "contributor")
    reviewer = a_user("second", "reviewer", "publisher")
    began = time.perf_counter()
    fill(editor, contributor, SCALE)
    rows = []
    chief, newcomer, second = desk_client(editor), desk_client(contributor), desk_client(reviewer)
    for client, name in ((chief, "author"), (second, "reviewer"), (newcomer, "contributor")):
        rows.append((f"first page, {name}", *asked(client, reverse("admin:index"), "")[:2]))
    for model in (*KIND_MODELS, *OTHER_LISTS):
        where = reverse(f"admin:archive_{model}_changelist")
        queries, took, html = asked(chief, where, "")
        rows.append((model, queries, took))
        for query in ("q=visa+treaty", "q=words+a1b", "q=a42", *variations(html)):
            rows.append((f"{model} ?{query}", *asked(chief, where, query)[:2]))
        if model in (*KIND_MODELS, "entry"):
            for query in ("", "q=words+a1b"):
                rows.append((f"{model} ?{query}, contributor", *asked(newcomer, where, query)[:2]))
    with capsys.disabled():
        print(f"\nfilled in {time.perf_counter() - began:.0f} s, load {os.getloadavg()[0]:.1f}")
        for what, queries, took in rows:
            print(f"{what:60}{queries:8}{took:9.2f}{'  <<<' if took > LONGEST else ''}")
    assert [row for row in rows if row[1] > MOST_QUERIES or row[2] > LONGEST] == []
