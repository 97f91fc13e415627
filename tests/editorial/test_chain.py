"""The chain of the journal: what was written verifies, and whatever was done to it is named with its place."""

import uuid

import pytest
from django.core.management import call_command
from django.db import connection

from archive.editorial.chain import CHANGED, INSERTED, MISSING, OUT_OF_ORDER, Fault, verify
from archive.editorial.journal import note
from archive.editorial.models.revision import JournalLine
from tests.makers import a_user

pytestmark = pytest.mark.django_db

SHIFT = "UPDATE archive_journalline SET number = -number WHERE number >= {0};"
BACK = "UPDATE archive_journalline SET number = -number {1} WHERE number < 0"
RENUMBER = SHIFT + BACK
COPY = """INSERT INTO archive_journalline (number, previous, hash, made, by_id, verb, entry_uuid, details)
SELECT {}, {}, {}, made, by_id, 'forged', entry_uuid, details FROM archive_journalline WHERE number = {}"""


@pytest.fixture
def journal():
    """Seven lines of every sort: with and without a user, an entry, details in several scripts."""
    user = a_user("Әлия")
    for number in range(7):
        details = {"reason": "Күні «түзетілді»\n– ğİı 🙂", "revision": number, "nested": {"b": [1.5, None], "a": True}}
        note("publish", uuid.uuid4() if number % 2 else None, user if number % 3 else None, **details)


def tamper(*statements: str) -> None:
    """As the owner of the table, with its triggers disabled."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE archive_journalline DISABLE TRIGGER USER")
        for statement in statements:
            cursor.execute(statement)
        cursor.execute("ALTER TABLE archive_journalline ENABLE TRIGGER USER")


def test_what_the_database_wrote_verifies(journal):
    report = verify()
    assert (report.count, report.fault) == (7, None)
    assert report.head == JournalLine.objects.get(number=7).hash


def test_an_empty_journal_is_whole():
    assert (verify().count, verify().head, verify().fault) == (0, "", None)


@pytest.mark.parametrize(
    ("statements", "number", "what"),
    [
        (["UPDATE archive_journalline SET verb = 'withdraw' WHERE number = 3"], 3, CHANGED),
        (["UPDATE archive_journalline SET by_id = NULL WHERE number = 5"], 5, CHANGED),
        (["UPDATE archive_journalline SET made = made + interval '1 microsecond' WHERE number = 1"], 1, CHANGED),
        (["UPDATE archive_journalline SET details = details || '{\"revision\": 9}' WHERE number = 7"], 7, CHANGED),
        (["UPDATE archive_journalline SET hash = repeat('0', 64) WHERE number = 4"], 4, CHANGED),
        (["UPDATE archive_journalline SET previous = repeat('0', 64) WHERE number = 4"], 4, CHANGED),
        (["DELETE FROM archive_journalline WHERE number = 1"], 1, MISSING),
        (["DELETE FROM archive_journalline WHERE number = 4"], 4, MISSING),
        (["DELETE FROM archive_journalline WHERE number = 4", RENUMBER.format(5, "- 1")], 4, MISSING),
        ([RENUMBER.format(3, "+ 1"), COPY.format(3, "previous", "hash", 2)], 3, INSERTED),
        ([COPY.format(0, "''", "hash", 2)], 0, INSERTED),
        (["UPDATE archive_journalline SET number = CASE number WHEN 2 THEN -6 ELSE -2 END WHERE number IN (2, 6)",
          "UPDATE archive_journalline SET number = -number WHERE number < 0"], 2, OUT_OF_ORDER),
        (["UPDATE archive_journalline SET number = CASE number WHEN 3 THEN -4 ELSE -3 END WHERE number IN (3, 4)",
          "UPDATE archive_journalline SET number = -number WHERE number < 0"], 3, OUT_OF_ORDER),
        (["UPDATE archive_journalline l SET verb = 'x' WHERE number = 2",
          "UPDATE archive_journalline l SET hash = archive_journal_hash(l) WHERE number = 2"], 3, OUT_OF_ORDER),
    ],
)  # fmt: skip
def test_the_first_broken_link_is_named(journal, statements, number, what):
    tamper(*statements)
    assert verify().fault == Fault(number, what)


def test_a_line_put_in_with_a_right_hash_is_found_by_the_line_after_it(journal):
    hashed = "UPDATE archive_journalline l SET hash = archive_journal_hash(l) WHERE number = 3"
    place = "(SELECT hash FROM archive_journalline WHERE number = 2)"
    tamper(RENUMBER.format(3, "+ 1"), COPY.format(3, place, "hash", 2), hashed)
    assert verify().fault == Fault(4, INSERTED)


def test_lines_cut_off_at_the_end_are_found_by_the_hash_that_was_noted(journal):
    noted = verify().head
    note("publish", None, None)
    assert verify(noted).fault is None
    tamper("DELETE FROM archive_journalline WHERE number >= 7")
    assert verify().fault is None
    assert verify(noted).fault == Fault(7, MISSING)


def test_the_command_tells_what_to_note_and_ends_with_1_if_the_chain_is_broken(journal, capsys):
    call_command("verify_journal", "--note")
    said = capsys.readouterr().out
    assert "7 lines" in said
    assert JournalLine.objects.get(number=7).hash in said
    assert JournalLine.objects.get(number=8).verb == "journal-verified"
    tamper("UPDATE archive_journalline SET verb = 'x' WHERE number = 5")
    with pytest.raises(SystemExit) as end:
        call_command("verify_journal", "--note")
    assert end.value.code == 1
    assert "line 5: changed" in capsys.readouterr().out
    assert JournalLine.objects.get(number=9).details["line"] == 5


def test_the_desk_may_verify_what_it_may_not_change(journal, as_role):
    with as_role("desk"):
        assert verify().fault is None


def test_long_journals_are_streamed(journal, django_assert_num_queries):
    with django_assert_num_queries(1):
        verify()
