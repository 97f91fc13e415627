"""Entries as nobody plans them: the page says what there is, and what there is not."""

import gzip
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.primitives.languages import LANGUAGES
from archive.published.models.version import Address
from archive.publishing.index import reindex
from tests.makers import a_record, a_row, published
from tests.site import odd

pytestmark = pytest.mark.django_db
WEIGHT = 40 * 1024


def page(client, uuid, language="en"):
    """The page of an entry, answered."""
    response = client.get(f"/{language}/{Address.objects.get(uuid=uuid).public_number}")
    assert response.status_code == 200
    return response.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_alone_has_a_page_with_its_address_and_no_empty_part(reader_client, language):
    html = page(reader_client, odd.a_name_alone(), language)
    assert "Неизвестный посланник</h1>" in html
    assert 'id="cite"' in html
    assert re.findall(r"<h2[^>]*>\s*</h2>|<ul[^>]*>\s*</ul>|<dd>\s*</dd>|<p[^>]*>\s*</p>", html) == []
    assert ('<p class="notice">' in html) == (language != "ru")


def test_a_title_of_five_hundred_characters_is_whole_in_the_heading_and_cut_where_it_leads(reader_client):
    html = page(reader_client, odd.an_endless_title())
    heading = re.search(r"<h1[^>]*>(.*?)</h1>", html)[1]
    crumb = re.search(r'<span aria-current="page"[^>]*>(.*?)</span>', html)[1]
    assert len(heading) == odd.TITLE_LENGTH
    assert len(crumb) <= 60
    assert odd.LONG_WORD in reader_client.get("/en/browse").text


def test_four_hundred_relations_are_folded_and_cost_no_more_than_forty(reader_client):
    places = [
        a_record("place", title={"en": f"A place with a name of its own, number {number}"}) for number in range(400)
    ]
    for place in places:
        published(place, index=False)
    reindex([place["uuid"] for place in places])
    few, many = (odd.a_crowd(place["uuid"] for place in places[:count]) for count in (40, 400))
    asked = []
    for uuid in (few, many):
        with CaptureQueriesContext(connection) as captured:
            html = page(reader_client, uuid)
        asked.append(sum(1 for query in captured if query["sql"].lstrip().startswith(("SELECT", "WITH"))))
    assert asked[0] == asked[1]
    assert html.count("A place with a name of its own") == 400
    assert re.search(r'<details class="more">\s*<summary>360 more', html)
    assert len(gzip.compress(html.encode())) <= WEIGHT


def test_one_figure_is_a_table_without_a_drawing(reader_client):
    html = page(reader_client, odd.a_single_figure())
    assert "7 schools" in html
    assert "<figure" not in html
    assert "Counted once" in reader_client.get("/en/figures").text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_of_all_years_is_a_date_like_others(reader_client, language):
    html = page(reader_client, odd.a_date_before_everything(), language)
    assert re.search(r"(?<!\d)1(?!\d).{0,40}(?<!\d)2(?!\d)", re.sub("<[^>]+>", "", html))
    assert f'href="/{language}/browse?from=1&amp;to=9"' in reader_client.get(f"/{language}/").text
    for query in ("", "?decade=0", "?from=1&to=9"):
        assert "Before all else" in reader_client.get(f"/{language}/browse{query}").text, query
    assert "1–9" in reader_client.get(f"/{language}/browse?decade=0").text


def test_a_claim_left_alone_says_so(reader_client):
    html = page(reader_client, odd.a_lonely_claim())
    assert "The archive shows one claim here." in html
    assert "A secret" not in html


def test_a_topic_without_entries_says_so(reader_client):
    uuid = odd.a_topic_without_entries()
    said = "Nothing has been published under this very heading yet."
    assert said in page(reader_client, uuid)
    published(a_record("event", parts={"topics": [a_row(topic=uuid)]}))
    assert said not in page(reader_client, uuid)
