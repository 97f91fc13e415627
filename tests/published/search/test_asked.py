"""Questions put to the index."""

import pytest

from archive.published.models.index_row import IndexRow
from archive.published.search.asked import asked_of
from archive.published.search.ranking import by_relevance
from tests.makers import a_record, a_row, published

pytestmark = pytest.mark.django_db


def found(text):
    """The titles' numbers that answer, as kind and number."""
    rows = IndexRow.objects.filter(asked_of(text).condition)
    return sorted(f"{row.kind} {row.number}" for row in rows)


def an_event(title, date=None, **values):
    titles = title if isinstance(title, dict) else {"en": title}
    record = a_record("event", title=titles, date=date and {"edtf": date, "basis": "stated"}, **values)
    published(record)
    return record


def test_words_phrases_beginnings_and_denials():
    an_event("Joint declaration of two presidents")
    an_event("Declaration on a joint commission")
    assert found("joint declaration") == ["event 1", "event 2"]
    assert found('"joint declaration"') == ["event 1"]
    assert found('"joint declarations"') == ["event 1"]
    assert found("declaration -commission") == ["event 1"]
    assert found("-commission") == ["event 1"]
    assert found("commis*") == ["event 2"]
    assert found("comm") == []
    assert found("presidents OR commission") == ["event 1", "event 2"]
    assert found("joint presidents OR visa") == ["event 1"]


def test_the_title_alone():
    an_event("Visas")
    an_event("Talks", summary={"en": "On visas"})
    assert found("visas") == ["event 1", "event 2"]
    assert found("title:visas") == ["event 1"]
    assert found("-тақырып:visas") == ["event 2"]


def test_people_and_places_by_any_of_their_names():
    name = a_row(text="Токаев", language="ru", type="alternative")
    person = a_record("diplomat", title={"en": "Kassym-Jomart Tokayev"}, parts={"names": [name]})
    city = a_record("place", title={"tr": "Ankara"})
    for record in (person, city):
        published(record)
    rows = {
        "actors": [a_row(role="participant", entry=person["uuid"])],
        "places": [a_row(place=city["uuid"], role="held")],
    }
    an_event("Visit", parts=rows)
    an_event("Ankara fair")
    assert found("person:токаев") == ["diplomat 1", "event 1"]
    assert found("place:Анкара") == ["event 1", "place 1"]
    assert found("person:tokayev kind:event") == ["event 1"]
    assert found("visit Tokayev") == ["event 1"]
    assert found("person:nobody") == []


def test_dates_and_kinds():
    for date in ("1992-03-02", "1995", None):
        an_event("Talks", date)
    published(a_record("topic", title={"en": "Talks"}))
    assert found("date:1992") == ["event 1"]
    assert found("talks date:1992/1995") == ["event 1", "event 2"]
    assert found("date:../1993") == ["event 1"]
    assert found("2.3.1992") == ["event 1"]
    assert found("kind:topic") == ["topic 1"]
    assert found("kind:topic OR date:1995") == ["event 2", "topic 1"]


def ranked(text, language="en", total=None):
    asked = asked_of(text)
    rows = by_relevance(IndexRow.objects.filter(asked.condition), asked, language, total)
    return [row.number for row in rows]


def test_title_before_text_and_text_before_names_of_others():
    city = a_record("place", title={"en": "Ankara"})
    published(city)
    an_event("Talks", parts={"places": [a_row(place=city["uuid"], role="held")]})
    an_event("Meeting", summary={"en": "In Ankara"})
    an_event("Visit to Ankara")
    assert ranked("ankara kind:event") == [3, 2, 1]


def test_exact_before_stem_before_folded_before_sounds_before_other_names():
    for title in ("Turkey fair", "Türkiyat fair", "Turkıye fair", "Türkiye'ye fair"):
        an_event({"tr": title})
    assert ranked("Türkiye") == [4, 3, 1]
    an_event({"en": "Visits of state"})
    an_event({"en": "Visit of state"})
    assert ranked("visit") == [6, 5]


def test_of_names_the_one_that_says_little_else_comes_first():
    """An abbreviation beside a long name does not make the long name short."""
    for kk, short in (("Түркия Ұлттық Жиналысы", "ТҰЖ"), ("Түркия", None), ("Түркия Республикасы", None)):
        names = [a_row(text=short, language="kk", type="abbreviation")] if short else []
        published(a_record("institution", title={"kk": kk}, parts={"names": names}))
    assert ranked("Түркия", "kk") == [2, 3, 1]


def test_the_readers_language_comes_first_at_equal_match():
    an_event({"ru": "Виза"})
    an_event({"kk": "Виза"})
    assert ranked("виза", "kk") == [2, 1]
    assert ranked("виза", "ru") == [1, 2]


def test_words_near_one_another_come_first():
    far = "trade " + "and many other things of interest to the two sides " * 6 + "fair"
    an_event("A", summary={"en": far})
    an_event("B", summary={"en": far.replace("fair", "").replace("trade ", "") + "trade fair"})
    assert ranked("trade fair") == [2, 1]


def test_equal_answers_stand_by_date_and_number():
    for date in (None, "1999", "1992", "1992"):
        an_event("Talks", date)
    assert ranked("talks") == [3, 4, 2, 1]


def test_of_too_many_the_newest_are_ranked_and_the_rest_follow(monkeypatch):
    monkeypatch.setattr("archive.published.search.ranking.MOST_RANKED", 2)
    an_event("Old talks", "1991")
    for year in range(1992, 1996):
        an_event("A meeting", str(year), summary={"en": "Talks"})
    assert ranked("talks", total=5) == [1, 5, 4, 3, 2]


def test_a_public_number_is_its_entry_and_comes_first():
    an_event("Visit e2")
    an_event("Other")
    assert ranked("E2") == [2, 1]
