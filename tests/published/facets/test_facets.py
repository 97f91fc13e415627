"""What a record is filed under."""

import pytest
from django.http import QueryDict

from archive.editorial.models.entry import Entry
from archive.published.browse.facet_values import shown_values
from archive.published.browse.filters import BrowseFilters
from archive.published.browse.result import result_of
from archive.published.facet import FACETS, EntryFacet, Numbered
from archive.published.facets import facets_of, in_order
from archive.published.models.index_row import IndexRow
from archive.published.resolver import Resolver, Target
from archive.published.surroundings import Surroundings
from archive.publishing.withdraw import withdraw
from tests.makers import a_record, a_row, published

KZ, TR, PERSON, TOPIC, PLACE = (f"00000000-0000-4000-8000-00000000000{n}" for n in range(1, 6))
AROUND = Surroundings({KZ: "institution", TR: "institution", PERSON: "diplomat", TOPIC: "topic", PLACE: "place"})


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
    assert facets_of(record, AROUND) == sorted(
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
    assert f"place:{PLACE}" in facets_of(seat, AROUND)
    assert f"place:{PLACE}" not in facets_of(district, AROUND)


def test_a_source_is_available_in_the_language_of_its_own_title():
    record = a_record("source", title=None, own_title="Ресми сайт", languages=["kk"])
    assert "language:kk" in facets_of(record, Surroundings())


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
    assert facet.read("t7") == Numbered("topic", 7)
    assert facet.read("a7") is None


def test_an_entry_that_is_not_published_has_no_name():
    assert FACETS["person"].value_label(PERSON, "en", Resolver()) is None
    assert FACETS["person"].written(PERSON, Resolver()) is None


BROADER, SOURCE = "00000000-0000-4000-8000-00000000000a", "00000000-0000-4000-8000-00000000000b"


def test_an_entry_is_filed_under_the_topics_above_its_own_as_well():
    around = Surroundings({TOPIC: "topic", BROADER: "topic"}, {}, {TOPIC: BROADER})
    record = a_record("event", parts={"topics": [a_row(topic=TOPIC)]})
    assert [one for one in facets_of(record, around) if one.startswith("topic")] == [
        f"topic:{TOPIC}",
        f"topic:{BROADER}",
    ]


def test_topics_that_lie_in_a_circle_are_each_above_the_other_and_end():
    around = Surroundings({TOPIC: "topic", BROADER: "topic"}, {}, {TOPIC: BROADER, BROADER: TOPIC})
    assert around.with_above(TOPIC) == [TOPIC, BROADER]


def test_what_lies_above_something_unpublished_is_not_above():
    around = Surroundings({TOPIC: "topic"}, {}, {TOPIC: BROADER})
    assert around.with_above(TOPIC) == [TOPIC]


def test_an_entry_has_the_tiers_of_its_sources_and_a_source_its_own():
    around = Surroundings({SOURCE: "source"}, {SOURCE: "press"}, {})
    cited = a_record("event", parts={"citations": [a_row(source=SOURCE, function="supports")]})
    assert "tier:press" in facets_of(cited, around)
    assert "tier:official" in facets_of(a_record("source", tier="official"), around)


def test_an_office_is_named_by_its_own_title_and_written_by_the_number_of_its_institution():
    office = a_row(title={"en": "Ambassador", "kk": "Елші"})
    posting = a_row(office={"entry": KZ, "part": office["uuid"]})
    [value] = FACETS["office"].values(a_record("diplomat", parts={"postings": [posting]}), AROUND)
    resolver = Resolver([Target(KZ, "institution", 5, 1, {"en": "Embassy"}, body={"parts": {"offices": [office]}})])
    facet, part = FACETS["office"], office["uuid"][:8]
    assert facet.value_label(value, "kk", resolver) == ("Елші", "kk")
    assert facet.written(value, resolver) == f"i5.{part}"
    assert facet.read(f"i5.{part}").indexed(KZ) == value
    assert facet.value_label(f"{KZ}.ffffffff", "en", resolver) is None
    assert facet.read("i5") is facet.read(f"t5.{part}") is None


def test_a_dispute_is_filed_by_its_state():
    dispute = a_row(question={"en": "When?"}, status="open")
    assert "dispute:open" in facets_of(a_record("event", parts={"disputes": [dispute]}), AROUND)


def test_entries_are_found_by_what_they_refer_to_wherever_they_do(db):
    source = a_record("source")
    cited = a_record("event", parts={"citations": [a_row(source=source["uuid"], function="supports")]})
    related = a_record("agreement", parts={"relations": [a_row(type="related", entry=source["uuid"])]})
    for record in (source, cited, related, a_record("event")):
        published(record)
    filters = BrowseFilters(QueryDict("refers=s1"))
    result = result_of(filters, "en")
    assert [row.number for row in result.rows] == ["a1", "e1"]
    assert result.labels["refers", "s1"][0] == "A source"
    assert "refers" not in shown_values(filters, result.counts).values
    assert {str(row.uuid) for row in filters.filter_queryset(IndexRow.objects.all())} == {
        cited["uuid"],
        related["uuid"],
    }
    withdraw(Entry.objects.get(uuid=cited["uuid"]), by=None, reason="A mistake.")
    assert [row.number for row in result_of(BrowseFilters(QueryDict("refers=s1&kind=event")), "en").rows] == []
