"""Who publishes changes the sets, in the same transaction and one after another."""

import threading

import pytest
from django.db import connection, transaction

from archive.published.maps.archive_maps import archive_maps
from archive.published.models.facet_map import FacetMap
from archive.published.models.index_row import IndexRow
from archive.publishing.index import reindex
from archive.publishing.maps import hold
from archive.publishing.publish import publish
from archive.publishing.republish import republish
from archive.publishing.withdraw import withdraw
from tests.makers import a_record, a_row, an_entry, published
from tests.published.maps.reference import stored_orders, stored_sets, wanted_orders, wanted_sets


def publish_now(entry):
    publish(entry, by=None, basis="seeded", note="test")


@pytest.mark.django_db
def test_a_change_touches_only_the_sets_of_the_entry():
    topics = [a_record("topic", title={"en": f"Topic {number}"}) for number in range(20)]
    for topic in topics:
        published(topic)
    before = FacetMap.objects.count()
    stamp = archive_maps().stamp
    published(a_record("event", parts={"topics": [a_row(topic=topics[0]["uuid"])]}))
    touched = set(FacetMap.objects.filter(stamp__gt=stamp).values_list("name", flat=True))
    assert f"topic:{topics[0]['uuid']}" in touched
    assert not any(f"topic:{topic['uuid']}" in touched for topic in topics[1:])
    assert len(touched) < before


@pytest.mark.django_db
def test_a_slot_stays_while_the_entry_is_published_and_is_not_given_again():
    entry, other = published(a_record("event")), published(a_record("event"))
    first = IndexRow.objects.get(uuid=entry.uuid).slot
    reindex([entry.uuid])
    assert IndexRow.objects.get(uuid=entry.uuid).slot == first
    withdraw(entry, by=None, reason="Mistaken.")
    published(a_record("event"))
    republish(entry, by=None, reason="Not mistaken.")
    slots = set(IndexRow.objects.values_list("slot", flat=True))
    assert len(slots) == 3
    assert first not in slots
    assert IndexRow.objects.get(uuid=other.uuid).slot in slots


@pytest.mark.django_db(transaction=True)
def test_what_is_undone_leaves_no_trace():
    published(a_record("event"))
    entry = an_entry(a_record("event"))
    with transaction.atomic():
        publish_now(entry)
        transaction.set_rollback(True)
    assert len(archive_maps().all) == 1
    publish_now(entry)
    assert len(archive_maps().all) == 2
    assert stored_sets() == wanted_sets()


@pytest.mark.django_db(transaction=True)
def test_two_who_publish_at_once_lose_nothing():
    entries = [an_entry(a_record(kind)) for kind in ("event", "topic", "agreement", "event", "topic", "agreement")]
    failed = []

    def publish_some(own):
        try:
            for entry in own:
                publish_now(entry)
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=publish_some, args=[entries[start::2]]) for start in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert failed == []
    assert stored_sets() == wanted_sets()
    assert stored_orders() == wanted_orders()
    assert len(archive_maps().all) == len(entries)


@pytest.mark.django_db(transaction=True)
def test_stamps_rise_in_the_order_in_which_changes_are_seen():
    with transaction.atomic():
        first = hold()
        later = []
        thread = threading.Thread(target=lambda: (later.append(hold()), connection.close()))
        thread.start()
        thread.join(0.5)
        assert later == []  # it waits
    thread.join(60)
    assert later[0] > first
