"""A reader asks in words: how they were read, suggestions, ways on, the advanced form."""

import json
import re
from urllib.parse import quote

import pytest

from tests.makers import a_record, a_row, an_entry, published
from tests.web.test_browse import titles

pytestmark = pytest.mark.django_db


def html(client, path, **data):
    return client.get(path, data).content.decode()


def suggestions(client, text, language="en"):
    groups = json.loads(client.get(f"/{language}/suggest.json", {"q": text}).content)["groups"]
    return {group["kind"]: [item["title"] for item in group["found"]] for group in groups}


# --- how a question was read ------------------------------------------------------------------------------------


def test_each_part_of_a_question_is_named_and_can_be_removed(reader_client):
    page = html(reader_client, "/en/browse", q='"joint declaration" oil OR gas -visa kind:event назар* person:Özal')
    for label, value in (
        ("These words in this order", "“joint declaration”"),
        ("One of these", "“oil”, “gas”"),
        ("Not", "“visa”"),
        ("Kind", "Events"),
        ("Beginning of a word", "“назар…”"),
        ("Person", "“Özal”"),
    ):
        assert re.search(rf"{label}: <span[^>]*>{value}</span>", page), label
    without = '"joint declaration" oil OR gas kind:event назар* person:Özal'
    assert f"q={quote(without, safe='').replace('%20', '+').replace('%2A', '%2A')}" in page


def test_words_are_not_counted_as_filters(reader_client):
    assert "<summary>Filters</summary>" in html(reader_client, "/en/browse", q="visa -Ankara")
    assert "<summary>Filters (1 applied)</summary>" in html(reader_client, "/en/browse", q="visa", kind="event")


def test_the_question_is_read_in_the_language_of_the_page(reader_client):
    page = html(reader_client, "/tr/browse", q="tür:etkinlik -vize")
    assert re.search(r"Kayıt türü: <span[^>]*>Olaylar</span>", page)
    assert re.search(r"Şu olmadan: <span[^>]*>“vize”</span>", page)


def test_what_is_too_long_is_said(reader_client):
    page = html(reader_client, "/en/browse", q=" ".join("abcdefghijklmnopqrstuvwxyz" * 2))
    assert "its last 12 parts were not searched" in page


# --- why it matched ---------------------------------------------------------------------------------------------


def test_a_statement_is_led_to_on_its_page(reader_client):
    row = a_row(words={"kk": "Газ құбыры салынады"})
    published(a_record("topic", title={"en": "Energy"}, parts={"statements": [row]}))
    page = html(reader_client, "/en/browse", q="газ құбыр")
    assert '<p class="snip" lang="kk"><mark>Газ</mark> <mark>құбыры</mark> салынады</p>' in page
    anchor = re.search(r'Found in: <a href="/en/t1#([^"]+)">Statements</a>', page)[1]
    assert f'id="{anchor}"' in html(reader_client, "/en/t1")


def test_the_name_of_a_linked_entry_is_said(reader_client):
    city = a_record("place", title={"ru": "Анкара"})
    published(city)
    published(a_record("event", title={"en": "Talks"}, parts={"places": [a_row(place=city["uuid"], role="held")]}))
    page = html(reader_client, "/en/browse", q="ankara kind:event")
    assert 'an entry it refers to: <a href="/en/l1" lang="ru">Анкара</a>' in page


def test_a_hit_is_marked_after_it_was_escaped(reader_client):
    published(a_record("event", summary={"en": "A <b>visa</b> & more"}))
    page = html(reader_client, "/en/browse", q="visa b")
    assert "A &lt;<mark>b</mark>&gt;<mark>visa</mark>&lt;/<mark>b</mark>&gt; &amp; more" in page


def test_hits_in_titles_are_marked_after_they_were_escaped(reader_client):
    published(a_record("event", title={"en": "Visas & <b>more</b>"}))
    assert '<a href="/en/e1"><mark>Visas</mark> &amp; &lt;b&gt;more&lt;/b&gt;</a>' in html(
        reader_client, "/en/browse", q="visa"
    )


def test_words_that_were_not_searched_are_named(reader_client):
    page = html(reader_client, "/en/browse", q="talks in Ankara")
    assert "Not searched, because they only join other words: “in”." in page
    assert "Not searched" not in html(reader_client, "/en/browse", q='talks "in" Ankara')


# --- suggestions ------------------------------------------------------------------------------------------------


def test_names_are_suggested_in_any_script_and_grouped(reader_client):
    published(a_record("diplomat", title={"en": "Kassym-Jomart Tokayev", "kk": "Қасым-Жомарт Тоқаев"}))
    published(a_record("agreement", title={"en": "Statement of Tokayev and Erdoğan"}))
    published(a_record("event", title={"en": "Visit of Tokayev"}))
    for typed in ("tok", "Тоқ", "тока", "toqa", "tokayev kass", "kassym-jo"):
        assert suggestions(reader_client, typed)["diplomat"] == ["Kassym-Jomart Tokayev"], typed
    assert list(suggestions(reader_client, "tok")) == ["diplomat", "agreement"]
    assert suggestions(reader_client, "ерд") == {"agreement": ["Statement of Tokayev and Erdoğan"]}
    assert suggestions(reader_client, "tok xyz") == {}
    page = html(reader_client, "/kk/suggest", q="tok")
    assert '<a href="/kk/p1">Қасым-Жомарт Тоқаев</a>' in page


def test_there_are_at_most_eight_suggestions_of_all_kinds(reader_client):
    for number in range(12):
        for kind in ("place", "topic"):
            published(a_record(kind, title={"en": f"Ankara {number}"}))
    found = suggestions(reader_client, "ank")
    assert {kind: len(items) for kind, items in found.items()} == {"place": 4, "topic": 4}


@pytest.mark.parametrize("text", ["", "  ", "!?", "%", "a" * 1000, "-", "é\u0301", "𝒳"])
def test_anything_may_be_typed(reader_client, text):
    assert reader_client.get("/en/suggest.json", {"q": text}).status_code == 200
    assert reader_client.get("/ru/suggest", {"q": text}).status_code == 200


def test_suggesting_takes_few_queries(reader_client, django_assert_max_num_queries):
    for number in range(30):
        published(a_record("place", title={"en": f"Ankara {number}"}))
    with django_assert_max_num_queries(3 + 4):  # the state, the words, the titles; the client's own are four
        suggestions(reader_client, "ank")


def test_nothing_unpublished_is_suggested_or_meant(reader_client):
    published(a_record("topic", title={"en": "Trade"}))
    before = [html(reader_client, "/en/browse", q=text) for text in ("nazarbayve", "trade", "trda")]
    an_entry(a_record("diplomat", title={"en": "Nursultan Nazarbayev"}))
    an_entry(a_record("topic", title={"en": "Trade with nobody"}))
    assert suggestions(reader_client, "naz") == {}
    assert [html(reader_client, "/en/browse", q=text) for text in ("nazarbayve", "trade", "trda")] == before


# --- nothing found ----------------------------------------------------------------------------------------------


@pytest.fixture
def people():
    for title in ("Kassym-Jomart Tokayev", "Nursultan Nazarbayev"):
        published(a_record("diplomat", title={"en": title, "ru": title.replace("Tokayev", "Токаев")}))
    published(a_record("event", title={"en": "Visit to Ankara"}))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("nazarbayve", "nazarbayev"),
        ("njrftd", "токаев"),
        ("visit ankraa", "visit ankara"),
        ("vis ank", "vis* ank*"),
        ("-visit tokyaev", "-visit tokayev"),
    ],
)
def test_what_was_meant_is_offered_and_finds_something(reader_client, people, text, meant):
    page = html(reader_client, "/en/browse", q=text)
    assert f"Did you mean “{meant}”?" in page
    ways = re.findall(r'<span class="when">(\d+) entr(?:y|ies)</span> <a href="([^"]*)"', page)
    for number, way in ways:
        assert len(titles(reader_client.get(way.replace("&amp;", "&")))) == int(number) > 0


@pytest.mark.parametrize(
    ("text", "words", "way"),
    [
        ('"ankara visit"', "these words in any order: “ankara visit”", "ankara+visit"),
        ("visit ankara tomorrow", "without “tomorrow”", "visit+ankara"),
        ("nazaqqq", "Did you mean “naza*”?", "naza%2A"),
        ("yfpfhf,tdf", None, ""),
    ],
)
def test_other_ways_on(reader_client, people, text, words, way):
    """Words of a phrase in any order, one word less, the beginning of a word; and no word that is none."""
    page = html(reader_client, "/en/browse", q=text)
    if words is None:
        assert "Did you mean" not in page
    else:
        assert re.search(rf'<a href="/en/browse\?q={re.escape(way)}" rel="nofollow">{re.escape(words)}</a>', page)


def test_what_sounds_like_a_retyped_word_was_not_meant(reader_client):
    published(a_record("event", title={"en": "A share of the market"}))
    assert "Did you mean" not in html(reader_client, "/en/browse", q="nato")
    published(a_record("event", title={"ru": "Встреча у Токаева"}))
    assert "Did you mean “токаеву”?" in html(reader_client, "/en/browse", q="njrftde")


def test_filters_are_dropped_where_nothing_else_helps(reader_client, people):
    page = html(reader_client, "/en/browse", q="nazarbayve", kind="event")
    assert 'href="/en/browse?q=nazarbayev" rel="nofollow">Did you mean' in page


def test_nothing_found_leads_to_kinds_that_have_entries_and_offers_letters(reader_client, people):
    page = html(reader_client, "/kk/browse", q="zqxj")
    assert 'href="/kk/browse?kind=diplomat">' in page
    assert "kind=place" not in page
    assert '<button class="quiet" name="add" value="ә" data-letter>ә</button>' in page


def test_a_letter_is_added_to_what_was_typed(reader_client):
    page = html(reader_client, "/kk/search", q="k", add="ө")
    assert (
        page.count('value="kө"') == 3
    )  # the box of all pages, the first field of the form, and the letters themselves


# --- the advanced form ------------------------------------------------------------------------------------------


def test_the_form_writes_the_question(reader_client):
    data = {
        "all": "visa regime",
        "phrase": 'joint "declaration',
        "any": "oil gas",
        "none": "Ankara fair",
        "title": "free trade",
        "person": "Turgut Özal",
        "place": "",
        "kind": "event",
        "from": "1992",
        "to": "",
    }
    response = reader_client.get("/en/search", data)
    assert response.status_code == 302
    page = reader_client.get(response["Location"]).content.decode()
    asked = 'visa regime "joint declaration" oil OR gas -Ankara -fair title:free title:trade person:"Turgut Özal"'
    assert f"{asked} kind:event date:1992/..".replace('"', "&quot;") in page


def test_an_empty_form_is_shown(reader_client):
    page = html(reader_client, "/ru/search", all=" ")
    assert "<h1>Расширенный поиск</h1>" in page
    assert "заглавие" in page


# --- what takes too long -----------------------------------------------------------------------------------------


def test_a_search_that_takes_too_long_is_refused_with_help(reader_client, monkeypatch):
    from django.db import OperationalError
    from psycopg.errors import QueryCanceled

    def slow(*arguments):
        raise OperationalError("canceling statement due to statement timeout") from QueryCanceled()

    monkeypatch.setattr("archive.web.views.browse.result_of", slow)
    response = reader_client.get("/en/browse?q=visa")
    assert response.status_code == 400
    assert "This search takes too long" in response.content.decode()
