"""Submitting: what goes to a reviewer, and what does not."""

import pytest

from archive.editorial.models.entry import Entry
from archive.editorial.restore import restore
from archive.editorial.revisions import latest, save_revision
from archive.editorial.workflow.errors import Refused
from archive.editorial.workflow.progress import progress_of
from archive.editorial.workflow.transition import perform
from archive.publishing import transitions as _all  # noqa: F401 – makes every transition known
from tests.makers import a_record, a_user, published

pytestmark = pytest.mark.django_db


def test_what_readers_see_already_is_not_submitted():
    """Its authors could not be told from others: nobody has written anything since the last publication."""
    editor, record = a_user("editor", "editor"), a_record("event", title={"en": "A visit"})
    entry = published(record)
    with pytest.raises(Refused, match="nothing to review"):
        perform("submit", entry, by=editor, expected=latest(entry).number, reason="As every day")
    assert progress_of(entry).state == "draft"


def test_what_was_changed_and_changed_back_is_not_submitted():
    editor, record = a_user("editor", "editor"), a_record("event", title={"en": "A visit"})
    entry = published(record)
    for title in ("Two visits", "A visit"):
        restore([{**record, "title": {"en": title}}])
        save_revision(Entry.objects.get(pk=entry.pk), author=editor)
    with pytest.raises(Refused, match="nothing to review"):
        perform("submit", entry, by=editor, expected=3, reason="Changed back")
    restore([{**record, "title": {"en": "Three visits"}}])
    save_revision(Entry.objects.get(pk=entry.pk), author=editor)
    perform("submit", entry, by=editor, expected=4, reason="Counted anew")
    assert progress_of(entry).state == "submitted"
