"""How many queries each kind of page takes: committed, and the same for three rows as for thirty.

One of them reads the state of the archive; a page that is kept for this state takes no other.

A page that needs more fails here; one that needs fewer fails too, so that the budget is lowered in the same commit.
"""

import json
from itertools import cycle
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.primitives.public_numbers import LETTERS
from archive.published import kept
from archive.published.maps import archive_maps
from archive.published.models.version import Address
from archive.publishing.index import reindex
from archive.record.kinds import KINDS
from tests.makers import a_record, a_row, an_entry, published

pytestmark = pytest.mark.django_db

BUDGET = json.loads((Path(__file__).parent / "query_budget.json").read_text())
KEPT = 1  # the state of the archive, and nothing else
FEW, MANY = 3, 30
ENTRY_LIMIT, RESULT_LIMIT = 5, 12


def hub_and_spokes(count: int) -> None:
    """One entry of each kind that `count` others, of all kinds in turn, refer to, and that refers to as many itself."""
    hubs = {kind: a_record(kind, title={"en": f"Hub {kind}", "kk": f"Торап {kind}"}) for kind in KINDS}
    office = a_row(title={"en": "Ambassador"})
    hubs["institution"]["parts"] = {"offices": [office]}
    posting = a_row(office={"entry": hubs["institution"]["uuid"], "part": office["uuid"]})
    for record in hubs.values():
        an_entry(record)
    hubs["diplomat"]["parts"] = {"postings": [posting]}
    for number, kind in zip(range(count), cycle(["diplomat", "agreement", *KINDS]), strict=False):
        published(a_record(kind, title={"en": f"{kind} {number}"}, parts=spokes(kind, hubs, office)), index=False)
    others = [str(uuid) for uuid in Address.objects.values_list("uuid", flat=True)]
    for record in hubs.values():
        rows = [a_row(type="about", entry=uuid) for uuid in others]
        record["parts"] = {**record.get("parts", {}), "relations": rows}
        published(record, index=False)
    reindex(Address.objects.values_list("uuid", flat=True))


def spokes(kind: str, hubs: dict, office: dict) -> dict:
    """Rows that refer to every hub."""
    parts = {
        "topics": [a_row(topic=hubs["topic"]["uuid"])],
        "places": [a_row(place=hubs["place"]["uuid"], role="subject")],
        "actors": [a_row(role="mentioned", entry=hubs[other]["uuid"]) for other in KINDS],
        "relations": [a_row(type="about", entry=hubs[other]["uuid"]) for other in KINDS],
        "citations": [a_row(source=hubs["source"]["uuid"], function="supports")],
        **evidence(hubs),
    }
    parts["relations"] += parts.pop("about")
    if kind == "diplomat":
        posting = a_row(office={"entry": hubs["institution"]["uuid"], "part": office["uuid"]})
        date = {"edtf": "1992", "basis": "stated"}
        parts |= {"postings": [posting], "milestones": [a_row(posting=posting["uuid"], type="appointed", date=date)]}
    return parts


def evidence(hubs: dict) -> dict:
    """A statement and a dispute about every hub."""
    said, dispute = a_row(words={"en": "Said"}), a_row(question={"en": "When?"}, status="open")
    about = [a_row(type="about", entry=hub["uuid"], of=row["uuid"]) for hub in hubs.values() for row in (said, dispute)]
    claim = a_row(dispute=dispute["uuid"], words={"en": "At once"})
    return {"statements": [said], "disputes": [dispute], "claims": [claim], "about": about}


def queries(client, address: str) -> int:
    """How many questions a page asks, without the savepoints and the change of role that tests add."""
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    assert response.status_code == 200, address
    asked = [query["sql"] for query in captured.captured_queries]
    return len([sql for sql in asked if not sql.startswith(("SAVEPOINT", "RELEASE", "SET LOCAL", "RESET"))])


def pages() -> dict[str, str]:
    """Name → address of one page of each sort; the hubs bear the highest numbers."""
    highest = {kind: Address.objects.filter(kind=kind).count() for kind in KINDS}
    entries = {kind: f"/en/{LETTERS[kind]}{highest[kind]}" for kind in KINDS}
    return {
        **entries,
        "record": f"/a{highest['agreement']}.json",
        "version": f"/en/a{highest['agreement']}/v1",
        "home": "/kk/",
        "browse": "/en/browse",
        "browse filtered": "/en/browse?kind=agreement&kind=event",
        "browse searched": "/en/browse?q=agreement",
        "topics": "/en/topics",
        "places": "/en/places",
        "sources": "/en/sources",
        "figures": "/en/figures",
        "disputes": "/en/disputes",
        "in force": "/en/in-force?on=1995",
        "in office": "/en/in-office?on=1995",
        "sitemap": "/sitemap.xml",
    }


def anew(reader_client, address):
    """How many queries a page takes that shares nothing with those asked for before."""
    archive_maps.forget()
    kept.forget()
    return queries(reader_client, address)


@pytest.mark.parametrize("rows", [FEW, MANY])
def test_every_page_keeps_to_its_budget(rows, settings, reader_client):
    settings.KEPT_PAGES_MB = 64
    hub_and_spokes(rows)
    first = {name: anew(reader_client, address) for name, address in pages().items()}
    again = {name: queries(reader_client, address) for name, address in pages().items()}
    assert first == BUDGET
    assert again == dict.fromkeys(BUDGET, KEPT)


def test_the_budget_keeps_within_the_limits():
    assert all(BUDGET[kind] <= ENTRY_LIMIT for kind in KINDS)
    assert all(count <= RESULT_LIMIT for name, count in BUDGET.items() if name.startswith("browse"))
