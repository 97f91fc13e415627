import pytest

from archive.editorial.models.entry import Entry
from archive.editorial.models.revision import Revision
from archive.editorial.models.seed_load import SeedLoad
from archive.editorial.restore import restore
from archive.editorial.revisions import latest, save_revision
from archive.published.lookup import address_of, current
from archive.published.models.index_row import IndexRow
from archive.published.models.version import Version
from archive.publishing.withdraw import withdraw
from archive.seeding.build import build
from archive.seeding.keys import entry_uuid
from archive.seeding.load import Report, load
from tests.seeding.folders import a_folder, changed

pytestmark = pytest.mark.django_db

ENTRIES = 8


def entry(key):
    return Entry.objects.get(uuid=entry_uuid(key))


def shown(key):
    """What readers see of an entry."""
    return current(address_of(str(entry_uuid(key)))).body


def edited(key, **values):
    """An editor changes the working copy and saves it."""
    record = latest(entry(key)).body | values
    restore([record])
    save_revision(entry(key), author=None, reason="edited")


def test_everything_is_written_and_published(tmp_path):
    folder = a_folder(tmp_path)
    assert load(folder) == Report(created=ENTRIES)
    built = {seed.key: seed for seed in build(folder).seeds}
    assert {key: shown(key) for key in built} == {key: seed.record for key, seed in built.items()}
    assert IndexRow.objects.count() == ENTRIES
    hashes = set(Revision.objects.values_list("record_hash", flat=True))
    assert hashes == {seed.record_hash for seed in built.values()}


def test_the_basis_names_the_file(tmp_path):
    load(a_folder(tmp_path))
    version = Version.objects.get(uuid=entry_uuid("agr-1992-visa"))
    assert (version.version, version.basis, version.basis_note) == (
        1,
        "seeded",
        "Loaded from seeds/agreements.yaml",
    )


def test_loading_again_changes_nothing(tmp_path):
    folder = a_folder(tmp_path)
    load(folder)
    before = (Revision.objects.count(), Version.objects.count(), SeedLoad.objects.get(key="src-list").loaded)
    assert load(folder) == Report(unchanged=ENTRIES)
    assert (
        Revision.objects.count(),
        Version.objects.count(),
        SeedLoad.objects.get(key="src-list").loaded,
    ) == before


def test_loading_again_asks_little(tmp_path, django_assert_max_num_queries):
    folder = a_folder(tmp_path)
    load(folder)
    with django_assert_max_num_queries(8):
        load(folder)


def test_what_changed_in_a_file_is_published_as_the_next_version(tmp_path):
    load(a_folder(tmp_path))
    folder = a_folder(tmp_path, **changed("agreements", "1992-03-02", "1992-03-03"))
    assert load(folder) == Report(updated=1, unchanged=ENTRIES - 1)
    assert shown("agr-1992-visa")["parts"]["actions"][0]["taken"]["edtf"] == "1992-03-03"
    assert Version.objects.filter(uuid=entry_uuid("agr-1992-visa")).count() == 2
    assert load(folder) == Report(unchanged=ENTRIES)


def test_a_new_entry_may_be_referred_to_by_an_old_one(tmp_path):
    load(a_folder(tmp_path))
    topics = "- {key: top-travel, title: {en: Travel}, parent: top-all}\n- {key: top-all, title: {en: All}}\n"
    assert load(a_folder(tmp_path, topics=topics)) == Report(created=1, updated=1, unchanged=ENTRIES - 1)


def test_an_office_may_get_another_key(tmp_path):
    load(a_folder(tmp_path))
    offices = changed("institutions", "key: ambassador", "key: envoy")
    postings = changed("diplomats", "#ambassador", "#envoy")
    report = load(a_folder(tmp_path, **offices, **postings))
    assert report == Report(updated=2, unchanged=ENTRIES - 2)


def test_what_an_editor_changed_is_never_overwritten(tmp_path):
    load(a_folder(tmp_path))
    edited("top-travel", title={"en": "Journeys"})
    folder = a_folder(tmp_path, **changed("topics", "Travel", "Voyages"))
    report = load(folder)
    [conflict] = report.conflicts
    assert (report.updated, report.unchanged) == (0, ENTRIES - 1)
    assert (conflict.key, conflict.file, conflict.public_number) == ("top-travel", "seeds/topics.yaml", "t1")
    assert "an editor has changed it" in conflict.reason
    assert latest(entry("top-travel")).body["title"] == {"en": "Journeys"}
    assert shown("top-travel")["title"] == {"en": "Travel"}
    assert load(folder).conflicts == (conflict,)


def test_an_editors_change_is_no_conflict_while_the_file_stays_the_same(tmp_path):
    folder = a_folder(tmp_path)
    load(folder)
    edited("top-travel", title={"en": "Journeys"})
    assert load(folder) == Report(unchanged=ENTRIES)


def test_a_file_that_follows_the_editor_is_loaded(tmp_path):
    load(a_folder(tmp_path))
    folder = a_folder(tmp_path, **changed("topics", "Travel", "Journeys"))
    [record] = [seed.record for seed in build(folder).seeds if seed.key == "top-travel"]
    edited("top-travel", **record)
    assert load(folder) == Report(updated=1, unchanged=ENTRIES - 1)
    assert shown("top-travel")["title"] == {"en": "Journeys"}


def test_what_an_editor_wrote_for_the_desk_only_is_kept(tmp_path):
    load(a_folder(tmp_path))
    Entry.objects.filter(uuid=entry_uuid("top-travel")).update(internal_note="check this")
    save_revision(entry("top-travel"), author=None)
    assert load(a_folder(tmp_path, **changed("topics", "Travel", "Voyages"))).updated == 1
    assert entry("top-travel").internal_note == "check this"


def test_what_is_withdrawn_stays_withdrawn(tmp_path):
    load(a_folder(tmp_path))
    withdraw(entry("top-travel"), by=None, reason="doubtful")
    report = load(a_folder(tmp_path, **changed("topics", "Travel", "Voyages")))
    assert [(one.key, one.public_number) for one in report.conflicts] == [("top-travel", "t1")]
    assert address_of(str(entry_uuid("top-travel"))).state == "withdrawn"


def test_an_entry_that_vanished_from_the_files_is_reported_and_kept(tmp_path):
    load(a_folder(tmp_path))
    removed = changed("agreements", "  topics: [top-travel]\n", "")
    report = load(a_folder(tmp_path, topics="", **removed))
    assert report == Report(updated=1, unchanged=ENTRIES - 2, vanished=("top-travel",))
    assert shown("top-travel")


def test_what_refers_to_a_part_that_only_a_conflicting_file_has_is_left_out(tmp_path):
    load(a_folder(tmp_path))
    edited("ins-embassy", title={"en": "The Embassy"})
    offices = changed("institutions", "  offices:\n", "  offices:\n    - {key: consul, title: {en: Consul}}\n")
    report = load(a_folder(tmp_path, **offices, **changed("diplomats", "#ambassador", "#consul")))
    assert [one.key for one in report.conflicts] == ["ins-embassy", "per-elshi"]
    assert "no longer there" in report.conflicts[1].reason
    assert report.updated == 0


def test_nothing_is_written_when_a_file_has_faults(tmp_path):
    report = load(a_folder(tmp_path, **changed("topics", "title", "titel")))
    assert report.created == 0
    assert [str(fault.spot) for fault in report.faults] == ["seeds/topics.yaml:1", "seeds/topics.yaml:1"]
    assert not Entry.objects.exists()


def test_progress_is_told(tmp_path):
    told = []
    load(a_folder(tmp_path), progress=lambda *step: told.append(step))
    assert told[0] == ("read", ENTRIES, ENTRIES)
    assert told[-1] == ("indexed", ENTRIES, ENTRIES)
    assert ("published", 3, ENTRIES) in told


def test_the_desk_may_load(tmp_path, as_role):
    with as_role("desk"):
        assert load(a_folder(tmp_path)) == Report(created=ENTRIES)
        assert load(a_folder(tmp_path, **changed("topics", "Travel", "Voyages"))).updated == 1
