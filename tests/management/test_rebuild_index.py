"""The index can be made anew from the published records, beside a live site."""

import threading
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from archive.published.maps.archive_maps import archive_maps
from archive.published.models.index_row import IndexRow
from archive.published.models.version import Address
from archive.publishing import common_words, map_building
from archive.publishing.common_words import stored_common
from archive.publishing.publish import publish
from archive.publishing.withdraw import withdraw
from tests.makers import a_record, an_entry, published
from tests.published.maps.reference import stored_sets, stored_words, wanted_sets, wanted_words


@pytest.mark.django_db
def test_a_lost_index_row_and_lost_sets_come_back():
    entry = published(a_record("topic"))
    before = IndexRow.objects.values("uuid", "facets", "words", "sort_kk", "number").get()
    IndexRow.objects.all().delete()
    said = StringIO()
    call_command("rebuild_index", stdout=said)
    assert said.getvalue() == "1 entries indexed\n"
    assert IndexRow.objects.filter(uuid=entry.uuid).values(*before).get() == before
    assert stored_sets() == wanted_sets()


@pytest.mark.django_db
def test_a_row_that_nothing_published_has_goes():
    published(a_record("topic"))
    Address.objects.update(state="withdrawn", withdrawn="2026-01-01T00:00Z")
    call_command("rebuild_index", stdout=StringIO())
    assert not IndexRow.objects.exists()
    assert not archive_maps().all


def in_another_connection(work):
    """Run something as another process would, and wait for it."""
    failed = []

    def run():
        try:
            work()
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(60)
    assert not thread.is_alive()
    assert not failed


@pytest.mark.django_db(transaction=True)
def test_what_others_publish_and_withdraw_during_a_rebuild_is_not_lost(monkeypatch):
    monkeypatch.setattr(common_words, "FEWEST", 1)
    gone, kept = (published(a_record("event", title={"en": title})) for title in ("Gone again", "Kept again"))
    come = an_entry(a_record("agreement", title={"en": "Come again"}))
    reading = map_building._order

    def interrupted(order):
        if order == "title_kk":  # after all values were read, and some orders
            in_another_connection(lambda: publish(come, by=None, basis="seeded", note="test"))
            in_another_connection(lambda: withdraw(gone, by=None, reason="Mistaken."))
        return reading(order)

    monkeypatch.setattr(map_building, "_order", interrupted)
    call_command("rebuild_index", stdout=StringIO())
    assert {str(row.uuid) for row in IndexRow.objects.all()} == {str(come.uuid), str(kept.uuid)}
    assert stored_sets() == wanted_sets()
    assert stored_words() == wanted_words()
    assert {"=again", "=gone", "=kept"} <= stored_common()
    assert len(stored_words()["=again"]) == 2
    assert "=gone" not in stored_words()
    assert len(archive_maps().all) == 2
    assert archive_maps().sizes["kind"] == {"agreement": 1, "event": 1}


@pytest.mark.django_db(transaction=True)
def test_readers_find_every_entry_at_every_moment_of_a_rebuild():
    for number in range(5):
        published(a_record("event", title={"en": f"Visit {number}"}))
    seen, over = [], threading.Event()

    def read():
        while not over.is_set():
            seen.append((IndexRow.objects.count(), len(archive_maps().all)))
        connection.close()

    reader = threading.Thread(target=read)
    reader.start()
    for _time in range(3):
        call_command("rebuild_index", stdout=StringIO())
    over.set()
    reader.join(60)
    assert set(seen) == {(5, 5)}
