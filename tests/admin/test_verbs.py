"""Every act that the code writes into the journal has words at the desk, in its lists and in histories."""

import ast
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation

from archive.admin.verbs import VERBS, verb_in_words
from archive.editorial.journal import note
from archive.editorial.models.revision import JournalLine
from archive.editorial.workflow.accounts import GIVEN, TAKEN
from archive.editorial.workflow.errors import NotAllowed
from archive.editorial.workflow.transition import TRANSITIONS, perform
from archive.publishing.due import VERBS as DUE
from tests.admin.desk import address, desk_client
from tests.makers import a_record, a_user, an_entry, decided

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
    assert sorted((known | set(TRANSITIONS.names())) - set(VERBS)) == []


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


@pytest.mark.django_db
def test_the_journal_says_what_was_done_and_of_a_refusal_what_was_to_be_done():
    entry = an_entry(a_record("topic"))
    note("publish", entry.uuid, None, revision=1)
    note("refused", entry.uuid, None, action="publish", why="Your role does not allow this.")
    page = desk_client().get("/admin/archive/journalline/").content.decode()
    assert ">Published<" in page
    assert "why: Your role does not allow this; action: Publish<" in page


@pytest.mark.django_db
def test_why_something_was_refused_is_told_in_the_language_of_whoever_reads():
    entry = an_entry(a_record("topic"))
    with translation.override("tr"), pytest.raises(NotAllowed) as refused:
        perform("publish", entry, by=a_user("Aslı", "publisher"), expected=1)
    assert "“taslak”" in str(refused.value)
    client = desk_client()
    sentence = "This is not possible while the entry is in the state “draft”."
    assert sentence in client.get(address(entry, "history")).content.decode()
    assert f"why: {sentence[:-1]}; action: Publish<" in client.get("/admin/archive/journalline/").content.decode()
    client.post("/admin/archive/entry/language/", {"language": "kk"})
    for page in (address(entry, "history"), "/admin/archive/journalline/"):
        text = client.get(page).content.decode()
        assert "Жазба «жоба» күйінде тұрғанда бұлай ету мүмкін емес" in text


@pytest.mark.django_db
def test_a_line_is_called_by_its_number_and_what_was_done():
    entry = an_entry(a_record("topic", title={"en": "Trade"}))
    note("approve", entry.uuid, None, revision=1)
    line = JournalLine.objects.get()
    page = desk_client().get(f"/admin/archive/journalline/{line.pk}/change/").content.decode()
    assert f"<h2>{line.number}. Approved</h2>" in page
    assert f"approve {entry.uuid}" not in page
    assert "Hash of the line before" in page
    assert "historylink" not in page, "what nobody changes has no history"


@pytest.mark.django_db
def test_what_is_about_a_revision_names_its_entry():
    entry = an_entry(a_record("topic", title={"en": "Trade"}))
    decision = decided(entry, a_user("judge", "reviewer"))
    client = desk_client()
    assert "Trade, revision 1" in client.get("/admin/archive/decision/").content.decode()
    for table, key in (("decision", decision.pk), ("revision", decision.revision_id)):
        page = client.get(f"/admin/archive/{table}/{key}/change/").content.decode()
        assert "<h2>Trade, revision 1</h2>" in page
