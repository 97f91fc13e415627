"""What the database itself refuses: each rule is broken as desk and as public, by plain SQL, without our code."""

import hashlib
import uuid

import pytest
from django.db import DatabaseError, IntegrityError, ProgrammingError, connection, transaction

from archive.editorial.models.comment import Comment
from archive.editorial.models.revision import Decision, JournalLine
from archive.editorial.restore import restore
from archive.editorial.revisions import latest, save_revision
from archive.privileges import APPEND_ONLY_TABLES, PUBLIC_TABLES
from tests.makers import a_record, a_row, a_user, an_entry, an_exemption, decided, published, submitted

pytestmark = pytest.mark.django_db

INSERT_VERSION = """INSERT INTO archive_version (uuid, kind, version, record, record_hash, published, basis, basis_note)
VALUES (%s, %s, %s, %s, %s, now(), %s, %s)"""


def run(sql: str, parameters=()) -> int:
    """Run one statement in a savepoint; how many rows it touched."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.rowcount


def refused(as_role, role: str, sql: str, parameters=()) -> str:
    """The message with which the database refuses a statement to a role; fails if it is not refused."""
    with pytest.raises(DatabaseError) as refusal, as_role(role):
        run(sql, parameters)
    assert isinstance(refusal.value, IntegrityError | ProgrammingError), refusal.value
    return str(refusal.value)


@pytest.mark.parametrize("table", sorted(APPEND_ONLY_TABLES))
@pytest.mark.parametrize("change", ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {}"])
@pytest.mark.parametrize("role", ["desk", "public"])
def test_what_is_append_only_is_never_changed(as_role, table, change, role):
    entry = published(a_record("topic"))
    reviewer = a_user("reviewer")
    decided(entry, reviewer)
    assert "permission denied" in refused(as_role, role, change.format(table))


@pytest.mark.parametrize("table", sorted(APPEND_ONLY_TABLES))
@pytest.mark.parametrize("change", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_even_the_owner_changes_nothing_without_disabling_the_trigger(as_role, table, change):
    entry = published(a_record("topic"))
    decided(entry, a_user("reviewer"))
    assert "append-only" in refused(as_role, "owner", change.format(table))


def test_a_version_without_an_approval_of_its_hash_is_refused(as_role):
    entry = an_entry(a_record("topic"))
    revision = latest(entry)
    row = [str(entry.uuid), "topic", 1, revision.record, revision.record_hash]
    assert "no exemption" in refused(as_role, "desk", INSERT_VERSION, [*row, "exception", "x"])
    an_exemption()
    assert "no approving decision" in refused(as_role, "desk", INSERT_VERSION, [*row, "approved", ""])
    assert "version_basis_recorded" in refused(as_role, "desk", INSERT_VERSION, [*row, "exception", ""])
    assert "version_basis_recorded" in refused(as_role, "desk", INSERT_VERSION, [*row, "because", "I say so"])
    assert "permission denied" in refused(as_role, "public", INSERT_VERSION, [*row, "exception", "x"])


def test_an_approval_of_an_older_revision_does_not_publish_a_newer_one(as_role):
    record = a_record("topic")
    entry = an_entry(record)
    decided(entry, a_user("reviewer"))
    restore([{**record, "title": {"en": "Changed after approval"}}])
    new = save_revision(entry, author=None)
    row = [str(entry.uuid), "topic", 1, new.record, new.record_hash, "approved", ""]
    assert "no approving decision" in refused(as_role, "desk", INSERT_VERSION, row)


def test_a_returned_revision_is_not_published(as_role):
    entry = an_entry(a_record("topic"))
    reviewer = a_user("reviewer")
    row = [str(entry.uuid), "topic", 1, *_text(entry), "approved", ""]
    for outcomes in (["returned"], ["approved", "returned"]):
        for outcome in outcomes:
            decided(entry, reviewer, outcome)
        assert "no approving decision" in refused(as_role, "desk", INSERT_VERSION, row)
    decided(entry, reviewer)
    with as_role("desk"):
        assert run(INSERT_VERSION, row) == 1


def test_what_was_never_a_revision_of_the_entry_is_not_published(as_role):
    entry, other = an_entry(a_record("topic")), an_entry(a_record("topic"))
    text = '{"kind":"topic"}'
    digest = hashlib.sha256(text.encode()).hexdigest()
    foreign = latest(other)
    for record, record_hash in [(text, digest), (foreign.record, foreign.record_hash)]:
        row = [str(entry.uuid), "topic", 1, record, record_hash, "exception", "x"]
        assert "only a stored revision" in refused(as_role, "desk", INSERT_VERSION, row)


def test_a_record_and_its_hash_must_agree(as_role):
    entry = an_entry(a_record("topic"))
    an_exemption()
    revision = latest(entry)
    row = [str(entry.uuid), "topic", 1, revision.record + " ", revision.record_hash, "exception", "x"]
    assert "version_record_hash" in refused(as_role, "desk", INSERT_VERSION, row)
    insert = """INSERT INTO archive_revision (entry_id, number, record, record_hash, internal, internal_hash, made,
        reason) VALUES (%s, 2, %s, %s, '{}', %s, now(), '')"""
    empty = hashlib.sha256(b"{}").hexdigest()
    assert "revision_record_hash" in refused(as_role, "desk", insert, [entry.pk, "{}", "0" * 64, empty])
    assert "revision_internal_hash" in refused(as_role, "desk", insert, [entry.pk, "{}", empty, "0" * 64])


def test_versions_are_numbered_without_gaps(as_role):
    an_exemption()
    entry = an_entry(a_record("topic"))
    revision = latest(entry)
    row = [str(entry.uuid), "topic", 2, revision.record, revision.record_hash, "exception", "x"]
    assert "one after another" in refused(as_role, "desk", INSERT_VERSION, row)


def test_nobody_decides_on_what_they_helped_to_write(as_role):
    record = a_record("topic")
    author, helper, reviewer = a_user("author"), a_user("helper"), a_user("reviewer")
    entry = an_entry(record, author=author)
    restore([{**record, "title": {"en": "Better"}}])
    save_revision(entry, author=helper)
    revision = submitted(entry)
    decide = """INSERT INTO archive_decision (revision_id, record_hash, outcome, by_id, made, reason)
        VALUES (%s, %s, 'approved', %s, now(), '')"""
    for person in (author, helper):
        message = refused(as_role, "desk", decide, [revision.pk, revision.record_hash, person.pk])
        assert "helped to write" in message
    assert "names the hash" in refused(as_role, "desk", decide, [revision.pk, "0" * 64, reviewer.pk])
    assert "permission denied" in refused(as_role, "public", decide, [revision.pk, revision.record_hash, reviewer.pk])
    with as_role("desk"):
        assert run(decide, [revision.pk, revision.record_hash, reviewer.pk]) == 1


def test_the_author_of_an_earlier_version_may_review_the_next(as_role):
    record = a_record("topic")
    author, other = a_user("author"), a_user("other")
    entry = an_entry(record, author=author)
    an_exemption()
    with as_role("desk"):
        run(INSERT_VERSION, [str(entry.uuid), "topic", 1, *_text(entry), "exception", "x"])
    restore([{**record, "title": {"en": "Better"}}])
    save_revision(entry, author=other)
    with as_role("desk"):
        decided(entry, author)
    assert Decision.objects.get().by == author


def test_who_restored_an_older_version_is_an_author_of_what_follows(as_role):
    record = a_record("topic")
    entry, reviewer, restorer = published(record), a_user("reviewer"), a_user("restorer")
    restore([{**record, "title": {"en": "Second"}}])
    save_revision(entry, author=a_user("author"))
    decided(entry, reviewer)
    run(INSERT_VERSION, [str(entry.uuid), "topic", 2, *_text(entry), "approved", ""])
    restore([record])
    save_revision(entry, author=restorer)
    restore([{**record, "summary": {"en": "More"}}])
    save_revision(entry, author=None)
    submitted(entry)
    revision = latest(entry)
    decide = """INSERT INTO archive_decision (revision_id, record_hash, outcome, by_id, made, reason)
        VALUES (%s, %s, 'approved', %s, now(), '')"""
    assert "helped to write" in refused(as_role, "desk", decide, [revision.pk, revision.record_hash, restorer.pk])


def test_what_a_person_wrote_is_not_published_as_seeded(as_role):
    entry = an_entry(a_record("topic"), author=a_user("author"))
    row = [str(entry.uuid), "topic", 1, *_text(entry), "seeded", "says who?"]
    assert "what a person wrote" in refused(as_role, "desk", INSERT_VERSION, row)


def test_what_is_closed_is_not_published_even_if_approved(as_role):
    entry = an_entry(a_record("topic"))
    decided(entry, a_user("reviewer"))
    run("UPDATE archive_progress SET closed_until = clock_timestamp() + interval '1 hour'")
    row = [str(entry.uuid), "topic", 1, *_text(entry), "approved", ""]
    assert "closed until" in refused(as_role, "desk", INSERT_VERSION, row)


def test_only_what_was_submitted_is_decided_on_and_nothing_is_approved_without_a_decision(as_role):
    entry, other = an_entry(a_record("topic")), an_entry(a_record("topic"))
    revision, reviewer = latest(entry), a_user("reviewer")
    decide = """INSERT INTO archive_decision (revision_id, record_hash, outcome, by_id, made, reason)
        VALUES (%s, %s, 'approved', %s, now(), '')"""
    assert "submitted" in refused(as_role, "desk", decide, [revision.pk, revision.record_hash, reviewer.pk])
    submitted(entry)
    assert "nobody has approved" in refused(as_role, "desk", "UPDATE archive_progress SET state = 'approved'")
    foreign = "UPDATE archive_progress SET revision_id = %s"
    assert "another entry" in refused(as_role, "desk", foreign, [latest(other).pk])


def test_the_journal_is_chained_whatever_is_given(as_role):
    an_entry(a_record("topic"))
    insert = """INSERT INTO archive_journalline (number, previous, hash, made, verb, details)
        VALUES (77, 'x', 'y', '2001-01-01', %s, '{}')"""
    with as_role("desk"):
        run(insert, ["first"])
        run(insert, ["second"])
    first, second = JournalLine.objects.order_by("number")
    assert (first.number, second.number, first.previous, second.previous) == (1, 2, "", first.hash)
    assert first.hash != second.hash != "y"
    assert first.made.year > 2001


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("archive_comment", "body = 'Never said'"),
        ("archive_exemption", "until = until + interval '1 year'"),
        ("archive_exemption", "reason = 'Another'"),
    ],
)
def test_what_was_said_stays_as_it_was_said(as_role, table, change):
    entry, user = an_entry(a_record("topic")), a_user("author")
    an_exemption(user)
    Comment.objects.create(entry=entry, revision=latest(entry), body="Said", by=user)
    assert "only its end" in refused(as_role, "desk", f"UPDATE {table} SET {change}")
    assert "never removed" in refused(as_role, "desk", f"DELETE FROM {table}")


def _text(entry):
    revision = latest(entry)
    return revision.record, revision.record_hash


def test_public_numbers_are_neither_changed_nor_freed(as_role):
    published(a_record("topic"))
    for change in ("number = 7", "kind = 'place'", "uuid = gen_random_uuid()", "first_published = now()"):
        message = refused(as_role, "desk", f"UPDATE archive_address SET {change}")
        assert "never changes" in message or "duplicate" in message
    assert "never freed" in refused(as_role, "desk", "DELETE FROM archive_address")
    assert "address_version_exists" in refused(as_role, "desk", "UPDATE archive_address SET version = 9")


def test_only_what_is_published_is_indexed(as_role):
    entry = an_entry(a_record("topic"))
    insert = """INSERT INTO archive_indexrow (uuid, kind, number, version, published, sort_kk, sort_ru, sort_en,
        sort_tr, facets, titles, words) VALUES (%s, 'topic', 1, 1, now(), '', '', '', '', '{}', '', '')"""
    assert "only what is published" in refused(as_role, "desk", insert, [str(entry.uuid)])


def test_kind_and_uuid_are_for_ever(as_role):
    record = a_record("place", parts={"names": [a_row(text="X", language="kk", type="former")]})
    entry, other = an_entry(record), an_entry(a_record("place"))
    assert "kind of an entry" in refused(as_role, "desk", "UPDATE archive_entry SET kind = 'topic'")
    change = "UPDATE archive_entry SET uuid = %s WHERE id = %s"
    assert "UUID" in refused(as_role, "desk", change, [str(uuid.uuid4()), entry.pk])
    move = "UPDATE archive_part SET entry_id = %s"
    assert "never changes its entry" in refused(as_role, "desk", move, [other.pk])


@pytest.mark.parametrize(
    ("table", "values", "constraint"),
    [
        ("archive_agreement", "type = 'pact'", "type_check"),
        ("archive_place", "latitude = 91, longitude = 0", "place_coordinates"),
        ("archive_place", "latitude = 41", "place_coordinates"),
        ("archive_place", "parent_id = entry_ptr_id", "place_not_its_own_parent"),
        ("archive_name", "text = ''", "name_has_text"),
        ("archive_name", "used_lower = '2000-01-01', used_upper = '1999-01-01'", "archive_name_check"),
        ("archive_actor", "words_en = '', words_kk = NULL", "actor_is_named"),
        ("archive_entry", "held_languages = '{de}'", "held_languages_known"),
    ],
)
def test_rules_between_columns_hold_in_the_database(as_role, table, values, constraint):
    rows = {
        "names": [a_row(text="X", language="kk", type="former")],
        "actors": [a_row(role="party", words={"en": "The Government"})],
    }
    an_entry(a_record("place", parts=rows))
    an_entry(a_record("agreement"))
    assert constraint in refused(as_role, "desk", f"UPDATE {table} SET {values}")


def test_what_is_linked_cannot_be_deleted(as_role):
    topic = a_record("topic")
    an_entry(topic)
    an_entry(a_record("event", parts={"topics": [a_row(topic=topic["uuid"])]}))
    message = refused(as_role, "desk", "DELETE FROM archive_topic; SET CONSTRAINTS ALL IMMEDIATE")
    assert "foreign key" in message


def relations_in_the_database() -> list[tuple[str, str]]:
    """(name, sort) of every table, view, sequence and foreign table outside the catalogues."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT c.oid::regclass::text, c.relkind::text
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'v', 'm', 'S', 'f', 'p') AND n.nspname NOT LIKE 'pg\\_%%'
            AND n.nspname <> 'information_schema'"""
        )
        return cursor.fetchall()


def test_a_sweep_over_everything_shows_what_readers_can_reach(as_role):
    everything = relations_in_the_database()
    assert len(everything) > 50
    readable, more = set(), []
    with as_role("public"), connection.cursor() as cursor:
        for name, kind in everything:
            if kind == "S":
                cursor.execute("SELECT has_sequence_privilege(%s, 'USAGE, SELECT, UPDATE')", [name])
                more += [name] if cursor.fetchone()[0] else []
                continue
            cursor.execute(
                """SELECT has_table_privilege(%s, 'SELECT') OR has_any_column_privilege(%s, 'SELECT'),
                has_table_privilege(%s, 'INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')
                OR has_any_column_privilege(%s, 'INSERT, UPDATE, REFERENCES')""",
                [name] * 4,
            )
            can_read, can_write = cursor.fetchone()
            readable |= {name} if can_read else set()
            more += [name] if can_write else []
        cursor.execute(
            """SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
            WHERE n.nspname NOT LIKE 'pg\\_%%' AND n.nspname <> 'information_schema'
            AND has_function_privilege(p.oid, 'EXECUTE')"""
        )
        functions = [name for (name,) in cursor.fetchall()]
        cursor.execute(
            """SELECT has_schema_privilege('public', 'CREATE'),
            has_database_privilege(current_database(), 'CREATE, TEMP')"""
        )
        creates = cursor.fetchone()
    assert readable == PUBLIC_TABLES
    assert more == []
    assert functions == []
    assert creates == (False, False)


@pytest.mark.parametrize(
    "table", ["archive_entry", "archive_part", "archive_revision", "archive_journalline", "auth_user"]
)
def test_readers_are_refused_the_editors_tables(as_role, table):
    assert "permission denied" in refused(as_role, "public", f"SELECT * FROM {table}")


@pytest.mark.parametrize("role", ["desk", "public"])
def test_neither_role_can_switch_a_rule_off(as_role, role):
    assert "must be owner" in refused(as_role, role, "ALTER TABLE archive_revision DISABLE TRIGGER ALL")
    assert "permission denied" in refused(as_role, role, "SET LOCAL session_replication_role = replica")
