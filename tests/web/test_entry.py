"""Entries over HTTP, under the public role: pages, records, versions, tombstones, redirects, queries."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.editorial.restore import restore
from archive.editorial.revisions import save_revision
from archive.published.models.version import Address
from archive.publishing.publish import publish
from archive.publishing.withdraw import withdraw
from tests.makers import a_record, a_row, an_entry, published

pytestmark = pytest.mark.django_db


def published_again(record: dict, **values) -> dict:
    """A second version of a published record."""
    changed = {**record, **values}
    entry = restore([changed])[record["uuid"]]
    save_revision(entry, author=None)
    publish(entry, by=None, basis="seeded", note="test")
    return changed


def test_an_entry_answers_in_every_language(reader_client):
    published(a_record("agreement", title={"en": "A treaty", "kk": "Шарт"}))
    for language, title in {"en": "A treaty", "kk": "Шарт"}.items():
        response = reader_client.get(f"/{language}/a1")
        assert response.status_code == 200
        assert f"<h1>{title}</h1>" in response.text
        assert f'<html lang="{language}">' in response.text


def test_search_engines_are_told_only_of_languages_with_a_title(reader_client):
    published(a_record("topic", title={"en": "Trade", "ru": "Торговля"}))
    text = reader_client.get("/tr/t1").text
    assert '<link rel="canonical" href="http://testserver/en/t1">' in text
    assert '<link rel="alternate" hreflang="ru" href="http://testserver/ru/t1">' in text
    assert '<link rel="alternate" hreflang="tr"' not in text


def test_each_version_keeps_its_own_address(reader_client):
    record = a_record("event", title={"en": "First"})
    published(record)
    published_again(record, title={"en": "Second"})
    assert "<h1>Second</h1>" in reader_client.get("/en/e1").text
    first = reader_client.get("/en/e1/v1")
    assert "<h1>First</h1>" in first.text
    assert 'name="robots" content="noindex"' in first.text
    assert "<h1>Second</h1>" in reader_client.get("/en/e1/v2").text
    assert reader_client.get("/en/e1/v3").status_code == 404


def test_the_record_comes_in_an_envelope_that_names_and_dates_it(reader_client):
    topic = a_record("topic")
    published(topic)
    record = a_record("event", title={"en": "A visit"}, parts={"topics": [a_row(topic=topic["uuid"])]})
    published(record)
    data = json.loads(reader_client.get("/e1.json").content)
    assert (data["number"], data["version"], data["address"]) == ("e1", 1, "http://testserver/e1/v1")
    assert data["record"] == record
    assert data["_links"] == {topic["uuid"]: "/t1"}
    assert [one["record"] for one in data["versions"]] == ["/e1/v1.json"]
    assert json.loads(reader_client.get("/e1/v1.json").content) == data


def test_what_is_not_published_is_nowhere_on_the_page_or_in_the_record(reader_client):
    draft = a_record("topic", title={"en": "Hidden topic"})
    an_entry(draft)
    published(a_record("event", parts={"topics": [a_row(topic=draft["uuid"])]}))
    for address in ("/en/e1", "/e1.json", "/en/e1/v1", "/e1/v1.json"):
        text = reader_client.get(address).text
        assert "Hidden topic" not in text
        assert draft["uuid"] not in text


@pytest.mark.parametrize("address", ["/en/e1", "/en/e1/v1", "/e1.json", "/e1/v1.json"])
def test_a_withdrawn_entry_is_gone_in_every_version_and_format(reader_client, address):
    entry = published(a_record("event", title={"en": "A secret"}))
    withdraw(entry, by=None, reason="Rights of others")
    response = reader_client.get(address)
    assert response.status_code == 410
    assert "A secret" not in response.text
    assert "Rights of others" in response.text


@pytest.mark.parametrize(
    ("address", "target"),
    [("/kk/e1", "/kk/e2"), ("/kk/e1/v1", "/kk/e2"), ("/e1.json", "/e2.json"), ("/e1/v1.json", "/e2.json")],
)
def test_a_merged_entry_leads_to_its_replacement_for_good(reader_client, address, target):
    old, new = published(a_record("event")), published(a_record("event"))
    Address.objects.filter(uuid=old.uuid).update(state="merged", replaced_by=new.uuid)
    response = reader_client.get(address)
    assert (response.status_code, response.headers["Location"]) == (301, target)


@pytest.mark.parametrize(
    ("header", "target"), [("tr-TR,tr;q=0.9", "/tr/e1"), ("de", "/en/e1"), ("kk;q=0.5,ru;q=0.9", "/ru/e1")]
)
def test_the_short_address_leads_to_the_language_of_the_browser(reader_client, header, target):
    response = reader_client.get("/e1", headers={"Accept-Language": header})
    assert (response.status_code, response.headers["Location"]) == (302, target)
    assert response.headers["Vary"] == "Accept-Language"
    assert response.headers["Cache-Control"] == "no-store"


def test_the_short_address_of_a_version_keeps_the_version(reader_client):
    assert reader_client.get("/e1/v3", headers={"Accept-Language": "ru"}).headers["Location"] == "/ru/e1/v3"


def test_an_unknown_number_is_answered_with_a_search(reader_client):
    response = reader_client.get("/en/a999")
    assert response.status_code == 404
    assert 'action="/en/browse"' in response.text


def test_a_record_that_does_not_exist_is_answered_in_its_own_format(reader_client):
    response = reader_client.get("/a999.json")
    assert (response.status_code, response.headers["Content-Type"]) == (404, "application/json")


@pytest.mark.parametrize("kind", ["agreement", "institution", "event"])
def test_thirty_parts_take_no_more_queries_than_three(reader_client, kind):
    def queries(parts: int) -> int:
        topics = [a_record("topic") for _ in range(parts)]
        for topic in topics:
            published(topic)
        home = a_record(kind, parts={"topics": [a_row(topic=topic["uuid"]) for topic in topics]})
        published(home)
        for _ in range(parts):
            published(a_record("event", parts={"relations": [a_row(type="related", entry=home["uuid"])]}))
        address = Address.objects.get(uuid=home["uuid"]).public_number
        with CaptureQueriesContext(connection) as captured:
            assert reader_client.get(f"/en/{address}").status_code == 200
        return sum(1 for query in captured if query["sql"].startswith(("SELECT", "\nSELECT")))

    assert queries(3) == queries(30) <= 5
