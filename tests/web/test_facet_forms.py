"""What a reader can type beside the facets: a day, certain dates, words of a value; and how many are too many."""

import re
import time

import pytest

from archive.publishing.index import reindex
from tests.makers import a_record, a_row, published

pytestmark = pytest.mark.django_db

DEEP = "/en/browse?kind=event&language=en&decade=1990&dispute=open"


def step(type_, date):
    return a_row(type=type_, taken={"edtf": date, "basis": "stated"})


def titles(response):
    page = re.sub("</?mark>", "", response.content.decode())
    return re.findall(r"<h3><a href=\"[^\"]*\"[^>]*>([^<]*)</a>", page)


def test_agreements_can_be_chosen_by_their_status_on_a_day(reader_client):
    ended = [step("entry-into-force", "1992-05-01"), step("termination", "1999-05-31")]
    published(a_record("agreement", title={"en": "Visas"}, parts={"actions": ended}))
    published(a_record("agreement", title={"en": "Gas"}, parts={"actions": [step("entry-into-force", "2001-01-01")]}))
    assert titles(reader_client.get("/en/browse?status=in-force")) == ["Gas"]
    then = reader_client.get("/en/browse?status=in-force&status-on=1995-01-01")
    assert titles(then) == ["Visas"]
    html = then.content.decode()
    assert "Status of the agreement on 1995-01-01: <span>In force</span>" in html
    assert '<input type="date" name="status-on" value="1995-01-01">' in html
    assert (
        'href="/en/browse?status=in-force" rel="nofollow"><span class="vh">Remove: </span><span>Status on the day'
        in html
    )
    assert "status-on=1995-01-01&amp;sort=title" in html


def test_a_day_that_is_none_is_refused(reader_client):
    assert reader_client.get("/en/browse?status-on=1995-02-30").status_code == 400
    assert "such as 1999-05-31" in reader_client.get("/en/browse?status-on=May").content.decode()


def test_uncertain_dates_can_be_left_out(reader_client):
    for date in ("1992", "1991/1995", "1993/..", "1994-02"):
        published(a_record("event", title={"en": date}, date={"edtf": date, "basis": "stated"}))
    assert titles(reader_client.get("/en/browse?from=1992&to=1994")) == ["1991/1995", "1992", "1993/..", "1994-02"]
    certain = reader_client.get("/en/browse?from=1992&to=1994&dates=certain")
    assert titles(certain) == ["1992", "1994-02"]
    assert "1992–1994, only dates wholly in them" in certain.content.decode()
    assert reader_client.get("/en/browse.csv?from=1992&to=1994&dates=certain").getvalue().count(b"\r\n") == 3


def test_a_long_facet_can_be_searched(reader_client):
    topics = [a_record("topic", title={"en": f"Topic {n}"}) for n in range(45)]
    topics.append(a_record("topic", title={"en": "Uranium", "kk": "Уран"}))
    for topic in topics:
        published(topic, index=False)
    published(a_record("event", parts={"topics": [a_row(topic=topic["uuid"]) for topic in topics]}))
    reindex(topic["uuid"] for topic in topics)
    assert 'name="find"' in reader_client.get("/en/browse?kind=event").content.decode()
    html = reader_client.get("/en/browse?kind=event&all=topic&find=уран").content.decode()
    assert re.findall(r";topic=(t\d+)", html) == ["t46"]
    assert "No value has these words." in reader_client.get("/en/browse?all=topic&find=zqxj").content.decode()
    assert reader_client.get("/en/browse?find=uran").status_code == 400


def test_robots_that_combine_filters_are_refused_before_anything_is_asked(
    reader_client, client, django_assert_num_queries
):
    with django_assert_num_queries(0):
        refused = client.get(DEEP)
    assert refused.status_code == 400
    assert "Very many filters at once" in refused.content.decode()
    assert client.get(DEEP.replace("browse", "browse.csv")).status_code == 400
    assert client.get("/en/browse?" + "&".join(f"topic=t{n}" for n in range(1, 8))).status_code == 400
    assert client.get("/en/browse?" + "&".join(f"topic=t{n}" for n in range(1, 7))).status_code == 200


def test_people_choose_as_many_filters_as_they_like(reader_client):
    assert reader_client.get(DEEP, headers={"sec-fetch-site": "none"}).status_code == 200
    assert reader_client.get(DEEP, headers={"referer": "http://testserver/en/browse?kind=event"}).status_code == 200
    assert reader_client.get(DEEP, headers={"referer": "http://elsewhere.example/"}).status_code == 400
    again = re.search(r'<p><a href="([^"]*)" rel="nofollow">Show', reader_client.get(DEEP).content.decode())[1]
    assert again.replace("&amp;", "&") == DEEP  # followed by a person, it is asked from a page of ours


@pytest.mark.parametrize(
    "query",
    [
        "&".join(f"{name}={letter}{n}" for name, letter in (("topic", "t"), ("person", "p")) for n in range(1, 101)),
        "&".join(f"place=l{n}&topic=t{n}&person=p{n}" for n in range(1, 18)),
        "page=1000000000",
    ],
)
def test_what_nobody_can_mean_is_refused_within_milliseconds(client, query, django_assert_num_queries):
    browser = {"sec-fetch-site": "same-origin"}
    client.get("/en/browse?page=0", headers=browser)  # templates are read once
    with django_assert_num_queries(0):
        began = time.perf_counter()
        response = client.get(f"/en/browse?{query}", headers=browser)
        took = time.perf_counter() - began
    assert response.status_code == 400
    assert "This search cannot be read" in response.content.decode()
    assert took < 0.5  # seconds; a few thousandths on an idle machine


def test_the_greatest_page_is_told_where_the_last_one_is(reader_client):
    published(a_record("event"))
    response = reader_client.get("/en/browse?page=999999999")
    assert response.status_code == 404
    assert "Go to the last page" in response.content.decode()
