"""The list of disputes over HTTP."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.publishing.withdraw import withdraw
from tests.makers import a_record, a_row, published

pytestmark = pytest.mark.django_db


def a_disputed_event(question: str, status: str = "open", topic: dict | None = None, claims: tuple = ()) -> dict:
    """An event with one dispute; `claims`: words and the source of each."""
    settled = {"resolution": {"en": "The gazette says so."}} if status == "resolved" else {}
    dispute = a_row(question={"en": question}, status=status, **settled)
    rows = [a_row(dispute=dispute["uuid"], words={"en": words}) for words, _source in claims]
    cited = [
        a_row(source=source["uuid"], function="supports", of=row["uuid"])
        for row, (_words, source) in zip(rows, claims, strict=True)
    ]
    parts = {"disputes": [dispute], "claims": rows, "citations": cited}
    parts |= {"topics": [a_row(topic=topic["uuid"])]} if topic else {}
    return a_record("event", title={"en": f"Event of {question}"}, parts={name: x for name, x in parts.items() if x})


def a_source(title: str, year: str, tier: str) -> dict:
    record = a_record("source", title={"en": title}, tier=tier, published={"edtf": year, "basis": "stated"})
    published(record)
    return record


def test_claims_stand_in_the_order_of_their_sources_with_tier_and_date(reader_client):
    late, early = a_source("Late report", "2021", "press"), a_source("Early law", "1995", "legal")
    published(a_disputed_event("When?", claims=(("In spring", late), ("In autumn", early))))
    html = reader_client.get("/en/disputes").text
    assert html.index("In autumn") < html.index("legal text") < html.index("1995")
    assert html.index("1995") < html.index("In spring") < html.index("press") < html.index("2021")


def test_filters_are_links_that_narrow_and_chips_that_widen(reader_client):
    topic = a_record("topic", title={"en": "Trade"})
    published(topic)
    published(a_disputed_event("First?", topic=topic))
    published(a_disputed_event("Second?", status="resolved", topic=topic))
    published(a_disputed_event("Third?"))
    html = reader_client.get("/en/disputes?status=open&topic=t1").text
    assert "First?" in html
    assert "Second?" not in html
    assert "Third?" not in html
    assert 'href="/en/disputes?topic=t1"' in html
    assert 'href="/en/disputes?status=open"' in html
    assert 'role="status">1 dispute<' in html


def a_state(title: str) -> dict:
    record = a_record("institution", title={"en": title}, type="state")
    published(record)
    return record


def test_they_narrow_to_the_states_that_the_entry_names_or_the_dispute_is_about(reader_client):
    signer, other, ministry = a_state("Signer"), a_state("Other"), a_record("institution", title={"en": "Ministry"})
    published(ministry)
    home = a_disputed_event("Signed when?")
    home["parts"]["actors"] = [a_row(role="party", entry=one["uuid"]) for one in (signer, ministry)]
    published(home)
    home = a_disputed_event("Elsewhere when?")
    second = a_row(question={"en": "Unnamed?"}, status="open")
    about = a_row(type="about", entry=other["uuid"], of=home["parts"]["disputes"][0]["uuid"])
    published({**home, "parts": {"disputes": [*home["parts"]["disputes"], second], "relations": [about]}})
    html = reader_client.get("/en/disputes").text
    assert 'href="/en/disputes?state=i1" rel="nofollow"><span>Signer</span> <i>1</i>' in html
    assert 'href="/en/disputes?state=i3"' not in html
    html = reader_client.get("/en/disputes?state=i2").text
    assert "Elsewhere when?" in html
    assert "Signed when?" not in html
    assert "Unnamed?" not in html
    assert '<span class="vh">Remove: </span><span>Country: <span>Other</span>' in html


def test_a_filter_says_how_many_it_would_give(reader_client):
    for number in range(3):
        published(a_disputed_event(f"Q{number}?", status="open" if number else "artefact"))
    html = reader_client.get("/en/disputes").text
    assert '<a href="/en/disputes?status=open" rel="nofollow"><span>open</span> <i>2</i></a>' in html


def test_twenty_five_stand_on_a_page_and_the_links_carry_the_filters(reader_client):
    for number in range(26):
        published(a_disputed_event(f"Q{number}?"))
    first, second = (reader_client.get(f"/en/disputes?status=open&page={page}").text for page in (1, 2))
    assert first.count('<article class="dispute">') == 25
    assert second.count('<article class="dispute">') == 1
    assert 'href="/en/disputes?status=open&amp;page=2"' in first
    assert 'href="/en/disputes?status=open"' in second
    assert reader_client.get("/en/disputes?page=3").status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        "status=shut",
        "topic=a1",
        "topic=x",
        "state=t1",
        "page=0",
        "page=one",
        "page=9" * 9,
        "order=date",
        "status=open&status=resolved",
    ],
)
def test_what_is_no_filter_is_refused_in_words(reader_client, query):
    response = reader_client.get(f"/kk/disputes?{query}")
    assert response.status_code == 400
    assert '<html lang="kk">' in response.text


@pytest.mark.parametrize("query", ["topic=t99", "state=i99", "utm_source=x", "status=", "page="])
def test_what_finds_nothing_or_says_nothing_is_answered(reader_client, query):
    assert reader_client.get(f"/en/disputes?{query}").status_code == 200


def test_the_claim_that_is_left_after_a_withdrawal_stands_alone_and_says_so(reader_client):
    action = a_row(type="signature", taken={"edtf": "1992", "basis": "stated"})
    treaty = a_record("agreement", title={"en": "A secret"}, parts={"actions": [action]})
    entry = published(treaty)
    home = a_disputed_event("Which?")
    dispute = home["parts"]["disputes"][0]
    far = {"entry": treaty["uuid"], "part": action["uuid"]}
    home["parts"]["claims"] = [
        a_row(dispute=dispute["uuid"], part=far),
        a_row(dispute=dispute["uuid"], words={"en": "The other"}),
    ]
    published(home)
    withdraw(entry, by=None, reason="Rights of others")
    for address in ("/en/disputes", "/en/e1"):
        html = reader_client.get(address).text
        assert "A secret" not in html
        assert "The other" in html
        assert "The archive shows one claim here." in html


def test_thirty_disputes_take_no_more_queries_than_three(reader_client):
    def queries(count: int) -> int:
        topic = a_record("topic")
        published(topic)
        for number in range(count):
            source = a_source(f"S{number}", "2020", "press")
            published(a_disputed_event(f"Q{number}?", topic=topic, claims=(("A", source), ("B", source))))
        with CaptureQueriesContext(connection) as captured:
            assert reader_client.get("/en/disputes").status_code == 200
        return sum(1 for query in captured if query["sql"].lstrip().startswith(("SELECT", "WITH")))

    assert queries(3) == queries(30) <= 4


def test_the_state_of_a_person_is_one_that_the_disputes_of_the_person_name(reader_client):
    state, other = a_state("Homeland"), a_state("Abroad")
    person = {**a_disputed_event("Born when?"), "kind": "diplomat", "state": state["uuid"]}
    dispute = person["parts"]["disputes"][0]["uuid"]
    person["parts"]["relations"] = [a_row(type="about", entry=other["uuid"], of=dispute)]
    wanted = a_record("diplomat", **{name: person[name] for name in ("state", "parts")})
    published(wanted)
    for number in ("i1", "i2"):
        assert "Born when?" in reader_client.get(f"/en/disputes?state={number}").text
