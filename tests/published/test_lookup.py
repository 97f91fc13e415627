"""What a public number leads to, and what lies beyond the links of an entry itself."""

import json

import pytest

from archive.editorial.models.entry import Entry
from archive.published.lookup import found_with_history, links_around
from archive.publishing.withdraw import withdraw
from tests.makers import a_record, a_row, published

pytestmark = pytest.mark.django_db


def around(record):
    return links_around(record)[1]


def pairs(record):
    return {(link.label, link.subject, link.target) for link in around(record)}


def test_a_number_leads_to_one_version_and_the_history_of_all(django_assert_num_queries):
    record = a_record("event", title={"en": "First"})
    published(record)
    published({**record, "title": {"en": "Second"}})
    with django_assert_num_queries(1):
        found = found_with_history("event", 1)
    assert (found.number, json.loads(found.text)["title"]) == (2, {"en": "Second"})
    assert [past.version for past in found.versions] == [2, 1]
    assert json.loads(found_with_history("event", 1, 1).text)["title"] == {"en": "First"}


@pytest.mark.parametrize("version", [0, 3, 10**30])
def test_a_version_that_never_was_has_no_text(version):
    published(a_record("event"))
    assert found_with_history("event", 1, version).text is None


def test_a_number_never_given_leads_nowhere():
    assert found_with_history("event", 10**30) is None


def test_of_a_withdrawn_entry_only_the_address_is_known():
    record = a_record("event")
    published(record)
    withdraw(Entry.objects.get(uuid=record["uuid"]), by=None, reason="A mistake.")
    found = found_with_history("event", 1)
    assert (found.address.state, found.text, found.versions) == ("withdrawn", None, ())


def a_hub(count):
    """A topic, and so many events about it, the latest first."""
    topic = a_record("topic")
    published(topic)
    events = []
    for number in range(count):
        date = {"edtf": str(2020 - number), "basis": "stated"} if number else None
        about = {"topics": [a_row(topic=topic["uuid"])]}
        events.append(a_record("event", parts=about, **({"date": date} if date else {})))
        published(events[-1])
    return topic, events


def test_all_of_a_few_links_are_given_and_the_earliest_of_many():
    topic, events = a_hub(5)
    whole, _around = links_around(topic, whole=5, first=2)
    assert [link.subject for link in whole] == [event["uuid"] for event in [*reversed(events[1:]), events[0]]]
    cut, _around = links_around(topic, whole=4, first=2)
    assert [(link.subject, link.in_group) for link in cut] == [(event["uuid"], 5) for event in (events[4], events[3])]


def test_each_way_of_naming_is_cut_by_itself():
    topic, events = a_hub(3)
    below = a_record("topic", parent=topic["uuid"])
    published(below)
    withdraw(Entry.objects.get(uuid=events[0]["uuid"]), by=None, reason="A mistake.")
    found, _around = links_around(topic, whole=1, first=1)
    assert [(link.section, link.label, link.subject, link.in_group) for link in found] == [
        ("", "parent", below["uuid"], 1),
        ("topics", "topic", events[2]["uuid"], 2),
    ]


def test_what_nothing_refers_to_has_no_links():
    record = a_record("event")
    published(record)
    assert links_around(record) == ([], [])


def test_the_chain_of_an_agreement_is_found_from_any_of_its_members():
    first = a_record("agreement")
    second = a_record("agreement", parts={"relations": [a_row(type="amends", entry=first["uuid"])]})
    third = a_record("agreement", parts={"relations": [a_row(type="implements", entry=second["uuid"])]})
    aside = a_record("agreement", parts={"relations": [a_row(type="related", entry=second["uuid"])]})
    for record in (first, second, third, aside):
        published(record)
    whole = {("amends", second["uuid"], first["uuid"]), ("implements", third["uuid"], second["uuid"])}
    assert pairs(first) == pairs(second) == pairs(third) == whole
    assert pairs(aside) == set()
    withdraw(Entry.objects.get(uuid=second["uuid"]), by=None, reason="A mistake.")
    assert pairs(first) == set()


def test_those_who_held_the_offices_of_a_person_are_found():
    office, other = a_row(title={"en": "Ambassador"}), a_row(title={"en": "Consul"})
    embassy = a_record("institution", parts={"offices": [office, other]})
    published(embassy)

    def person(part):
        posting = a_row(office={"entry": embassy["uuid"], "part": part["uuid"]})
        record = a_record("diplomat", parts={"postings": [posting]})
        published(record)
        return record

    one, two, _consul = person(office), person(office), person(other)
    assert {link.subject for link in around(one)} == {one["uuid"], two["uuid"]}


@pytest.mark.parametrize("number", [2**31, 2**63 - 1, 2**63, 10**400])
def test_numbers_that_no_entry_and_no_version_can_have_are_not_found(number):
    published(a_record("event"))
    assert found_with_history("event", number) is None
    found = found_with_history("event", 1, number)
    assert (found.text, found.number, len(found.versions)) == (None, number, 1)
