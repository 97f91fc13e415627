"""Common lexemes have sets of the entries that have them, kept right by whoever publishes."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.editorial.restore import restore
from archive.editorial.revisions import save_revision
from archive.published.maps.archive_maps import archive_maps
from archive.published.models.facet_map import FacetMap
from archive.published.models.version import Address
from archive.publishing import common_words
from archive.publishing.common_words import stored_common
from archive.publishing.index import reindex_with_referrers
from archive.publishing.map_building import build_maps
from archive.publishing.publish import publish
from archive.publishing.republish import republish
from archive.publishing.withdraw import withdraw
from tests.makers import a_record, published
from tests.published.maps.reference import lexemes_of, stored_words, wanted_words

pytestmark = pytest.mark.django_db
TEXTS = ["visas and trade", "visas and culture", "visas", "O'Neill talks", "trade", "a visit"]


@pytest.fixture
def entries(monkeypatch):
    """Six entries; a lexeme is common that a third of them have."""
    monkeypatch.setattr(common_words, "FEWEST", len(TEXTS))
    monkeypatch.setattr(common_words, "ONE_OF", 3)
    found = [published(a_record("event", title={"en": text}), index=False) for text in TEXTS]
    reindex_with_referrers(entry.uuid for entry in found)
    build_maps()
    return found


def test_a_lexeme_is_common_that_enough_entries_have(entries):
    assert stored_common() == lexemes_of(2)
    assert {"=visas", "=trade"} <= stored_common()
    assert "=culture" not in stored_common()
    assert stored_words() == wanted_words()


def test_of_a_small_archive_no_lexeme_is_common(entries, monkeypatch):
    monkeypatch.setattr(common_words, "FEWEST", len(TEXTS) + 1)
    build_maps()
    assert (stored_common(), stored_words()) == (frozenset(), {})


def test_any_lexeme_may_be_common(entries, monkeypatch):
    monkeypatch.setattr(common_words, "ONE_OF", 1_000)
    build_maps()
    assert stored_common() == lexemes_of(1)
    assert stored_words() == wanted_words()


def test_a_sample_finds_them_in_a_large_archive(entries, monkeypatch):
    monkeypatch.setattr(common_words, "SAMPLE", 3)
    build_maps()
    assert stored_common() <= lexemes_of(2)
    assert stored_words() == wanted_words()


def test_publishing_withdrawing_and_merging_keep_the_sets_right(entries):
    trade = len(stored_words()["=trade"])
    new = published(a_record("event", title={"en": "More trade"}))
    assert len(stored_words()["=trade"]) == trade + 1
    withdraw(new, by=None, reason="Mistaken.")
    assert len(stored_words()["=trade"]) == trade
    republish(new, by=None, reason="Not mistaken.")
    assert stored_words() == wanted_words()
    record = a_record("event", uuid=str(new.uuid), title={"en": "More visas"})
    save_revision(restore([record])[record["uuid"]], author=None)
    publish(type(new).objects.get(pk=new.pk), by=None, basis="seeded", note="test")
    assert len(stored_words()["=trade"]) == trade
    assert stored_words() == wanted_words()
    Address.objects.filter(uuid=new.uuid).update(state="merged", replaced_by=entries[0].uuid)
    reindex_with_referrers([new.uuid])
    assert stored_words() == wanted_words()


def test_which_lexemes_are_common_is_decided_when_all_sets_are_built_anew(entries):
    for _time in range(3):
        published(a_record("event", title={"en": "Culture"}))
    assert "=culture" not in stored_common()
    call_command("rebuild_index", sets_only=True, verbosity=0)
    assert "=culture" in stored_common()
    assert stored_words() == wanted_words()


def test_a_change_writes_only_the_lexemes_that_it_touches(entries):
    stamp = archive_maps().stamp
    published(a_record("event", title={"en": "Trade"}))
    touched = {row.name for row in FacetMap.objects.filter(stamp__gt=stamp)}
    assert "#word:0:=trade" in touched
    assert "#word:0:=visas" not in touched
    assert "#common" not in touched


def test_without_common_lexemes_publishing_asks_for_nobodys_words():
    published(a_record("event"))
    with CaptureQueriesContext(connection) as captured:
        published(a_record("event"))
    asked = [query["sql"] for query in captured.captured_queries]
    assert not any("tsvector_to_array" in sql for sql in asked)
    assert len([sql for sql in asked if "#common" in sql]) == 1


def test_readers_load_no_set_of_a_lexeme(entries):
    with CaptureQueriesContext(connection) as captured:
        archive = archive_maps()
    [query] = captured.captured_queries
    with connection.cursor() as cursor:
        cursor.execute(query["sql"])
        read = {row[0] for row in cursor.fetchall()}
    assert "#all" in read
    assert not any(name.startswith("#word:") for name in read)
    assert archive.common == stored_common()
    assert not any(name.startswith("#word") for name in archive.values)


def test_the_settings_that_the_building_needs_do_not_outlive_it(entries):
    asked = "SELECT current_setting('enable_seqscan'), current_setting('work_mem')"
    with connection.cursor() as cursor:
        cursor.execute(asked)
        before = cursor.fetchone()
        build_maps()
        cursor.execute(asked)
        assert cursor.fetchone() == before
