"""The lists of whole kinds."""

import pytest

from archive.editorial.restore import restore
from archive.editorial.revisions import save_revision
from archive.publishing.publish import publish
from tests.makers import a_record, a_row, published

pytestmark = pytest.mark.django_db

LISTS = ("topics", "places", "sources", "figures", "disputes", "about")


@pytest.mark.parametrize("language", ["kk", "ru", "en", "tr"])
@pytest.mark.parametrize("name", LISTS)
def test_an_empty_archive_has_every_list(reader_client, name, language):
    response = reader_client.get(f"/{language}/{name}")
    assert response.status_code == 200
    assert f'<html lang="{language}">' in response.content.decode()


def test_topics_stand_below_their_broader_topic(reader_client):
    broad = a_record("topic", title={"en": "Economy"})
    narrow = a_record("topic", title={"kk": "Сауда"}, parent=broad["uuid"])
    published(broad)
    published(narrow)
    published(a_record("event", parts={"topics": [a_row(topic=narrow["uuid"])]}))
    html = reader_client.get("/en/topics").content.decode()
    assert html.index("Economy") < html.index('<a href="/en/t2" lang="kk">Сауда</a>')
    assert 'href="/en/browse?topic=t2" rel="nofollow">1 entry' in html


def test_topics_that_lie_in_a_circle_are_still_listed(reader_client):
    one, two = a_record("topic", title={"en": "One"}), a_record("topic", title={"en": "Two"})
    one["parent"], two["parent"] = two["uuid"], one["uuid"]
    entries = restore([one, two])
    for entry in entries.values():
        save_revision(entry, author=None)
        publish(entry, by=None, basis="seeded", note="test")
    html = reader_client.get("/en/topics").content.decode()
    assert "One" in html
    assert "Two" in html


def test_sources_stand_by_tier(reader_client):
    published(a_record("source", title=None, own_title="Хабар", languages=["ru"], tier="press"))
    published(a_record("source", title=None, own_title="Treaty series", languages=["en"], tier="official"))
    html = reader_client.get("/en/sources").content.decode()
    assert html.index("Treaty series") < html.index("Press") < html.index('lang="ru">Хабар')


def test_indicators_say_how_many_figures_they_have(reader_client):
    figure = a_row(low="4.1", precision="exact", nature="observed")
    published(a_record("indicator", title={"en": "Trade"}, parts={"figures": [figure]}))
    html = reader_client.get("/en/figures").content.decode()
    assert "1 figure</span>" in html
    assert "<i>4.1</i>" in html
    assert 'href="/en/n1"' in html


def test_disputes_lead_to_where_their_claims_stand(reader_client):
    dispute = a_row(question={"en": "How soon?"}, status="open")
    published(a_record("event", title={"en": "Recognition"}, parts={"disputes": [dispute]}))
    html = reader_client.get("/en/disputes").content.decode()
    assert f'href="/en/e1#p-{dispute["uuid"][:8]}">How soon?</a>' in html


def test_lists_do_not_cost_more_with_more_entries(reader_client, django_assert_max_num_queries):
    for n in range(30):
        published(a_record("place", title={"en": f"Place {n}"}))
    for name in LISTS:
        with django_assert_max_num_queries(12):
            reader_client.get(f"/en/{name}")
