"""What else is indexed again when an entry is published, changed or withdrawn."""

import json

import pytest

from archive.editorial.models.entry import Entry
from archive.editorial.restore import restore
from archive.editorial.revisions import save_revision
from archive.published.models.index_row import IndexRow
from archive.publishing.publish import publish
from archive.publishing.republish import republish
from archive.publishing.withdraw import withdraw
from tests.makers import a_record, a_row, published

pytestmark = pytest.mark.django_db


def chain(kind, *titles):
    """Entries each below the one before, published from the top."""
    records = []
    for title in titles:
        parent = {"parent": records[-1]["uuid"]} if records else {}
        records.append(a_record(kind, title={"en": title}, **parent))
        published(records[-1])
    return records


def filed(record, facet):
    row = IndexRow.objects.get(uuid=record["uuid"])
    return {pair.partition(":")[2] for pair in row.facets if pair.startswith(f"{facet}:")}


def change(record, **values):
    """Publish a record again with other values; None removes one."""
    record = {key: value for key, value in {**record, **values}.items() if value is not None}
    entry = restore([json.loads(json.dumps(record))])[record["uuid"]]
    save_revision(entry, author=None)
    publish(entry, by=None, basis="seeded", note="test")


def uuids(*records):
    return {record["uuid"] for record in records}


def test_an_entry_follows_when_a_topic_far_above_its_own_moves():
    top, middle, low = chain("topic", "Economy", "Trade", "Customs")
    [other] = chain("topic", "Law")
    event = a_record("event", parts={"topics": [a_row(topic=low["uuid"])]})
    published(event)
    assert filed(event, "topic") == uuids(low, middle, top)
    change(middle, parent=other["uuid"])
    assert filed(event, "topic") == uuids(low, middle, other)
    change(low, parent=None)
    assert filed(event, "topic") == uuids(low)


def test_what_lies_above_a_withdrawn_topic_no_longer_counts_until_it_returns():
    top, middle, low = chain("topic", "Economy", "Trade", "Customs")
    event = a_record("event", parts={"topics": [a_row(topic=low["uuid"])]})
    published(event)
    withdraw(Entry.objects.get(uuid=middle["uuid"]), by=None, reason="A mistake.")
    assert filed(event, "topic") == uuids(low)
    republish(Entry.objects.get(uuid=middle["uuid"]), by=None, reason="It was none.")
    assert filed(event, "topic") == uuids(low, middle, top)


def test_places_lie_in_places_wherever_an_entry_names_them():
    country, city = chain("place", "Türkiye", "Ankara")
    embassy = a_record("institution", parts={"seats": [a_row(place=city["uuid"])]})
    published(embassy)
    assert filed(embassy, "place") == uuids(city, country)
    assert filed(city, "place") == set()
