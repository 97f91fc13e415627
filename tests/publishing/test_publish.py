"""Publishing, withdrawing and showing again: together or not at all."""

import json

import pytest

from archive.editorial.models.revision import JournalLine, Revision
from archive.editorial.restore import restore
from archive.editorial.revisions import StaleRevision, save_revision
from archive.published.lookup import current, find, links_around
from archive.published.models.index_row import IndexRow, Link
from archive.published.models.version import Address, Version
from archive.published.resolver import Resolver
from archive.publishing.errors import PublishingError
from archive.publishing.publish import publish
from archive.publishing.republish import republish
from archive.publishing.withdraw import withdraw
from tests.makers import a_record, a_row, a_user, an_entry, decided, published

pytestmark = pytest.mark.django_db


def edited(record: dict, **values) -> dict:
    """The record with other values, written and saved as a revision."""
    changed = {**record, **values}
    save_revision(restore([changed])[record["uuid"]], author=None)
    return changed


def test_the_first_publication_allots_the_number_and_version_one():
    record = a_record("agreement")
    entry = published(record)
    address = find("agreement", 1)
    assert (str(address.uuid), address.public_number, address.state, address.version) == (
        record["uuid"],
        "a1",
        "published",
        1,
    )
    assert json.loads(current(address).record) == record
    assert IndexRow.objects.get(uuid=entry.uuid).number == 1
    assert JournalLine.objects.get(entry_uuid=entry.uuid).verb == "publish"


def test_drafts_leave_no_gaps_in_the_numbers():
    an_entry(a_record("topic"))
    published(a_record("topic"))
    an_entry(a_record("topic"))
    published(a_record("topic"))
    assert sorted(Address.objects.values_list("number", flat=True)) == [1, 2]


def test_a_draft_over_a_published_entry_changes_nothing_for_readers():
    record = a_record("event", title={"en": "A visit"})
    entry = published(record)
    edited(record, title={"en": "Another visit"})
    assert current(find("event", 1)).body["title"] == {"en": "A visit"}
    publish(entry, by=None, basis="seeded", note="test")
    assert current(find("event", 1)).body["title"] == {"en": "Another visit"}
    assert [version.version for version in Version.objects.filter(uuid=entry.uuid)] == [1, 2]


def test_saving_without_a_change_makes_no_revision():
    entry = an_entry(a_record("place"))
    assert save_revision(entry, author=None).number == 1
    assert Revision.objects.filter(entry=entry).count() == 1


def test_a_change_of_the_internal_note_makes_a_revision_but_nothing_to_publish():
    entry = published(a_record("place"))
    entry.internal_note = "Ask the ministry."
    entry.save()
    assert save_revision(entry, author=None).number == 2
    with pytest.raises(PublishingError, match="Nothing has changed"):
        publish(entry, by=None, basis="seeded", note="test")


@pytest.mark.parametrize("expected", [0, 2])
def test_a_writer_who_did_not_start_from_the_newest_revision_is_refused(expected):
    entry = an_entry(a_record("place"))
    with pytest.raises(StaleRevision) as refusal:
        save_revision(entry, author=None, expected=expected)
    assert refusal.value.latest.number == 1


def test_publishing_needs_a_basis():
    entry = an_entry(a_record("topic"))
    for basis, note in [("approved", ""), ("exception", " "), ("because", "I say so")]:
        with pytest.raises(PublishingError):
            publish(entry, by=None, basis=basis, note=note)
    assert not Address.objects.exists()


def test_an_approved_revision_is_published_as_approved():
    entry = an_entry(a_record("topic"), author=a_user())
    reviewer = a_user("reviewer")
    decided(entry, reviewer)
    assert publish(entry, by=reviewer, basis="approved").basis == "approved"


def test_an_entry_without_a_title_is_not_published():
    entry = an_entry(a_record("topic", title=None))
    with pytest.raises(PublishingError, match="no title"):
        publish(entry, by=None, basis="seeded", note="test")


def test_a_failure_while_indexing_leaves_nothing_behind(monkeypatch):
    entry = an_entry(a_record("topic"))

    def broken(record, around):
        raise RuntimeError("facets")

    monkeypatch.setattr("archive.publishing.index.facets_of", broken)
    with pytest.raises(RuntimeError):
        publish(entry, by=None, basis="seeded", note="test")
    assert not Version.objects.exists()
    assert not Address.objects.exists()
    assert not JournalLine.objects.exists()
    assert not IndexRow.objects.exists()


def test_withdrawal_leaves_a_tombstone_and_no_row_to_find():
    entry = published(a_record("topic"))
    withdraw(entry, by=None, reason="Published by mistake.")
    address = find("topic", 1)
    assert (address.state, address.reason) == ("withdrawn", "Published by mistake.")
    assert not IndexRow.objects.exists()
    assert entry.uuid.__str__() not in Resolver.of([entry.uuid])
    with pytest.raises(PublishingError):
        publish(entry, by=None, basis="seeded", note="test")
    with pytest.raises(PublishingError):
        withdraw(entry, by=None, reason="again")


def test_what_is_shown_again_has_its_old_number_and_version():
    entry = published(a_record("topic"))
    withdraw(entry, by=None, reason="A mistake.")
    republish(entry, by=None, reason="It was none.")
    address = find("topic", 1)
    assert (address.state, address.version, address.reason) == ("published", 1, "")
    assert IndexRow.objects.filter(uuid=entry.uuid).exists()
    assert [line.verb for line in JournalLine.objects.order_by("id")] == ["publish", "withdraw", "republish"]


def test_links_appear_with_their_target_and_go_with_it():
    person = a_record("diplomat")
    agreement = a_record(
        "agreement", parts={"actors": [a_row(role="signatory", entry=person["uuid"], words={"en": "N."})]}
    )
    entry = an_entry(person)
    published(agreement)
    assert Link.objects.filter(target=person["uuid"], shown=False).exists()
    assert not any(facet.endswith(person["uuid"]) for facet in IndexRow.objects.get(kind="agreement").facets)
    publish(entry, by=None, basis="seeded", note="test")
    [link], _ = links_around(person)
    assert (link.subject, link.section, link.label) == (agreement["uuid"], "actors", "signatory")
    withdraw(entry, by=None, reason="A mistake.")
    assert links_around(person) == ([], [])
    assert not any(facet.endswith(person["uuid"]) for facet in IndexRow.objects.get(kind="agreement").facets)


def test_a_title_held_back_is_neither_published_nor_indexed():
    record = a_record("topic", title={"en": "Trade", "tr": "Ticaret"})
    entry = restore([record])[record["uuid"]]
    entry.held_languages = ["tr"]
    entry.save()
    save_revision(entry, author=None)
    publish(entry, by=None, basis="seeded", note="test")
    assert "Ticaret" not in current(find("topic", 1)).record
    assert "ticaret" not in str(IndexRow.objects.values_list("titles", "sort_tr").get())


def test_a_resolver_asks_once_for_all(django_assert_num_queries):
    uuids = [published(a_record("topic")).uuid for _ in range(3)]
    with django_assert_num_queries(1):
        assert len(Resolver.of(uuids)) == 3
    with django_assert_num_queries(0):
        assert len(Resolver.of([])) == 0
