"""Saving at the desk: whole, checked against the newest revision, nothing typed lost."""

import pytest
from django.urls import reverse

from archive.editorial.capture import capture
from archive.editorial.models.agreement import Action, Agreement
from archive.editorial.models.entry import Entry
from archive.editorial.models.part import Name
from archive.editorial.models.registry import KIND_MODELS
from archive.editorial.revisions import latest
from tests.admin.desk import address, desk_client, filled_entry, form_data
from tests.makers import a_record, a_row, an_entry

pytestmark = pytest.mark.django_db


def an_agreement(**parts):
    return an_entry(a_record("agreement", parts=parts))


def opened(client, entry) -> dict:
    """What the browser would send of the entry's form, untouched."""
    return form_data(client.get(address(entry)))


def test_a_new_entry_is_saved_whole_as_revision_one():
    client = desk_client()
    add = reverse("admin:archive_agreement_add")
    form = form_data(client.get(add))
    form |= {"title_kk": "Келісім", "type": "treaty", "_reason": "first", "actions-0-type": "signature"}
    form |= {"actions-0-taken": "1992-03-02", "names-0-text": "Pact", "names-0-language": "en", "names-0-type": "short"}
    answer = client.post(add, form)
    assert answer.status_code == 302
    entry = Agreement.objects.get()
    record = capture(entry).record
    assert record["title"] == {"kk": "Келісім"}
    assert [row["taken"]["edtf"] for row in record["parts"]["actions"]] == ["1992-03-02"]
    revision = latest(entry)
    assert (revision.number, revision.reason, revision.author.username) == (1, "first", "editor")


@pytest.mark.parametrize("kind", KIND_MODELS)
def test_saving_an_untouched_form_makes_no_revision(kind):
    client, entry = desk_client(), filled_entry(kind)
    before = capture(entry)
    answer = client.post(address(entry), opened(client, entry))
    assert answer.status_code == 302
    assert capture(entry) == before
    assert latest(entry).number == 1


def test_an_edit_of_the_entry_and_of_a_row_is_one_revision():
    client = desk_client()
    entry = an_agreement(actions=[a_row(type="signature"), a_row(type="ratification")])
    form = opened(client, entry) | {"title_ru": "Договор", "actions-1-act": "No. 5", "_reason": "act found"}
    assert client.post(address(entry), form).status_code == 302
    record = capture(entry).record
    assert record["title"]["ru"] == "Договор"
    assert [row.get("act") for row in record["parts"]["actions"]] == [None, "No. 5"]
    assert latest(entry).number == 2


def test_a_new_row_goes_to_the_end_and_the_others_keep_their_uuids():
    client = desk_client()
    rows = [a_row(type="signature"), a_row(type="ratification")]
    entry = an_agreement(actions=rows)
    client.post(address(entry), opened(client, entry) | {"actions-2-type": "registration"})
    saved = capture(entry).record["parts"]["actions"]
    assert [row["uuid"] for row in saved[:2]] == [row["uuid"] for row in rows]
    assert saved[2]["type"] == "registration"


@pytest.mark.parametrize("token", ["1", "7", "", "-1", "x", "9" * 30, None])
def test_a_stale_or_missing_token_is_refused_and_nothing_typed_is_lost(token):
    client = desk_client()
    entry = an_agreement(actions=[a_row(type="signature")])
    form = opened(client, entry)
    client.post(address(entry), form | {"title_en": "Theirs"})
    mine = form | {
        "title_en": "Mine",
        "summary_kk": "Менің\r\nмәтінім <b>",
        "actions-0-act": "No. 9",
        "_revision": token,
    }
    page = client.post(address(entry), {name: value for name, value in mine.items() if value is not None})
    assert page.status_code == 409
    text = page.content.decode()
    for typed in ("Mine", "Менің\nмәтінім &lt;b&gt;", "No. 9"):
        assert typed in text.replace("\r", "")
    assert "Theirs" in text
    assert capture(entry).record["title"] == {"en": "Theirs"}
    assert latest(entry).number == 2


def test_the_refusal_names_linked_entries_by_their_titles():
    client = desk_client()
    theirs, mine = (an_entry(a_record("place", title={"en": name})) for name in ("Ankara", "Almaty"))
    entry = an_agreement(places=[a_row(place=str(theirs.uuid), role="signed")])
    form = opened(client, entry) | {"places-0-place": str(mine.pk), "_revision": "0"}
    text = client.post(address(entry), form).content.decode()
    assert "Ankara · " in text
    assert "Almaty · " in text


def test_a_new_entry_without_a_token_is_refused():
    client = desk_client()
    answer = client.post(reverse("admin:archive_topic_add"), {"title_en": "Trade"})
    assert answer.status_code == 409
    assert "Trade" in answer.content.decode()
    assert not Entry.objects.exists()


def test_faults_are_named_at_the_top_and_at_the_field_and_nothing_is_saved():
    client = desk_client()
    entry = an_agreement(actions=[a_row(type="signature")])
    form = opened(client, entry) | {"actions-0-taken": "2.3.1992", "statements-0-made": "1992"}
    page = client.post(address(entry), form)
    assert page.status_code == 200
    text = page.content.decode()
    assert 'href="#id_actions-0-taken"' in text
    assert text.count("1992-03-02") > 1
    assert "Fill in at least one of" in text
    assert latest(entry).number == 1
    assert form_data(page)["_revision"] == ["1"]


def test_a_row_that_others_belong_to_is_not_deleted_from_under_them():
    client = desk_client()
    party = a_row(role="party", words={"en": "Kazakhstan"})
    entry = an_agreement(actors=[party], actions=[a_row(type="signature", party=party["uuid"])])
    form = opened(client, entry) | {"actors-0-DELETE": "on"}
    assert client.post(address(entry), form).status_code == 200
    assert client.post(address(entry), form | {"actions-0-DELETE": "on"}).status_code == 302
    assert "parts" not in capture(entry).record


# --- forged posts -------------------------------------------------------------------------------------------------


def test_fields_that_are_not_in_the_form_change_nothing():
    client = desk_client()
    entry = an_agreement(names=[a_row(text="Pact", language="en", type="short")])
    before = capture(entry)
    forged = {
        "uuid": "0" * 32,
        "kind": "topic",
        "id": "999",
        "entry_ptr": "999",
        "state": "published",
        "created": "1990",
    }
    forged |= {
        "names-0-uuid": "0" * 32,
        "names-0-id": "7",
        "names-0-section": "texts",
        "title": "Bare",
        "names-0-source_keys": "x",
    }
    client.post(address(entry), opened(client, entry) | forged)
    assert capture(entry) == before


def test_rows_of_other_entries_are_out_of_reach():
    client = desk_client()
    entry = an_agreement()
    other = an_agreement(names=[a_row(text="Theirs", language="en", type="short")])
    row = Name.objects.get()
    form = opened(client, entry) | {
        "names-INITIAL_FORMS": "1",
        "names-0-part_ptr": str(row.uuid),
        "names-0-entry": str(other.pk),
        "names-0-text": "Mine",
        "names-0-language": "en",
        "names-0-type": "short",
    }
    client.post(address(entry), form)
    client.post(address(entry), form | {"names-0-DELETE": "on"})
    row.refresh_from_db()
    assert (row.text, row.entry_id) == ("Theirs", other.pk)
    assert "parts" not in capture(entry).record


def test_a_row_cannot_be_put_into_another_entry():
    client = desk_client()
    entry, other = an_agreement(actions=[a_row(type="signature")]), an_agreement()
    client.post(address(entry), opened(client, entry) | {"actions-0-entry": str(other.pk), "actions-0-act": "No. 1"})
    client.post(
        address(entry), opened(client, entry) | {"actions-1-entry": str(other.pk), "actions-1-type": "exchange"}
    )
    assert set(Action.objects.values_list("entry_id", flat=True)) == {entry.pk}


def test_links_to_parts_of_other_entries_and_to_wrong_kinds_are_refused():
    client = desk_client()
    foreign = a_row(role="party", words={"en": "Theirs"})
    an_agreement(actors=[foreign])
    entry = an_agreement(actions=[a_row(type="signature")])
    topic = an_entry(a_record("topic"))
    party = str(Entry.objects.get(pk=topic.pk).pk)
    for forged in (
        {"actions-0-party": str(Action.objects.get().pk)},
        {"actions-0-party": "1"},
        {"citations-0-source": str(topic.pk), "citations-0-function": "supports"},
        {"places-0-place": party, "places-0-role": "signed"},
        {"topics-0-topic": "99999999999999999999999"},
        {"topics-0-topic": "x\x00"},
    ):
        assert client.post(address(entry), opened(client, entry) | forged).status_code == 200, forged
    assert latest(entry).number == 1


def test_a_row_that_another_entry_links_is_kept_and_the_editor_told():
    client = desk_client()
    office = a_row(title={"en": "Ambassador"})
    embassy = an_entry(a_record("institution", parts={"offices": [office]}))
    far = {"entry": str(embassy.uuid), "part": office["uuid"]}
    an_entry(a_record("diplomat", parts={"postings": [a_row(office=far)]}))
    page = client.post(address(embassy), opened(client, embassy) | {"offices-0-DELETE": "on"})
    assert page.status_code == 200
    assert "protected related objects" in page.content.decode()
    assert latest(embassy).number == 1


@pytest.mark.parametrize(
    ("kind", "typed", "said"),
    [
        ("place", {"latitude": "43.2"}, "Give both coordinates"),
        ("place", {"latitude": "91", "longitude": "0"}, "Give both coordinates"),
        (
            "event",
            {"disputes-0-question_en": "When?", "disputes-0-status": "resolved"},
            "Say how the dispute was resolved",
        ),
        ("event", {"disputes-0-resolution_en": "So"}, "in at least one language"),
        ("indicator", {"figures-0-low": "9", "figures-0-high": "1"}, "The lower value is above"),
        ("event", {"date": "[1995..1992]"}, "id_date"),
        ("event", {"date": "1992\x00"}, "id_date"),
        ("document", {"original_languages": "kk, Deutsch!"}, "is not a language tag"),
    ],
)
def test_what_the_database_would_refuse_is_said_in_words(kind, typed, said):
    client, entry = desk_client(), an_entry(a_record(kind))
    page = client.post(address(entry), opened(client, entry) | typed)
    assert page.status_code == 200
    assert said in page.content.decode()
    assert latest(entry).number == 1


def test_a_typed_claim_holds_a_value_of_its_type():
    client = desk_client()
    entry = an_agreement(disputes=[a_row(question={"en": "When?"}, status="open")])
    form = opened(client, entry)
    dispute = form["disputes-0-part_ptr"][0]
    form |= {"claims-0-dispute": dispute, "claims-0-value_type": "edtf", "claims-0-value": "in spring"}
    assert client.post(address(entry), form).status_code == 200
    assert client.post(address(entry), form | {"claims-0-value": "1992-21"}).status_code == 302


def test_a_part_of_another_entry_must_be_of_the_entry_that_is_linked():
    client = desk_client()
    office = a_row(title={"en": "Ambassador"})
    embassy = an_entry(a_record("institution", parts={"offices": [office]}))
    other, entry = an_entry(a_record("institution")), an_agreement()
    part = str(embassy.parts.get().pk)
    form = opened(client, entry) | {"relations-0-type": "about", "relations-0-part_named": part}
    assert client.post(address(entry), form | {"relations-0-entry_named": str(other.pk)}).status_code == 200
    assert client.post(address(entry), form | {"relations-0-entry_named": str(embassy.pk)}).status_code == 302
    assert capture(entry).record["parts"]["relations"][0]["part"]["part"] == office["uuid"]
