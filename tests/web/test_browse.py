"""A reader browses, filters and searches."""

import re

import pytest

from tests.makers import a_record, a_row, published

pytestmark = pytest.mark.django_db


def signed(date):
    return {"actions": [a_row(type="signature", taken={"edtf": date, "basis": "stated"})]}


def titles(response):
    page = re.sub("</?mark>", "", response.content.decode())
    return re.findall(r"<h3><a href=\"[^\"]*\"[^>]*>([^<]*)</a>", page)


def publish_numbered(count):
    for number in range(1, count + 1):
        published(a_record("event", title={"en": f"Visit {number:02}", "kk": f"Сапар {number:02}"}))


def test_words_of_any_language_find_an_entry(reader_client):
    published(a_record("agreement", title={"en": "Visa exemption", "kk": "Визасыз режим туралы келісім"}))
    published(a_record("agreement", title={"en": "Air services"}))
    for words in ("visa", "VISA exem*", "келісім", "келисим", "виза* режим"):
        assert titles(reader_client.get("/en/browse", {"q": words})) == ["Visa exemption"], words
    assert titles(reader_client.get("/en/browse", {"q": "visa air"})) == []


def test_a_hit_in_the_title_comes_before_one_in_the_text(reader_client):
    published(a_record("event", title={"en": "Summit"}, summary={"en": "Visas were discussed, visas again"}))
    published(a_record("event", title={"en": "Talks on visas"}))
    assert titles(reader_client.get("/en/browse?q=visas")) == ["Talks on visas", "Summit"]


def test_a_public_number_finds_its_entry(reader_client):
    published(a_record("topic", title={"en": "Trade"}))
    assert titles(reader_client.get("/en/browse?q=T1")) == ["Trade"]


def test_values_of_one_filter_are_alternatives_and_filters_narrow(reader_client):
    topic = a_record("topic", title={"en": "Trade"})
    published(topic)
    for kind, title in (("event", "Fair"), ("agreement", "Trade agreement")):
        published(a_record(kind, title={"en": title}, parts={"topics": [a_row(topic=topic["uuid"])]}))
    published(a_record("agreement", title={"en": "Visa agreement"}))
    page = reader_client.get("/en/browse?kind=event&topic=t1")
    assert titles(page) == ["Fair"]
    html = page.content.decode()
    assert "<span>Agreements</span> <i>1</i>" in html
    assert "<span>Events</span> <i>1</i>" in html
    both = reader_client.get("/en/browse?kind=event&kind=agreement&topic=t1&sort=title")
    assert titles(both) == ["Fair", "Trade agreement"]
    assert "2 filters applied" not in both.content.decode()
    assert "3 filters applied" in both.content.decode()


def test_a_chip_removes_one_filter(reader_client):
    published(a_record("event"))
    html = reader_client.get("/en/browse?kind=event&from=1990&q=event").content.decode()
    assert 'href="/en/browse?q=event&amp;from=1990" rel="nofollow"><span class="vh">Remove: </span><span>Kind' in html
    assert (
        'href="/en/browse?kind=event&amp;from=1990" rel="nofollow"><span class="vh">Remove: </span><span>Search' in html
    )
    assert 'href="/en/browse?q=event&amp;kind=event" rel="nofollow"><span class="vh">Remove: </span><span>Years' in html


def test_the_language_switch_keeps_the_query(reader_client):
    html = reader_client.get("/en/browse?q=%D2%9B%D0%B0%D0%B7&kind=event&utm_source=x").content.decode()
    assert 'href="/tr/browse?q=%D2%9B%D0%B0%D0%B7&amp;kind=event&amp;utm_source=x"' in html


def test_a_title_in_another_language_says_so(reader_client):
    published(a_record("event", title={"kk": "Сапар"}))
    assert '<a href="/en/e1" lang="kk">Сапар</a>' in reader_client.get("/en/browse").content.decode()


def test_titles_are_sorted_as_the_page_reads_them(reader_client):
    for title in ({"en": "B", "kk": "А"}, {"en": "A", "kk": "Я"}):
        published(a_record("event", title=title))
    assert titles(reader_client.get("/en/browse?sort=title")) == ["A", "B"]
    assert titles(reader_client.get("/kk/browse?sort=title")) == ["А", "Я"]


def test_dates_sort_both_ways(reader_client):
    for date in ("1999", "1992-03-02", "1992-01"):
        published(a_record("agreement", title={"en": date}, parts=signed(date)))
    assert titles(reader_client.get("/en/browse")) == ["1992-01", "1992-03-02", "1999"]
    assert titles(reader_client.get("/en/browse?sort=newest")) == ["1999", "1992-03-02", "1992-01"]


def test_pages_follow_one_another_without_gap_or_repeat(reader_client):
    publish_numbered(30)
    first, second = reader_client.get("/en/browse?sort=title"), reader_client.get("/en/browse?sort=title&page=2")
    assert titles(first) + titles(second) == [f"Visit {n:02}" for n in range(1, 31)]
    assert 'href="/en/browse?sort=title&amp;page=2" rel="next"' in first.content.decode()


def test_beyond_the_last_page_there_is_a_way_back(reader_client):
    publish_numbered(2)
    response = reader_client.get("/en/browse?kind=event&page=7")
    assert response.status_code == 404
    assert 'href="/en/browse?kind=event">Go to the last page' in response.content.decode()


def test_an_empty_result_offers_ways_that_are_not_empty(reader_client):
    published(a_record("event", title={"en": "Visit to Ankara"}))
    html = reader_client.get("/en/browse?q=ankara+zzz&kind=event").content.decode()
    assert "No entry meets all of these conditions." in html
    ways = re.findall(r"<span class=\"when\">1 entry</span> <a href=\"([^\"]*)\"", html)
    assert ways
    for way in ways:
        assert titles(reader_client.get(way.replace("&amp;", "&"))) == ["Visit to Ankara"]


def test_the_heading_counts_in_words(reader_client):
    publish_numbered(2)
    assert "<h1>2 results for “visit”</h1>" in reader_client.get("/en/browse?q=visit").content.decode()
    assert "<h1>1 result for “02”</h1>" in reader_client.get("/en/browse?q=02").content.decode()
    assert (
        '<p class="soft ui small" role="status">2 entries found.</p>'
        in reader_client.get("/en/browse").content.decode()
    )


def test_a_long_facet_can_be_seen_whole(reader_client):
    topics = [a_record("topic", title={"en": f"Topic {n}"}) for n in range(45)]
    for topic in topics:
        published(topic)
    published(a_record("event", parts={"topics": [a_row(topic=topic["uuid"]) for topic in topics]}))
    html = reader_client.get("/en/browse?kind=event").content.decode()
    assert "and 21 others" in html
    link = re.search(r'href="([^"]*all=topic)#f-topic"', html)[1].replace("&amp;", "&")
    assert reader_client.get(link).content.decode().count(";topic=t") == 45


@pytest.mark.parametrize("query", ["", "?q=visit&kind=event&kind=agreement&language=en&topic=t1&from=1990"])
def test_thirty_rows_cost_as_many_queries_as_three(reader_client, django_assert_max_num_queries, query):
    topic = a_record("topic")
    published(topic)
    reader_client.get(f"/en/browse{query}")  # what a process asks only once
    asked = []
    for count in (3, 27):
        for _number in range(count):
            date = {"edtf": "1992", "basis": "stated"}
            published(
                a_record("event", title={"en": "Visit"}, date=date, parts={"topics": [a_row(topic=topic["uuid"])]})
            )
        with django_assert_max_num_queries(12 + 4) as captured:  # the client's own savepoint and role are four
            assert titles(reader_client.get(f"/en/browse{query}"))
        asked.append(len(captured))
    assert asked[0] == asked[1]


def test_text_from_records_is_escaped(reader_client):
    evil = "<script>alert(1)</script>"
    published(a_record("event", title={"en": f"Visit {evil}"}, summary={"en": f"visit {evil} <b>"}))
    for path in ("/en/browse?q=visit", "/en/", f"/en/browse?q={evil}"):
        assert "<script>" not in reader_client.get(path).content.decode()


def test_the_title_of_a_result_says_what_it_is_limited_to(reader_client):
    published(a_record("event", title={"en": "Fair"}))
    html = reader_client.get("/en/browse?kind=event&from=1992&sort=title").content.decode()
    assert "<title>0 entries – Kind: Events; Years: from 1992; title – Browse" in html


def test_a_broader_topic_finds_what_is_filed_under_a_narrower_one_and_shows_it_within(reader_client):
    broad = a_record("topic", title={"en": "Economy"})
    narrow = a_record("topic", title={"en": "Trade"}, parent=broad["uuid"])
    for topic in (broad, narrow):
        published(topic)
    for title, topic in (("Fair", narrow), ("Budget", broad)):
        published(a_record("event", title={"en": title}, parts={"topics": [a_row(topic=topic["uuid"])]}))
    page = reader_client.get("/en/browse?topic=t1&sort=title")
    assert titles(page) == ["Budget", "Fair"]
    assert titles(reader_client.get("/en/browse?topic=t2")) == ["Fair"]
    tree = re.search(r"<span>Economy</span> <i>2</i></a><details[^>]*>(.*?)</details>", page.content.decode(), re.S)
    assert "<span>Trade</span> <i>1</i>" in tree[1]
    assert '<details class="more" open>' in reader_client.get("/en/browse?topic=t2").content.decode()


def test_agreements_can_be_chosen_by_their_status_of_today(reader_client):
    for title, step in (("Visas", "entry-into-force"), ("Gas", "signature")):
        rows = [a_row(type=step, taken={"edtf": "1992", "basis": "stated"})]
        published(a_record("agreement", title={"en": title}, parts={"actions": rows}))
    page = reader_client.get("/en/browse?status=in-force")
    assert titles(page) == ["Visas"]
    assert "<span>Signed</span> <i>1</i>" in page.content.decode()
    assert "Status of the agreement today: <span>In force</span>" in page.content.decode()


def test_several_decades_can_be_chosen(reader_client):
    for date in ("1992", "2003", "2011"):
        published(a_record("agreement", title={"en": date}, parts=signed(date)))
    assert titles(reader_client.get("/en/browse?decade=1990&decade=2010")) == ["1992", "2011"]
    assert reader_client.get("/en/browse?decade=1995").status_code == 400
