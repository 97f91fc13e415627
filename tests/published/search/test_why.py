"""Why an entry is an answer."""

import pytest

from archive.published.search.asked import asked_of
from archive.published.search.why import reasons
from tests.makers import a_record, a_row, published

pytestmark = pytest.mark.django_db


def why(record, question, language="en"):
    return reasons({record["uuid"]: record}, asked_of(question), language)[record["uuid"]]


def test_the_text_with_most_of_the_words_in_the_readers_language_first():
    record = a_record(
        "event",
        summary={"en": "On visas", "ru": "О визах и газе"},
        description={"en": "On visas and gas", "kk": "Виза"},
    )
    assert "".join(text for text, _hit in why(record, "visas").snippet.pieces) == "On visas"
    assert "".join(text for text, _hit in why(record, "visas gas").snippet.pieces) == "On visas and gas"
    assert why(record, "газ").snippet.language == "ru"


def test_where_the_title_says_it_all_the_entrys_own_text_follows():
    record = a_record(
        "diplomat",
        title={"en": "Turgut Özal"},
        family_name={"en": "Özal"},
        summary={"en": "President of Türkiye", "kk": "Озал"},
        parts={"names": [a_row(text="Özal", language="en", type="alternative")]},
    )
    assert why(record, "ozal").snippet is None
    record["summary"]["en"] = "President Özal"
    assert why(record, "ozal").snippet.pieces == (("President ", False), ("Özal", True))
    assert why(record, "ozal", "ru").snippet.language == "kk"


def test_a_statement_says_where_it_stands():
    row = a_row(words={"en": "Gas will flow"})
    found = why(a_record("topic", summary={"en": "Energy"}, parts={"statements": [row]}), "gas").snippet
    assert (found.section, found.part) == ("statements", row["uuid"])


def test_the_name_of_another_entry_is_said_where_nothing_else_matches():
    city = a_record("place", title={"en": "Ankara"})
    published(city)
    record = a_record("event", title={"en": "Talks"}, parts={"places": [a_row(place=city["uuid"], role="held")]})
    assert why(record, "talks ankara").linked == city["uuid"]
    assert why(record, "talks").linked == ""


def test_without_words_there_is_no_reason():
    record = a_record("event")
    assert reasons({record["uuid"]: record}, asked_of("kind:event"), "en") == {}
    assert reasons({record["uuid"]: record}, None, "en") == {}
