"""Lists and searches at the desk: what they find, what they show, how often they ask the database."""

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from archive.editorial.models.registry import KIND_MODELS
from archive.models import PART_MODELS
from tests.admin.desk import address, desk_client
from tests.makers import a_record, a_row, a_user, an_entry, decided, published, submitted

pytestmark = pytest.mark.django_db

BUDGET = 40


def queries(client, where: str, **values) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert client.get(where, values).status_code == 200
    return len(seen)


def entries(kind: str, count: int) -> None:
    """Half of them published, each with a name and a citation."""
    source = str(published(a_record("source"), index=False).uuid)
    for number in range(count):
        parts = {
            "names": [a_row(text=f"Name {number}", language="en", type="short")],
            "citations": [a_row(source=source, function="supports")],
        }
        (published if number % 2 else an_entry)(a_record(kind, parts=parts))


@pytest.mark.parametrize("kind", [*KIND_MODELS, "entry"])
def test_lists_ask_as_often_for_thirty_rows_as_for_three(kind):
    client, where = desk_client(), reverse(f"admin:archive_{kind}_changelist")
    entries("event" if kind == "entry" else kind, 3)
    few = queries(client, where)
    entries("event" if kind == "entry" else kind, 27)
    assert queries(client, where) == few
    assert few <= BUDGET


def test_a_form_asks_as_often_for_thirty_rows_as_for_three():
    client = desk_client()
    places = [str(an_entry(a_record("place")).uuid) for _ in range(30)]

    def asked(count: int) -> int:
        rows = [a_row(place=place, role="subject") for place in places[:count]]
        parties = [a_row(role="party", entry=place) for place in places[:count]]
        actions = [a_row(type="signature", party=party["uuid"]) for party in parties]
        entry = an_entry(a_record("agreement", parts={"places": rows, "actors": parties, "actions": actions}))
        return queries(client, address(entry))

    asked(1)  # what a process asks only once
    assert asked(30) == asked(3)
    assert asked(3) <= BUDGET


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("visa", "Visa treaty"),
        ("ВИЗА", "Visa treaty"),
        ("istanbul", "Visa treaty"),
        ("pact old", "Visa treaty"),
        ("agr-1992-visa", "Visa treaty"),
        ("a1", "Visa treaty"),
        ("visa nothing", None),
        ("a2", None),
        ("%", None),
    ],
)
def test_search_finds_by_words_of_any_language_names_keys_and_numbers(asked, found):
    names = [a_row(text="Old pact", language="en", type="former")]
    title = {"en": "Visa treaty", "ru": "Виза", "tr": "İstanbul vize"}
    published(a_record("agreement", title=title, source_keys=["agr-1992-visa"], parts={"names": names}))
    an_entry(a_record("agreement", title={"en": "Other"}))
    page = desk_client().get(reverse("admin:archive_agreement_changelist"), {"q": asked}).content.decode()
    assert ("Visa treaty" in page) == (found is not None)
    assert ">Other<" not in page


def test_search_by_uuid():
    entry = an_entry(a_record("topic", title={"en": "Trade"}))
    an_entry(a_record("topic", title={"en": "Culture"}))
    page = desk_client().get(reverse("admin:archive_topic_changelist"), {"q": str(entry.uuid)}).content.decode()
    assert "Trade" in page
    assert "Culture" not in page


@pytest.mark.parametrize("text", ["x\x00y", "a" * 10_000, "'\"\\%_", "🙂"])
def test_odd_searches_are_answered(text):
    client = desk_client()
    an_entry(a_record("topic", title={"en": "Trade"}))
    assert client.get(reverse("admin:archive_topic_changelist"), {"q": text}).status_code == 200
    find = {"model_name": "topiclink", "field_name": "topic", "term": text, "page": "x"}
    assert client.get(reverse("admin:archive_entry_find"), find).status_code == 200


def test_the_state_filter_tells_the_states_apart():
    client = desk_client()
    an_entry(a_record("topic", title={"en": "Draft topic"}))
    published(a_record("topic", title={"en": "Live topic"}))
    where = reverse("admin:archive_topic_changelist")
    drafts, live, unknown = (client.get(where, {"state": one}).content.decode() for one in ("draft", "published", "x"))
    assert "Draft topic" in drafts
    assert "Live topic" not in drafts
    assert "Live topic" in live
    assert "Draft topic" not in live
    assert "Live topic" not in unknown


def test_all_entries_are_listed_with_the_way_to_their_page():
    client = desk_client()
    topic, _event = an_entry(a_record("topic")), an_entry(a_record("event"))
    page = client.get(reverse("admin:archive_entry_changelist"), {"kind": "topic"}).content.decode()
    assert address(topic) in page
    assert "A event" not in page
    assert client.get(reverse("admin:archive_entry_change", args=[topic.pk])).headers["Location"] == address(topic)


def test_the_select_of_a_link_offers_kind_date_and_number_and_only_what_may_be_linked():
    client = desk_client()
    published(a_record("institution", title={"kk": "Елшілік"}, founded={"edtf": "1992-10", "basis": "stated"}))
    an_entry(a_record("topic", title={"kk": "Елшілік туралы"}))

    def offered(model, field, term):
        answer = client.get(
            reverse("admin:archive_entry_find"),
            {"model_name": model, "field_name": field, "term": term},
            headers={"accept-language": "en"},
        )
        return [row["text"] for row in answer.json()["results"]]

    assert offered("actor", "entry_named", "елшілік") == [
        "Елшілік · institution · 1992-10 · i1",
        "Елшілік туралы · topic",
    ]
    assert offered("institution", "parent", "елшілік") == ["Елшілік · institution · 1992-10 · i1"]
    assert offered("citation", "source", "елшілік") == []


def test_the_select_of_an_office_finds_by_office_and_by_institution():
    client = desk_client()
    an_entry(a_record("institution", title={"en": "Embassy"}, parts={"offices": [a_row(title={"en": "Ambassador"})]}))
    for term in ("embassy", "ambassador"):
        values = {"model_name": "posting", "field_name": "office", "term": term}
        answer = client.get(reverse("admin:archive_entry_find"), values, headers={"accept-language": "en"})
        assert [row["text"] for row in answer.json()["results"]] == ["Office 1: Ambassador, of: Embassy · institution"]


@pytest.mark.parametrize(
    "asked", [{}, {"model_name": "user", "field_name": "password"}, {"model_name": "action", "field_name": "party"}]
)
def test_a_select_of_anything_else_is_refused(asked):
    assert desk_client().get(reverse("admin:archive_entry_find"), asked).status_code == 403


def test_every_table_is_in_the_admin_by_itself_or_as_rows_of_a_form():
    from django.apps import apps  # late: as the registry, filled when Django is set up

    rows = {*PART_MODELS.values(), apps.get_model("archive", "part")}
    missing = [
        m.__name__
        for m in apps.get_app_config("archive").get_models()
        if m not in rows and m not in admin.site._registry and m._meta.default_permissions
    ]
    assert missing == []


def test_every_list_answers():
    client = desk_client()
    entry = published(a_record("event"))
    for model, model_admin in admin.site._registry.items():
        opts = model_admin.opts
        where = reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist")
        assert client.get(where, {"q": "1992"}).status_code == 200, where
        row = model.objects.first() if opts.app_label == "archive" and model is not type(entry) else None
        if row is not None:
            page = client.get(reverse(f"admin:archive_{opts.model_name}_change", args=[row.pk]))
            assert page.status_code in (200, 302), where


def test_nothing_published_or_journalled_can_be_changed():
    client = desk_client()
    entry = published(a_record("event"))
    revision = entry.revisions.get()
    where = reverse("admin:archive_revision_change", args=[revision.pk])
    assert client.post(where, {"reason": "forged"}).status_code == 403
    assert client.post(reverse("admin:archive_journalline_add"), {"verb": "forged"}).status_code == 403


def test_entries_without_a_title_in_a_language_are_found():
    client = desk_client()
    an_entry(a_record("topic", title={"en": "Trade", "kk": "Сауда"}))
    an_entry(a_record("topic", title={"en": "Culture"}))
    page = client.get(reverse("admin:archive_topic_changelist"), {"untitled": "kk"}).content.decode()
    assert "Culture" in page
    assert "Trade" not in page


def test_the_filter_of_working_copies_tells_how_far_they_have_come():
    client, reviewer = desk_client(), a_user("reviewer", "reviewer")
    made = {
        name: an_entry(a_record("topic", title={"en": f"Topic {name}"})) for name in ("draft", "submitted", "approved")
    }
    submitted(made["submitted"])
    decided(made["approved"], reviewer)
    published(a_record("topic", title={"en": "Topic idle"}))
    where = reverse("admin:archive_topic_changelist")
    for state in ("draft", "submitted", "approved", "scheduled", "changes-requested", "x"):
        page = client.get(where, {"work": state}).content.decode()
        assert [name for name in (*made, "idle") if f"Topic {name}" in page] == [name for name in made if name == state]
    whole = client.get(where).content.decode()
    for words in ("submitted for review", "not published", "working copy"):
        assert words in whole
