"""A reader asks what was in force on a day, and who held which office."""

import re

import pytest

from archive.publishing.withdraw import withdraw
from tests.makers import a_record, a_row, published

pytestmark = pytest.mark.django_db


def stated(text):
    return {"edtf": text, "basis": "stated"}


def agreement(title, *actions, **parts):
    rows = [a_row(type=type_, **({"taken": stated(day)} if day else {})) for type_, day in actions]
    parts = {**({"actions": rows} if rows else {}), **parts}
    record = a_record("agreement", title={"en": title}, **({"parts": parts} if parts else {}))
    published(record)
    return record


def state(title, *offices):
    record = a_record("institution", type="state", title={"en": title}, parts={"offices": list(offices)})
    published(record)
    return record


def holder(name, body, office, *steps):
    posting = a_row(office={"entry": body["uuid"], "part": office["uuid"]})
    rows = [a_row(posting=posting["uuid"], type=type_, date=stated(day)) for type_, day in steps]
    parts = {"postings": [posting], **({"milestones": rows} if rows else {})}
    published(a_record("diplomat", title={"en": name}, parts=parts))


def groups(response):
    """The titles of agreements under each heading."""
    html = response.content.decode()
    found = {}
    for heading, body in re.findall(
        r"(?:<h2 id=\"h-\d+\">|<summary>)([^<(]*)(?:<span|\().*?<ul class=\"related\">(.*?)</ul>", html, re.S
    ):
        found[heading.strip()] = re.findall(r"<a href=\"/en/a\d+\"[^>]*>([^<]*)</a>", body)
    return found


def test_agreements_stand_under_their_status_of_that_day(reader_client):
    agreement("Trade", ("signature", "1992-03-02"), ("entry-into-force", "1992-04-01"))
    agreement("Visas", ("signature", "1994"))
    agreement("Gas", ("signature", "2001-05-01"))
    agreement("Roads", ("signature", "1993"), ("entry-into-force", "1993"), ("termination", "1994-01-01"))
    agreement("Silk")
    assert groups(reader_client.get("/en/in-force?on=1995-06-30")) == {
        "In force": ["Trade"],
        "Signed, not known to be in force": ["Visas"],
        "Unknown: no step is recorded": ["Silk"],
        "Terminated": ["Roads"],
        "Signed only later": ["Gas"],
    }
    assert groups(reader_client.get("/en/in-force?on=1992-03-31"))["Signed, not known to be in force"] == ["Trade"]


def test_an_agreement_is_shown_with_its_parties_and_the_date_since_when(reader_client):
    published(land := a_record("institution", type="state", title={"en": "Türkiye"}))
    parties = [a_row(role="party", entry=land["uuid"]), a_row(role="party", words={"en": "Turkic states"})]
    agreement("Trade", ("entry-into-force", "1992-04-01"), actors=parties)
    html = reader_client.get("/en/in-force?on=1995").content.decode()
    assert '<time datetime="1992-04-01">1\u00a0April 1992</time>' in html
    assert "Türkiye, Turkic states" in html
    assert "You asked for 1995; shown is its last day:" in html


def test_what_is_reported_in_force_says_that_its_date_is_not_known(reader_client):
    agreement("Reported", ("reported-in-force", "1993"))
    assert "(reported in force, without" in reader_client.get("/en/in-force?on=1995").content.decode()


@pytest.mark.parametrize("page", ["in-force", "in-office"])
@pytest.mark.parametrize("typed", ["1995-02-30", "30.06.1995", "yesterday", "19", "<b>"])
def test_a_date_that_cannot_be_read_gets_a_sentence_and_the_form_back(reader_client, page, typed):
    response = reader_client.get(f"/en/{page}", {"on": typed})
    html = response.content.decode()
    assert response.status_code == 400
    assert 'role="alert"' in html
    assert "for example" in html or "Examples" in html
    assert f'name="on" value="{typed.replace("<", "&lt;").replace(">", "&gt;")}"' in html


@pytest.mark.parametrize("page", ["in-force", "in-office"])
def test_without_a_date_the_page_is_of_today_and_empty_archives_answer(reader_client, page):
    assert reader_client.get(f"/en/{page}").status_code == 200
    assert reader_client.get(f"/en/{page}?on=1995&on=1996").status_code == 400
    assert "has not come yet" in reader_client.get(f"/en/{page}?on=9000").content.decode()


def test_an_office_shows_who_held_it_for_certain_and_who_possibly_and_why(reader_client):
    president, minister = a_row(title={"en": "President"}), a_row(title={"en": "Minister"})
    land = state("Türkiye", president, minister)
    holder("Certain", land, president, ("took-office", "1993"), ("left-office", "2000"))
    holder("Possible", land, minister, ("took-office", "1994"))
    html = reader_client.get("/en/in-office?on=1995-06-30").content.decode()
    assert re.search(r"certain</span> <span><a[^>]*>Certain</a>", html)
    assert re.search(r"possible</span> <span><a[^>]*>Possible</a> <span[^>]*>the end is not known", html)
    assert "took office <time" in html


def test_an_office_without_a_known_holder_is_folded_away_with_those_of_unknown_time(reader_client):
    office, gone = a_row(title={"en": "Consul"}), a_row(title={"en": "Commissar"}, period=stated("1930/1940"))
    land = state("Türkiye", office, gone)
    holder("Undated", land, office)
    html = reader_client.get("/en/in-office?on=1995").content.decode()
    vacant = html[html.index('id="h-vacant"') :]
    assert "Consul</a>" in vacant
    assert "Undated</a>" in vacant
    assert "Commissar" not in html


def test_what_is_withdrawn_or_never_published_is_in_neither_answer(reader_client):
    office = a_row(title={"en": "President"})
    land = state("Türkiye", office)
    posting = a_row(office={"entry": land["uuid"], "part": office["uuid"]})
    step = a_row(posting=posting["uuid"], type="took-office", date=stated("1993"))
    person = published(a_record("diplomat", title={"en": "Ghost"}, parts={"postings": [posting], "milestones": [step]}))
    treaty = published(a_record("agreement", title={"en": "Phantom"}))
    assert "Ghost" in reader_client.get("/en/in-office?on=1995").content.decode()
    for entry in (person, treaty):
        withdraw(entry, by=None, reason="A mistake.")
    assert "Ghost" not in reader_client.get("/en/in-office?on=1995").content.decode()
    assert "Phantom" not in reader_client.get("/en/in-force?on=1995").content.decode()
