"""The database counts the states of the published tables by itself, once for each transaction that changes them."""

import threading

import pytest
from django.db import ProgrammingError, connection, transaction

from archive.editorial.restore import restore
from archive.privileges import PUBLIC_TABLES
from archive.published.models.archive_state import ArchiveState, state_number
from archive.publishing.index import reindex
from archive.publishing.publish import publish
from archive.publishing.republish import republish
from archive.publishing.withdraw import withdraw
from tests.makers import a_record, a_row, an_entry, published

STATE = "archive_archivestate"
committing = pytest.mark.django_db(transaction=True)


@pytest.fixture
def counted():
    """Give a function that tells how many states have gone by since it was asked last."""
    last = [state_number()]

    def since() -> int:
        last.append(state_number())
        return last[-1] - (last[-2] or 0)

    return since


def publish_now(entry, **options):
    publish(entry, by=None, basis="seeded", note="test", **options)


def publish_and_undo(entry):
    with transaction.atomic():
        publish_now(entry)
        transaction.set_rollback(True)


@committing
def test_each_change_that_readers_see_is_one_state_and_work_at_the_desk_is_none(counted):
    entry = an_entry(a_record("event"))
    assert counted() == 0
    publish_now(entry)
    assert counted() == 1
    withdraw(entry, by=None, reason="Mistaken")
    assert counted() == 1
    republish(entry, by=None, reason="Not mistaken")
    assert counted() == 1
    an_entry(a_record("event"))
    assert counted() == 0


@committing
def test_many_publications_in_one_transaction_are_one_state(counted):
    entries = [an_entry(a_record(kind)) for kind in ("event", "topic", "agreement")]
    counted()
    with transaction.atomic():
        for entry in entries:
            publish_now(entry, index=False)
        reindex(entry.uuid for entry in entries)
    assert counted() == 1


@committing
def test_what_is_rolled_back_is_no_state_and_hides_none(counted):
    first, second = an_entry(a_record("event")), an_entry(a_record("topic"))
    counted()
    with transaction.atomic():
        publish_and_undo(first)
        publish_now(second)
    assert counted() == 1
    publish_and_undo(first)
    assert counted() == 0


@committing
def test_two_publications_at_once_are_two_states_and_both_are_there(counted):
    """The second waits for the first from its first published row on, also where each refers to the other."""
    records = [a_record("event", title={"en": title}) for title in ("One", "Two")]
    for own, other in (records, reversed(records)):
        own["parts"] = {"relations": [a_row(type="about", entry=other["uuid"])]}
    restore(records)
    entries = [an_entry(record) for record in records]
    counted()
    written, faults = threading.Barrier(2, timeout=10), []

    def one(entry):
        try:
            with transaction.atomic():
                written.wait()
                publish_now(entry)
        except Exception as fault:  # told by the assertion below, in the thread that can
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=[entry]) for entry in entries]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert faults == []
    assert counted() == 2


@committing
def test_a_state_that_is_not_committed_is_seen_by_nobody_else(counted):
    entry, seen = an_entry(a_record("event")), []

    def look():
        seen.append(state_number())
        connection.close()

    counted()
    before = state_number()
    with transaction.atomic():
        publish_now(entry)
        thread = threading.Thread(target=look)
        thread.start()
        thread.join(20)
    assert seen == [before]
    assert counted() == 1


@committing
def test_a_connection_that_has_died_meanwhile_is_made_anew():
    publish_now(an_entry(a_record("event")))
    before = state_number()
    [[process]] = asked("SELECT pg_backend_pid()")

    def end():
        asked("SELECT pg_terminate_backend(%s)", process)
        connection.close()

    thread = threading.Thread(target=end)
    thread.start()
    thread.join(20)
    assert state_number() == before
    assert asked("SELECT pg_backend_pid()") != [(process,)]


def asked(sql: str, *parameters: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


@pytest.mark.django_db
def test_every_table_that_readers_read_is_counted():
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT tgrelid::regclass::text, tgenabled FROM pg_trigger
            WHERE tgfoid = 'archive_count_state'::regproc AND tgtype & 28 = 28"""
        )
        counted = dict(cursor.fetchall())
    assert counted == dict.fromkeys(PUBLIC_TABLES - {STATE}, "O")


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["desk", "public"])
@pytest.mark.parametrize(
    "sql", ["UPDATE {} SET number = 1", "DELETE FROM {}", "TRUNCATE {}", "INSERT INTO {} VALUES (2)"]
)
def test_nobody_writes_the_state_but_the_triggers(as_role, role, sql):
    with pytest.raises(ProgrammingError, match="permission denied"), as_role(role), connection.cursor() as cursor:
        cursor.execute(sql.format(STATE))


@pytest.mark.django_db
def test_the_desk_is_counted_though_it_may_not_count(as_role):
    entry = an_entry(a_record("event"))
    ArchiveState.objects.update(transaction=0)
    before = state_number()
    with as_role("desk"):
        publish_now(entry)
    assert state_number() == before + 1


@committing
def test_a_lost_row_comes_back_with_the_next_change():
    ArchiveState.objects.all().delete()
    assert state_number() is None
    published(a_record("event"))
    assert state_number() is not None
