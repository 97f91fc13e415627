import tempfile
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.record.validate import faults as record_faults
from archive.seeding.build import build
from archive.seeding.keys import entry_uuid, part_uuid
from tests.seeding.folders import GOOD, a_folder, changed


def records(folder):
    built = build(folder)
    assert built.faults == []
    return {seed.key: seed.record for seed in built.seeds}


def faults(folder):
    built = build(folder)
    assert not (built.faults and built.seeds)
    return [str(fault) for fault in built.faults]


@pytest.fixture
def good(tmp_path):
    return records(a_folder(tmp_path))


def test_every_entry_becomes_a_valid_record(good):
    assert set(good) == {
        "agr-1992-visa",
        "per-elshi",
        "state-kz",
        "ins-embassy",
        "plc-kazakhstan",
        "plc-almaty",
        "src-list",
        "top-travel",
    }
    assert {key: record_faults(record) for key, record in good.items()} == dict.fromkeys(good, [])


def test_an_entry_is_known_by_its_keys(good):
    assert good["agr-1992-visa"]["uuid"] == str(entry_uuid("agr-1992-visa"))
    assert good["agr-1992-visa"]["source_keys"] == ["agr-1992-visa", "agr-visa"]


def test_what_the_record_needs_and_the_file_leaves_out_is_filled_in(good):
    agreement = good["agr-1992-visa"]
    assert agreement["form"] == "bilateral"
    assert {row["function"] for row in agreement["parts"]["citations"]} == {"supports"}


def test_dates_keep_their_basis(good):
    signature, ratification = good["agr-1992-visa"]["parts"]["actions"]
    assert signature["taken"] == {"edtf": "1992-03-02", "basis": "stated"}
    assert ratification["taken"] == {"edtf": "1993-04", "basis": "inferred", "how": "from the gazette"}


def test_rows_of_rows_point_at_the_row_they_are_written_in(good):
    parts = good["per-elshi"]["parts"]
    [posting], milestones, [citation] = parts["postings"], parts["milestones"], parts["citations"]
    assert {row["posting"] for row in milestones} == {posting["uuid"]}
    assert citation["of"] == milestones[1]["uuid"]
    assert posting["source_keys"] == ["per-elshi-post"]


def test_local_keys_and_offices_are_found(good):
    kz, tr, signatory = good["agr-1992-visa"]["parts"]["actors"]
    assert signatory["behalf"] == kz["uuid"] == part_uuid("agr-1992-visa", "actors", "kz")
    assert good["agr-1992-visa"]["parts"]["actions"][1]["party"] == tr["uuid"]
    office = good["ins-embassy"]["parts"]["offices"][0]["uuid"]
    assert good["per-elshi"]["parts"]["postings"][0]["office"] == {
        "entry": good["ins-embassy"]["uuid"],
        "part": office,
    }


def test_a_key_shared_by_two_kinds_means_the_one_that_the_field_allows(good):
    assert good["plc-almaty"]["parent"] == good["plc-kazakhstan"]["uuid"]


def test_a_key_shared_by_two_kinds_is_refused_where_both_are_allowed(tmp_path):
    folder = a_folder(tmp_path, **changed("agreements", "entry: state-kz", "entry: pla-kazakhstan"))
    message = "'pla-kazakhstan' names several entries; write plc-kazakhstan or state-kz"
    assert faults(folder) == [f"seeds/agreements.yaml:10: {message}"]


def test_numbers_are_written_in_one_way(good):
    assert (good["plc-almaty"]["latitude"], good["plc-almaty"]["longitude"]) == ("43.238", "76.945")


def test_supplied_languages_become_translation_states(good):
    agreement = good["agr-1992-visa"]["parts"]
    turkey = agreement["actors"][1]["uuid"]
    states = {(row.get("of"), row["path"], row["language"]): row["state"] for row in agreement["translations"]}
    assert states == {
        (None, "title", "en"): "source",
        (None, "title", "kk"): "supplied",
        (turkey, "words", "en"): "source",
        (turkey, "words", "ru"): "supplied",
    }


def test_equal_rows_are_told_apart(tmp_path):
    folder = a_folder(tmp_path, topics="- {key: top-travel, title: {en: T}, cite: [src-list, src-list]}\n")
    first, second = records(folder)["top-travel"]["parts"]["citations"]
    assert first["uuid"] != second["uuid"]
    assert {**first, "uuid": None} == {**second, "uuid": None}


def test_texts_are_cleaned_silently(tmp_path):
    folder = a_folder(tmp_path, topics='- {key: top-travel, title: {en: "  Cafe\\u0301  "}}\n')
    assert records(folder)["top-travel"]["title"] == {"en": "Café"}


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_the_order_of_entries_does_not_matter(data):
    with tempfile.TemporaryDirectory() as at:
        expected = {seed.key: seed.record_hash for seed in build(a_folder(Path(at))).seeds}
        shuffled = {}
        for name, text in GOOD.items():
            entries = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 -- texts only
            order = data.draw(st.permutations(entries))
            shuffled[name.removesuffix(".yaml")] = yaml.safe_dump(order, default_style='"', sort_keys=True)
        found = {seed.key: seed.record_hash for seed in build(a_folder(Path(at), **shuffled)).seeds}
        assert found == expected


AGREEMENT_FAULTS = [
    (
        "type: exchange-of-notes",
        "type: notes",
        5,
        "unknown type: 'notes'; known: treaty, agreement, exchange-of-notes,",
    ),
    ("type: exchange-of-notes", "sort: x", 1, "type is missing in agreement"),
    (
        "topics: [top-travel]",
        "topicz: [top-travel]",
        6,
        "unknown field 'topicz' of agreement (did you mean 'topics'?)",
    ),
    ("topics: [top-travel]", "topics: top-travel", 6, "topics must be a list"),
    (
        "topics: [top-travel]",
        "topics: [top-trvel]",
        6,
        "no entry has the key 'top-trvel' (did you mean 'top-travel'?)",
    ),
    (
        "topics: [top-travel]",
        "topics: [src-list]",
        6,
        "'src-list' is of kind source; here it must be of kind topic",
    ),
    ("kk: Визалар", "kz: Визалар", 3, "unknown language 'kz'; known: kk, ru, en, tr"),
    ("supplied: [kk]", "supplied: [tr]", 4, "supplied names tr, but nothing is written"),
    ("language: kk, type", "language: k_k, type", 8, "'k_k' is no language tag"),
    ("role: signed", "role: signed, x: 1", 7, "unknown field 'x' of places"),
    ("behalf: kz", "behalf: kg", 12, "no 'kg' among the actors of 'agr-1992-visa'"),
    ("behalf: kz", "behalf: kz, certainty: sure", 12, "unknown certainty: 'sure'"),
    ("key: tr, role", "key: kz, role", 11, "the key 'kz' is given to two actors"),
    ("entry: per-elshi,", "", 12, "a row of actors needs at least one of entry, words"),
    ("taken: 1992-03-02", "taken: 1992-02-30", 14, "'1992-02-30' is no date"),
    ("taken: 1992-03-02", "taken: {basis: stated}", 14, "taken needs edtf, the date itself"),
    ("basis: inferred", "basis: guessed", 15, "unknown basis: 'guessed'"),
    ("how: from", "why: from", 15, "unknown member of a date 'why'"),
    ("locator: page 3", "locator: [page 3]", 14, "must be one text"),
    ("locator: page 3", 'locator: " "', 14, "is empty; leave it out"),
    (
        "title: {en: Exchange of notes on visas, kk: Визалар туралы ноталар}",
        "title: Visas",
        3,
        "title must be given by language",
    ),
    ("cite: [src-list]\n", "cite: [src-list]\n  stated_count: some\n", 17, "'some' is no whole number"),
    (
        "cite: [src-list]\n",
        "cite: [src-list]\n  relations: [{type: signed-at, entry: per-elshi}]\n",
        17,
        "must be of kind event",
    ),
    (
        "cite: [src-list]\n",
        "cite: [src-list]\n  relations: [{type: follows, entry: state-kz}]\n",
        17,
        "only event can have the relation 'follows'",
    ),
    (
        "cite: [src-list]\n",
        "cite: [src-list]\n  disputes: [{question: {en: X}, status: resolved}]\n",
        17,
        "needs its resolution",
    ),
    ("cite: [src-list]\n", "cite: [src-list]\n  source_keys: [x]\n", 17, "unknown field 'source_keys'"),
    ("cite: [src-list]\n", "cite: []\n", 16, "citations is an empty list"),
]


# What is added as line 17, the end of the good agreement.
ADDED_FAULTS = [
    ("note: {}", "note has no language"),
    ("note: [x]", "note must be given by language"),
    ("note: {en: [x]}", "must be one text"),
    ("prevailing_language: k_k", "'k_k' is no language tag"),
    ("authentic_languages: [kk, k_k]", "'k_k' is no language tag"),
    ("authentic_languages: kk", "must be a list"),
    ("authentic_languages: []", "is an empty list"),
    ("citations: [src-list]", "unknown field 'citations' of agreement"),
    ("identifiers: [x]", "a row of identifiers must be a map of fields"),
    ("identifiers: [{scheme: other, value: x, key: a b}]", "a part's key is written with"),
    ("statements: [{words: {en: X}, verbatim: perhaps}]", "verbatim must be true or false"),
    ("statements: [{words: {en: X}, supplied: en}]", "supplied must be a list of languages"),
    ("statements: [{words: {en: X}, supplied: [de]}]", "unknown language 'de'"),
    ("statements: [{words: {en: X}, supplied: {words: [ru]}}]", "supplied names ru, but nothing is written"),
    ("statements: [{words: {en: X}, supplied: {wrds: [en]}}]", "supplied names 'wrds'"),
    ("disputes: [{question: {en: X}, status: open, claims: [{value: x}]}]", "needs its value_type"),
    ("relations: [{type: about, entry: [state-kz]}]", "must be one key"),
    ("relations: [{type: about, entry: state-kz, part: ins-embassy#ambassador}]", "not a part of the entry"),
]


@pytest.mark.parametrize(("added", "words"), ADDED_FAULTS)
def test_a_fault_in_an_added_line_is_told(tmp_path, added, words):
    good = "  cite: [src-list]\n"
    found = faults(a_folder(tmp_path, **changed("agreements", good, f"{good}  {added}\n")))
    assert any(fault.startswith("seeds/agreements.yaml:17: ") and words in fault for fault in found), found


def test_actors_on_behalf_of_one_another_are_refused(tmp_path):
    old, new = (
        "{key: kz, role: party, entry: state-kz}",
        "{key: kz, role: party, entry: state-kz, behalf: kz}",
    )
    [fault] = faults(a_folder(tmp_path, **changed("agreements", old, new)))
    assert "behalf of actors leads round in a circle" in fault


def test_the_ends_of_a_figure_must_be_in_order(tmp_path):
    figure = "{low: 10, high: 9.5, precision: range, nature: observed}"
    text = f"- key: ind-trade\n  title: {{en: Trade}}\n  figures:\n    - {figure}\n"
    [fault] = faults(a_folder(tmp_path, indicators=text))
    assert fault == "seeds/indicators.yaml:4: low 10 is above high 9.5; exchange them"


@pytest.mark.parametrize(("old", "new", "line", "words"), AGREEMENT_FAULTS)
def test_a_fault_is_told_with_its_line(tmp_path, old, new, line, words):
    found = faults(a_folder(tmp_path, **changed("agreements", old, new)))
    assert any(fault.startswith(f"seeds/agreements.yaml:{line}: ") and words in fault for fault in found), found


OTHER_FAULTS = [
    ("places", "latitude: 43.2380", "latitude: 98", 9, "latitude 98 is not on earth"),
    ("places", "  latitude: 43.2380\n", "", 9, "latitude and longitude must be given together"),
    ("places", "latitude: 43.2380", "latitude: 43,2", 9, "'43,2' is no number"),
    (
        "places",
        "type: country",
        "type: country\n  parent: plc-almaty",
        5,
        "'plc-almaty' leads back to this entry",
    ),
    ("places", "key: plc-almaty", "name: plc-almaty", 5, "the entry has no key"),
    ("places", "key: plc-almaty", "key: plc almaty", 5, "'plc almaty' is no key"),
    (
        "places",
        "key: plc-almaty",
        "key: state-kz",
        5,
        "the key 'state-kz' is taken already, by seeds/institutions.yaml:1",
    ),
    (
        "places",
        "key: plc-almaty",
        "key: plc-kazakhstan",
        5,
        "the key 'plc-kazakhstan' is taken already, by seeds/places.yaml:1",
    ),
    ("places", "also: [pla-kazakhstan]", "also: pla-kazakhstan", 2, "also must be a list"),
    (
        "diplomats",
        "#ambassador",
        "#ambasador",
        5,
        "no 'ambasador' among the offices of 'ins-embassy' (did you mean 'ambassador'?)",
    ),
    ("diplomats", "ins-embassy#ambassador", "ins-embassy", 5, "write entry-key#local-key"),
    ("diplomats", "ins-embassy#ambassador", "src-list#ambassador", 5, "must be of kind institution"),
    ("diplomats", "title: {en: First Envoy}", "born: 1950", 1, "'per-elshi' has no title"),
    ("topics", "- {key: top-travel, title: {en: Travel}}", "key: top-travel", 1, "the file must be a list"),
    ("topics", "- {key: top-travel, title: {en: Travel}}", "- top-travel", 1, "an entry must be a map"),
]


@pytest.mark.parametrize(("name", "old", "new", "line", "words"), OTHER_FAULTS)
def test_a_fault_of_any_file_is_told_with_its_line(tmp_path, name, old, new, line, words):
    found = faults(a_folder(tmp_path, **changed(name, old, new)))
    assert any(fault.startswith(f"seeds/{name}.yaml:{line}: ") and words in fault for fault in found), found


def test_all_faults_of_all_files_are_told_by_file_and_line(tmp_path):
    folder = a_folder(
        tmp_path,
        agreements="- key: a\n  title: {en: A}\n  type: notes\n  form: bi\n- key: b\n  title: {en: B}\n",
        topics="- {key: top-travel, title: {en: Travel}}\n- {key: t, titel: {en: T}}\n",
        events="- key: e\n\ttitle: {en: E}\n",
    )
    places = [fault.split(": ")[0] for fault in faults(folder)]
    assert places == [
        "seeds/agreements.yaml:3",
        "seeds/agreements.yaml:4",
        "seeds/agreements.yaml:5",
        "seeds/events.yaml:2",
        "seeds/topics.yaml:2",
        "seeds/topics.yaml:2",
    ]


def test_a_file_of_unknown_name_is_refused(tmp_path):
    assert "did you mean 'topics.yaml'?" in faults(a_folder(tmp_path, topic="[]\n"))[0]


def test_a_folder_without_seed_files_is_refused(tmp_path):
    [fault] = faults(tmp_path)
    assert "no seed files here" in fault


def test_a_file_in_another_encoding_is_refused(tmp_path):
    folder = a_folder(tmp_path)
    (folder / "topics.yaml").write_bytes("- key: top-travel\n  title: {ru: Поездки}\n".encode("cp1251"))
    assert "seeds/topics.yaml:2: not UTF-8; save the file in UTF-8" in faults(folder)


def test_joins_must_be_true(tmp_path):
    row = "- {{keys: [{}], kind: {}, why: same state}}\n"
    rows = row.format("state-kz, pla-kazakhstan", "institution") + row.format("state-kz, ins-embassy", "institution")
    found = faults(a_folder(tmp_path, joins=rows + row.format("a", "state") + "- {keys: [src-list]}\n"))
    assert found == [
        "seeds/joins.yaml:2: these keys are not joined: they lie in ins-embassy, state-kz",
        "seeds/joins.yaml:3: unknown kind 'state'; known: document, agreement, diplomat, institution, "
        "event, place, topic, source, indicator",
        "seeds/joins.yaml:4: a join needs kind, why",
    ]


DISPUTED = """\
  disputes:
    - question: {en: When was it signed?}
      status: open
      claims:
        - {words: {en: In March}, path: actions/%s/taken, value_type: edtf, value: 1992-03-02, cite: [src-list]}
        - {words: {en: In May}, path: actions/%s/taken, value_type: edtf, value: 1992-05-01, cite: [src-list]}
"""


def with_dispute(tmp_path, name):
    text = GOOD["agreements.yaml"].replace("{type: signature,", "{key: signed, type: signature,")
    return a_folder(tmp_path, agreements=text + DISPUTED % (name, name))


def test_a_claim_names_the_row_it_is_about_by_its_key(tmp_path):
    parts = records(with_dispute(tmp_path, "signed"))["agr-1992-visa"]["parts"]
    assert {claim["path"] for claim in parts["claims"]} == {f"actions/{parts['actions'][0]['uuid']}/taken"}


def test_a_claim_about_a_row_that_is_not_there_is_a_fault(tmp_path):
    assert "no row of actions has the key 'sealed'" in faults(with_dispute(tmp_path, "sealed"))[0]
