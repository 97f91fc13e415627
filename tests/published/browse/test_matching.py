"""Sets of the entries that the words of a question find."""

import pytest

from archive.editorial.restore import restore
from archive.editorial.revisions import save_revision
from archive.published.browse.matching import answering
from archive.published.maps.archive_maps import archive_maps
from archive.published.search.asked import asked_of
from archive.publishing.publish import publish
from tests.makers import a_record, published

pytestmark = pytest.mark.django_db


def found(text):
    """How many entries answer."""
    return len(answering(asked_of(text), text, archive_maps()))


def test_a_text_that_changes_no_facet_is_found_by_who_asked_for_it_before():
    record = a_record("event", summary={"en": "On trade"})
    published(record)
    assert (found("trade"), found("visas")) == (1, 0)
    entry = restore([{**record, "summary": {"en": "On visas"}}])[record["uuid"]]
    save_revision(entry, author=None)
    publish(entry, by=None, basis="seeded", note="test")
    assert (found("trade"), found("visas")) == (0, 1)
