"""The front page and the way to it."""

from datetime import date

import pytest

from archive.published.overview import overview
from tests.makers import a_record, a_row, published

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("header", "language"), [("tr-TR,tr;q=0.9", "tr"), ("kk", "kk"), ("de", "en"), ("", "en")])
def test_the_root_leads_to_the_readers_language(reader_client, header, language):
    response = reader_client.get("/", headers={"accept-language": header})
    assert (response.status_code, response["Location"]) == (302, f"/{language}/")
    assert (response["Vary"], response["Cache-Control"]) == ("Accept-Language", "no-store")


def test_it_tells_what_there_is(reader_client):
    published(a_record("event", title={"en": "Visit"}, date={"edtf": "1992-03", "basis": "stated"}))
    published(a_record("diplomat", title={"en": "An envoy"}))
    html = reader_client.get("/en/").content.decode()
    assert '<a href="/en/browse?kind=event"><b>1</b> Events</a>' in html
    assert '<a href="/en/browse?from=1990&amp;to=1999"><b>1</b> 1990–1999</a>' in html
    assert "2 entries from 1992 to 1992" in html
    assert 'href="/en/e1"' in html
    assert 'href="/en/p1"' in html


def test_an_empty_archive_has_a_front_page(reader_client):
    assert "Nothing has been published yet." in reader_client.get("/en/").content.decode()


def test_this_day_in_other_years():
    for edtf in ("1992-11-22", "1993-11", "1994-11-23"):
        published(a_record("event", title={"en": edtf}, date={"edtf": edtf, "basis": "stated"}))
    rows = overview("en", date(2026, 11, 22)).on_this_day
    assert [row.title.text for row in rows] == ["1992-11-22"]


def test_topics_carry_their_counts(reader_client):
    topic = a_record("topic", title={"en": "Trade"})
    published(topic)
    published(a_record("event", parts={"topics": [a_row(topic=topic["uuid"])]}))
    assert '<a href="/en/browse?topic=t1">Trade (1)</a>' in reader_client.get("/en/").content.decode()


def test_it_shows_the_open_disputes_of_the_latest_dates_with_their_claims(reader_client):
    for year, status in (
        (1991, "open"),
        (1992, "open"),
        (1993, "artefact"),
        (1994, "open"),
        (1995, "open"),
        (1996, "open"),
    ):
        dispute = a_row(question={"en": f"Which of {year}?"}, status=status)
        claim = a_row(dispute=dispute["uuid"], value=f"{year}-05", value_type="edtf", path="date")
        parts = {"disputes": [dispute], "claims": [claim]}
        published(a_record("event", date={"edtf": str(year), "basis": "stated"}, parts=parts))
    html = reader_client.get("/en/").text
    assert html.index("Which of 1996?") < html.index("May 1996") < html.index("Which of 1995?")
    assert "Which of 1992?" in html
    assert "Which of 1991?" not in html
    assert "Which of 1993?" not in html
    assert '<a href="/en/disputes">All disputes</a>' in html
