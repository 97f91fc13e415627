"""Every act that the code writes into the journal has words at the desk, in its lists and in histories."""

import ast
from pathlib import Path

import pytest
from django.conf import settings

from archive.admin.verbs import VERBS, verb_in_words
from archive.editorial.journal import note
from archive.editorial.workflow.accounts import GIVEN, TAKEN
from archive.editorial.workflow.transition import TRANSITIONS
from archive.publishing.due import VERBS as DUE
from tests.admin.desk import address, desk_client
from tests.makers import a_record, an_entry

WRITERS = ("note", "journal_note")


def noted() -> set[str]:
    """The verbs that stand as words in calls that write to the journal, both sides of a choice included."""
    found = set()
    for path in (Path(settings.BASE_DIR) / "archive").rglob("*.py"):
        if "published" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in WRITERS and node.args:
                words = (one.value for one in ast.walk(node.args[0]) if isinstance(one, ast.Constant))
                found |= {word for word in words if isinstance(word, str) and not word.endswith("-")}
    return found - {"-failed"}


def test_every_verb_of_the_journal_has_words():
    made = {GIVEN, TAKEN} | {f"due-{verb}{end}" for verb in DUE for end in ("", "-failed")}
    known = noted() | made
    assert {"refused", "share", "comment", "publish", "journal-broken", "account-deactivated"} <= known
    assert sorted(verb for verb in known if verb not in VERBS and verb not in TRANSITIONS) == []


@pytest.mark.django_db
def test_a_history_says_in_words_what_was_shared_and_kept_as_scheduled():
    entry = an_entry(a_record("topic"))
    for verb in ("share", "due-publish"):
        note(verb, entry.uuid, None)
    page = desk_client().get(address(entry, "history")).content.decode()
    assert "<b>Preview shared</b>" in page
    assert "<b>Published as scheduled</b>" in page


@pytest.mark.django_db
def test_the_journal_speaks_of_moments_in_the_zone_of_the_desk_and_shortens_hashes():
    entry = an_entry(a_record("topic"))
    note("schedule", entry.uuid, None, at="2027-03-02T05:00:00+00:00", hash="0123456789abcdef")
    page = desk_client().get("/admin/archive/journalline/").content.decode()
    assert "moment: 2027-03-02 10:00" in page
    assert "hash: 01234567" in page
    assert "0123456789" not in page
    assert verb_in_words("unheard-of") == "unheard-of"
