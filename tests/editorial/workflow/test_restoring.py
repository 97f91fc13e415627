"""Restoring a revision: a new draft that holds what stood then, held languages and note included."""

import json

import pytest

from archive.editorial.capture import capture
from archive.editorial.models.progress import Progress
from archive.editorial.models.revision import JournalLine, Revision
from archive.editorial.restore import restore
from archive.editorial.revisions import StaleRevision, latest, save_revision
from archive.editorial.workflow.errors import NotAllowed, Refused
from archive.editorial.workflow.restoring import restore_revision
from tests.makers import a_record, a_row, a_user, an_entry, decided, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(db):
    """An entry whose first revision holds Kazakh back and has a name; the second has neither, and another title."""
    name = a_row(text="Pact", language="en", type="short")
    record = a_record("agreement", title={"en": "First"}, parts={"names": [name]})
    held = {"languages": ["kk"], "words": {"title": {"kk": "Бірінші"}}}
    made = an_entry(record, {"note": "Why", "held": held})
    restore([{**record, "title": {"en": "Second"}, "parts": {}}], {record["uuid"]: {}})
    save_revision(made, author=None)
    return made


def test_what_stood_then_stands_again_as_a_new_revision(entry):
    first, editor = Revision.objects.get(entry=entry, number=1), a_user("editor", "editor")
    made = restore_revision(entry, 1, by=editor, expected=2)
    assert (made.number, made.author, made.reason) == (3, editor, "Restored from revision 1")
    assert (made.record_hash, made.internal_hash) == (first.record_hash, first.internal_hash)
    assert capture(entry).internal["held"]["words"] == {"title": {"kk": "Бірінші"}}
    assert JournalLine.objects.get(verb="restore").details == {"revision": 3, "restored": 1}
    assert json.loads(latest(entry).record)["title"] == {"en": "First"}


def test_an_approval_ends_with_it(entry):
    decided(entry, a_user("reviewer", "reviewer"))
    restore_revision(entry, 1, by=a_user("editor", "editor"), expected=2)
    assert Progress.objects.get(pk=entry.pk).state == "draft"


@pytest.mark.parametrize(("number", "expected", "error"), [(1, 1, StaleRevision), (2, 2, Refused), (9, 2, Refused)])
def test_nothing_is_restored_blindly(entry, number, expected, error):
    with pytest.raises(error):
        restore_revision(entry, number, by=a_user("editor", "editor"), expected=expected)
    assert latest(entry).number == 2


def test_who_may_not_change_the_entry_cannot_restore(entry):
    for name, role in (("reviewer", "reviewer"), ("stranger", "contributor"), ("aibek", "translator-kk")):
        with pytest.raises(NotAllowed):
            restore_revision(entry, 1, by=a_user(name, role), expected=2)
    submitted(entry)
    with pytest.raises(NotAllowed):
        restore_revision(entry, 1, by=a_user("editor", "editor"), expected=2)
    assert JournalLine.objects.filter(verb="refused", details__action="restore").count() == 4
    assert capture(entry).record["title"] == {"en": "Second"}
