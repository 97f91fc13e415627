"""What machines read: site map, rules for robots, schemas."""

import xml.etree.ElementTree as ET

import pytest

from archive.record.kinds import KINDS
from archive.web.views import sitemap
from tests.makers import a_record, published

pytestmark = pytest.mark.django_db
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def locations(response):
    return [loc.text for loc in ET.fromstring(response.content).iter(f"{SITEMAP}loc")]  # noqa: S314 - our own answer


def test_an_entry_is_listed_in_its_own_languages_only(reader_client):
    published(a_record("event", title={"kk": "Сапар", "tr": "Ziyaret"}))
    response = reader_client.get("/sitemap.xml")
    found = [loc for loc in locations(response) if loc.endswith("/e1")]
    assert found == ["http://testserver/kk/e1", "http://testserver/tr/e1"]
    assert response.content.decode().count('hreflang="tr" href="http://testserver/tr/e1"') == 2


def test_a_long_site_map_comes_in_parts(reader_client, monkeypatch):
    monkeypatch.setattr(sitemap, "ENTRIES_A_PART", 2)
    for _number in range(3):
        published(a_record("event"))
    parts = locations(reader_client.get("/sitemap.xml"))
    assert parts == ["http://testserver/sitemap.xml?part=1", "http://testserver/sitemap.xml?part=2"]
    entries = [loc for part in parts for loc in locations(reader_client.get(part)) if loc.rpartition("/")[2][:1] == "e"]
    assert len(entries) == len(set(entries)) == 3
    for wrong in ("0", "3", "x", "-1", "99999999999"):
        assert reader_client.get(f"/sitemap.xml?part={wrong}").status_code == 404


def test_robots_are_kept_from_combinations_and_from_the_desk(reader_client):
    text = reader_client.get("/robots.txt").content.decode()
    assert "Disallow: /*/browse?\n" in text
    assert "Disallow: /admin/\n" in text
    assert "Sitemap: http://testserver/sitemap.xml" in text


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_schema(reader_client, kind):
    assert reader_client.get(f"/schema/{kind}.json").json()["title"] == KINDS[kind].schema
