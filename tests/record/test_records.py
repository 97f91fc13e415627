"""The laws of records: generated ones are valid, survive their JSON Schema, and lose and regain held languages."""

import copy

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.primitives.canonical import canonical
from archive.primitives.languages import LANGUAGES
from archive.record.diff import diff
from archive.record.held import merge, split
from archive.record.json_schema import json_schema
from archive.record.kinds import KINDS
from archive.record.references import references, targets
from archive.record.served import served
from archive.record.upgrade import UnknownSchema, upgrade
from archive.record.validate import faults
from tests.record.strategies import PATTERNS, a_uuid, records

QUICK = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
STRANGERS = {kind: [a_uuid(), a_uuid()] for kind in KINDS} | {"offices": [{"entry": a_uuid(), "part": a_uuid()}]}


def any_record(data, languages=None):
    """A record of any kind, with references to entries that are not there."""
    kind = data.draw(st.sampled_from(sorted(KINDS)))
    pattern = data.draw(st.sampled_from(PATTERNS)) if languages is None else languages
    return data.draw(records(kind, pattern, STRANGERS))


@given(data=st.data())
@QUICK
def test_a_valid_record_has_no_faults_and_fits_its_json_schema(data):
    record = any_record(data)
    assert faults(record) == []
    jsonschema.Draft202012Validator(json_schema(record["kind"])).validate(record)
    assert canonical(record) == canonical(copy.deepcopy(record))


@given(data=st.data())
@QUICK
def test_what_is_held_back_can_be_put_back_exactly(data):
    record = any_record(data)
    languages = data.draw(st.lists(st.sampled_from(LANGUAGES), unique=True))
    public, held = split(record, languages)
    assert merge(public, held) == record
    shown = canonical(public)
    for code in languages:
        assert f'"{code}":' not in shown


@given(data=st.data())
@QUICK
def test_the_served_record_names_published_entries_only_and_stays_valid(data):
    record = any_record(data)
    named = sorted(targets(record))
    published = set(data.draw(st.lists(st.sampled_from(named)))) if named else set()
    before = canonical(record)
    result = served(record, published)
    assert targets(result) <= published
    assert faults(result) == []
    assert canonical(record) == before
    assert served(result, published) == result
    assert served(record, set(named)) == record


@given(data=st.data())
@QUICK
def test_a_record_does_not_differ_from_itself(data):
    record = any_record(data)
    assert diff(record, copy.deepcopy(record)) == []
    assert upgrade(record) == record


def agreement(**values):
    return {
        "schema": "agreement/1",
        "kind": "agreement",
        "uuid": a_uuid(),
        "type": "treaty",
        "form": "bilateral",
        **values,
    }


def test_a_party_that_is_not_published_takes_its_ratification_along():
    state, other = a_uuid(), a_uuid()
    kz = {"uuid": a_uuid(), "role": "party", "entry": state}
    tr = {"uuid": a_uuid(), "role": "party", "entry": other}
    step = {"uuid": a_uuid(), "type": "ratification", "party": kz["uuid"]}
    both = {"uuid": a_uuid(), "type": "signature"}
    cite = {"uuid": a_uuid(), "source": other, "of": step["uuid"], "function": "supports"}
    record = agreement(parts={"actors": [kz, tr], "actions": [step, both], "citations": [cite]})
    assert served(record, {other})["parts"] == {"actors": [tr], "actions": [both]}


def test_an_actor_named_in_words_stays_without_its_entry():
    actor = {"uuid": a_uuid(), "role": "party", "entry": a_uuid(), "words": {"en": "The Government"}}
    result = served(agreement(parts={"actors": [actor]}), set())
    assert result["parts"]["actors"] == [{key: actor[key] for key in ("uuid", "role", "words")}]


def test_a_posting_keeps_its_title_when_its_office_is_not_published():
    posting = {"uuid": a_uuid(), "office": {"entry": a_uuid(), "part": a_uuid()}, "title": {"en": "Ambassador"}}
    bare = {"uuid": a_uuid(), "office": {"entry": a_uuid(), "part": a_uuid()}}
    step = {"uuid": a_uuid(), "posting": bare["uuid"], "type": "appointed", "date": {"edtf": "1992", "basis": "stated"}}
    record = {
        "schema": "diplomat/1",
        "kind": "diplomat",
        "uuid": a_uuid(),
        "parts": {"postings": [posting, bare], "milestones": [step]},
    }
    assert served(record, set())["parts"] == {"postings": [{"uuid": posting["uuid"], "title": {"en": "Ambassador"}}]}


def test_references_tell_where_they_stand_and_by_what_word():
    state = a_uuid()
    actor = {"uuid": a_uuid(), "role": "party", "entry": state}
    [found] = references(agreement(parts={"actors": [actor]}))
    assert (found.section, found.part, found.field, found.label, found.target) == (
        "actors",
        actor["uuid"],
        "entry",
        "party",
        state,
    )


def test_the_difference_is_by_field_and_language_and_by_part():
    old_row = {"uuid": a_uuid(), "text": "Alma-Ata", "language": "ru", "type": "former"}
    new_row = {"uuid": a_uuid(), "text": "Almatı", "language": "tr", "type": "alternative"}
    old = agreement(title={"en": "A treaty", "kk": "Шарт"}, parts={"names": [old_row]})
    new = {
        **old,
        "title": {"en": "The treaty", "tr": "Antlaşma"},
        "parts": {"names": [new_row, {**old_row, "type": "older-spelling"}]},
    }
    found = {(change.what, change.section, change.part, change.field, change.language) for change in diff(old, new)}
    assert found == {
        ("changed", "", None, "title", "en"),
        ("removed", "", None, "title", "kk"),
        ("added", "", None, "title", "tr"),
        ("added", "names", new_row["uuid"], "", None),
        ("changed", "names", old_row["uuid"], "type", None),
    }


def test_parts_that_change_places_are_moved():
    rows = [{"uuid": a_uuid(), "text": text, "language": "ru", "type": "former"} for text in "AB"]
    old = agreement(parts={"names": rows})
    new = {**old, "parts": {"names": list(reversed(rows))}}
    assert {change.what for change in diff(old, new)} == {"moved"}


def test_different_entries_are_not_compared():
    with pytest.raises(ValueError, match="one entry"):
        diff(agreement(), agreement())


@pytest.mark.parametrize(
    ("values", "path"),
    [
        ({"titel": {"en": "x"}}, "titel"),
        ({"title": {"de": "x"}}, "title"),
        ({"title": {"en": " x"}}, "title"),
        ({"title": {}}, "title"),
        ({"type": "pact"}, "type"),
        ({"stated_count": "15"}, "stated_count"),
        ({"prevailing_language": "Kazakh language"}, "prevailing_language"),
        ({"uuid": "a42"}, "uuid"),
        ({"schema": "agreement/9"}, "schema"),
        ({"parts": {"postings": [{"uuid": a_uuid()}]}}, "parts/postings"),
        ({"parts": {"actions": [{"uuid": a_uuid()}]}}, "parts/actions/0/type"),
        ({"parts": {"actions": [{"uuid": a_uuid(), "type": "signature", "party": a_uuid()}]}}, "parts/actions/0/party"),
        ({"parts": {"actors": [{"uuid": a_uuid(), "role": "party"}]}}, "parts/actors/0"),
        (
            {
                "parts": {
                    "actions": [
                        {"uuid": a_uuid(), "type": "signature", "taken": {"edtf": "1992-13", "basis": "stated"}}
                    ]
                }
            },
            "parts/actions/0/taken",
        ),
    ],
)
def test_a_fault_is_named_by_its_path(values, path):
    assert path in [fault.path for fault in faults(agreement(**values))]


@pytest.mark.parametrize("schema", ["agreement/0", "agreement/2", "treaty/1", "agreement", ""])
def test_a_record_of_an_unknown_schema_is_refused(schema):
    with pytest.raises(UnknownSchema):
        upgrade(agreement(schema=schema))


def test_every_vital_reference_and_every_identity_names_a_field():
    for kind in KINDS.values():
        for part in kind.parts:
            assert {*part.identity, *part.any_of} <= {field.name for field in part.fields}, (kind.name, part.name)


DISPUTE = {"uuid": a_uuid(), "question": {"en": "When?"}, "status": "open"}


@pytest.mark.parametrize(
    ("section", "row", "path"),
    [
        ("claims", {"dispute": DISPUTE["uuid"], "value": "soon", "value_type": "edtf"}, "parts/claims/0/value"),
        ("claims", {"dispute": DISPUTE["uuid"], "value": "1,5", "value_type": "quantity"}, "parts/claims/0/value"),
        ("claims", {"dispute": DISPUTE["uuid"], "value": "1992"}, "parts/claims/0/value_type"),
        ("disputes", {"question": {"en": "Who?"}, "status": "resolved"}, "parts/disputes/0/resolution"),
    ],
)
def test_rules_between_the_fields_of_a_row_are_kept(section, row, path):
    parts = {"disputes": [DISPUTE], section: [{"uuid": a_uuid(), **row}]}
    if section == "disputes":
        parts = {section: parts[section]}
    assert path in [fault.path for fault in faults(agreement(parts=parts))]


def test_figures_and_coordinates_must_make_sense():
    figure = {"uuid": a_uuid(), "low": "2", "high": "1.5", "precision": "range", "nature": "observed"}
    indicator = {"schema": "indicator/1", "kind": "indicator", "uuid": a_uuid(), "parts": {"figures": [figure]}}
    assert "parts/figures/0/low" in [fault.path for fault in faults(indicator)]
    place = {"schema": "place/1", "kind": "place", "uuid": a_uuid(), "type": "city", "latitude": "91"}
    assert [fault.path for fault in faults(place)] == ["latitude", "latitude"]
