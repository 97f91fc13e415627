"""What lies beyond the links of an entry itself."""

import pytest

from archive.editorial.models.entry import Entry
from archive.published.lookup import around
from archive.publishing.withdraw import withdraw
from tests.makers import a_record, a_row, published

pytestmark = pytest.mark.django_db


def pairs(record):
    return {(link.label, link.subject, link.target) for link in around(record)}


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
