"""The law of the record: what is restored and captured again is the same record."""

import pytest
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.editorial.capture import capture
from archive.editorial.models.entry import Entry
from archive.editorial.models.part import Part
from archive.editorial.restore import restore
from archive.primitives.canonical import canonical
from archive.primitives.languages import LANGUAGES
from archive.record.held import split
from archive.record.kinds import KINDS
from archive.record.upgrade import upgrade
from tests.makers import a_record, a_row, an_entry
from tests.record.strategies import PATTERNS, records

pytestmark = pytest.mark.django_db
FIXTURE_LIVES_ON = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@pytest.fixture
def others(db):
    """Entries of every kind, and an office, that generated records may refer to."""
    office = a_row(title={"en": "Ambassador"})
    made = {kind: [an_entry(a_record(kind)).uuid.__str__()] for kind in KINDS if kind != "institution"}
    host = a_record("institution", parts={"offices": [office]})
    an_entry(host)
    return {**made, "institution": [host["uuid"]], "offices": [{"entry": host["uuid"], "part": office["uuid"]}]}


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
@FIXTURE_LIVES_ON
def test_restore_then_capture_gives_the_same_record(kind, others, data):
    languages = data.draw(st.sampled_from(PATTERNS))
    record = data.draw(records(kind, languages, others))
    entry = restore([record])[record["uuid"]]
    assert capture(entry).record == upgrade(record)


@pytest.mark.parametrize("languages", PATTERNS, ids="-".join)
@pytest.mark.parametrize("kind", KINDS)
def test_every_pattern_of_present_languages_comes_back(kind, languages):
    title = {code: f"title {code}" for code in languages} or None
    row = a_row(text="X", language="kk", type="former", **({"note": title} if title else {}))
    record = a_record(kind, title=title, note=title, parts={"names": [row]})
    assert capture(restore([record])[record["uuid"]]).record == record


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
@FIXTURE_LIVES_ON
def test_what_is_held_back_comes_back_in_the_internal_part_only(kind, others, data):
    whole = data.draw(records(kind, LANGUAGES, others))
    held = data.draw(st.lists(st.sampled_from(LANGUAGES), unique=True, min_size=1))
    public, kept_back = split(whole, held)
    if public.get("parts", {}) and any(
        row.get("question", 1) is None for rows in public["parts"].values() for row in rows
    ):
        return
    entry = restore([whole])[whole["uuid"]]
    entry.held_languages = held
    entry.save()
    captured = capture(entry)
    assert captured.record == public
    assert captured.internal == {"held": kept_back}


def test_the_hash_is_the_same_under_every_active_language():
    record = a_record("topic", title={code: code * 3 for code in LANGUAGES}, scope_note={"kk": "ә", "tr": "ı"})
    entry = restore([record])[record["uuid"]]
    texts = set()
    for code in LANGUAGES:
        with translation.override(code):
            fresh = Entry.objects.get(pk=entry.pk)
            fresh.save()
            texts.add(canonical(capture(fresh).record))
    assert texts == {canonical(record)}


def test_restoring_keeps_the_uuids_and_rows_of_parts():
    rows = [a_row(text="Alma-Ata", language="ru", type="former"), a_row(text="Верный", language="ru", type="former")]
    record = a_record("place", parts={"names": rows})
    entry = an_entry(record)
    before = dict(Part.objects.filter(entry=entry).values_list("uuid", "pk"))
    restore([{**record, "parts": {"names": list(reversed(rows))}}])
    assert dict(Part.objects.filter(entry=entry).values_list("uuid", "pk")) == before
    assert [row["text"] for row in capture(entry).record["parts"]["names"]] == ["Верный", "Alma-Ata"]


def test_a_part_that_the_record_lost_is_removed():
    record = a_record("place", parts={"names": [a_row(text="Alma-Ata", language="ru", type="former")]})
    entry = an_entry(record)
    restore([{key: value for key, value in record.items() if key != "parts"}])
    assert "parts" not in capture(entry).record
