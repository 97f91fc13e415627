"""What a record is filed under."""

import pytest

from archive.published.facet import FACETS, EntryFacet
from archive.published.facets import facets_of, in_order
from archive.published.resolver import Resolver, Target
from tests.makers import a_record, a_row

KZ, TR, PERSON, TOPIC, PLACE = (f"00000000-0000-4000-8000-00000000000{n}" for n in range(1, 6))
KINDS = {KZ: "institution", TR: "institution", PERSON: "diplomat", TOPIC: "topic", PLACE: "place"}


def test_an_agreement_is_filed_under_all_that_it_names():
    parties = [a_row(role="party", entry=KZ), a_row(role="party", words={"en": "Turkic states"})]
    signatory = a_row(role="signatory", entry=PERSON, behalf=parties[0]["uuid"])
    record = a_record(
        "agreement",
        title={"en": "Visas", "kk": "Визалар"},
        parts={
            "actors": [*parties, signatory, a_row(role="mentioned", entry=TR)],
            "topics": [a_row(topic=TOPIC)],
            "places": [a_row(place=PLACE, role="signed")],
        },
    )
    assert facets_of(record, KINDS) == sorted(
        [
            "kind:agreement",
            "language:en",
            "language:kk",
            f"party:{KZ}",
            f"person:{PERSON}",
            f"institution:{TR}",
            f"topic:{TOPIC}",
            f"place:{PLACE}",
        ]
    )


def test_seats_count_as_places_and_the_place_above_does_not():
    seat = a_record("institution", parts={"seats": [a_row(place=PLACE)]})
    district = a_record("place", parent=PLACE)
    assert f"place:{PLACE}" in facets_of(seat, KINDS)
    assert f"place:{PLACE}" not in facets_of(district, KINDS)


def test_a_source_is_available_in_the_language_of_its_own_title():
    record = a_record("source", title=None, own_title="Ресми сайт", languages=["kk"])
    assert "language:kk" in facets_of(record, {})


def test_a_reference_to_what_is_not_published_is_filed_nowhere(db):
    record = a_record("event", parts={"actors": [a_row(role="participant", entry=PERSON)]})
    assert facets_of(record) == ["kind:event", "language:en"]


@pytest.mark.parametrize("facet", list(FACETS), ids=lambda facet: facet.name)
def test_every_facet_is_complete(facet):
    assert str(facet.label)
    assert type(facet).__module__ == f"archive.published.facets.{facet.name}"
    assert facet.read("no such value") is None


def test_facets_have_different_places_on_the_page():
    assert len({facet.position for facet in FACETS}) == len(FACETS)
    assert [facet.name for facet in in_order()][:2] == ["kind", "year"]


def test_an_entry_is_named_by_its_title_and_written_by_its_number():
    resolver = Resolver([Target(TOPIC, "topic", 7, 1, {"ru": "Торговля"})])
    facet = FACETS["topic"]
    assert isinstance(facet, EntryFacet)
    assert facet.value_label(TOPIC, "en", resolver) == ("Торговля", "ru")
    assert facet.written(TOPIC, resolver) == "t7"
    assert facet.read("t7") == ("topic", 7)
    assert facet.read("a7") is None


def test_an_entry_that_is_not_published_has_no_name():
    assert FACETS["person"].value_label(PERSON, "en", Resolver()) is None
    assert FACETS["person"].written(PERSON, Resolver()) is None
