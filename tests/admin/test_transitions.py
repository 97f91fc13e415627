"""Publish, withdraw, show again, preview and history from the desk."""

import pytest

from archive.editorial.models.revision import JournalLine
from archive.primitives.languages import LANGUAGES
from archive.published.models.version import Address, Version
from tests.admin.desk import address, desk_client, filled_entry, form_data
from tests.makers import a_record, a_row, a_user, an_entry, an_exemption, published

pytestmark = pytest.mark.django_db


def transition(client, entry, verb: str, **values):
    """Open the page of a change of state and send it."""
    where = address(entry, "transition", verb)
    return client.post(where, form_data(client.get(where)) | values)


def test_publish_then_withdraw_then_show_again():
    client, entry = desk_client(), an_entry(a_record("event", title={"en": "Visit", "tr": "Ziyaret"}))
    an_exemption()
    assert transition(client, entry, "publish-unreviewed", reason="One-person archive").status_code == 302
    version = Version.objects.get(uuid=entry.uuid)
    assert (version.basis, version.basis_note) == ("exception", "One-person archive")
    assert "/en/e1" in client.get(address(entry), headers={"accept-language": "en"}).content.decode()
    transition(client, entry, "withdraw", reason="Wrong date")
    known = Address.objects.get(uuid=entry.uuid)
    assert (known.state, known.reason) == ("withdrawn", "Wrong date")
    transition(client, entry, "republish", reason="Date confirmed")
    assert Address.objects.get(uuid=entry.uuid).state == "published"
    verbs = JournalLine.objects.order_by("number").values_list("verb", "by__username")
    assert list(verbs) == [("publish", "editor"), ("withdraw", "editor"), ("republish", "editor")]


@pytest.mark.parametrize("verb", ["publish-unreviewed", "withdraw"])
def test_a_reason_is_required_and_what_was_refused_is_said(verb):
    client = desk_client()
    an_exemption()
    entry = an_entry(a_record("event")) if verb == "publish-unreviewed" else published(a_record("event"))
    versions = Version.objects.count()
    page = transition(client, entry, verb, reason=" ")
    assert page.status_code == 422
    assert 'role="alert"' in page.content.decode()
    assert Version.objects.count() == versions
    assert not Address.objects.filter(state="withdrawn").exists()


@pytest.mark.parametrize("token", ["0", "2", "", "x", None])
def test_only_the_revision_that_was_shown_is_published(token):
    client, entry = desk_client(), an_entry(a_record("event"))
    an_exemption()
    form = {"reason": "Now", "_revision": token} if token is not None else {"reason": "Now"}
    page = client.post(address(entry, "transition", "publish-unreviewed"), form)
    assert page.status_code == 409
    assert "Now" in page.content.decode()
    is_told = token in ("0", "2")
    assert ("Someone else has saved" if is_told else "did not say which revision") in page.content.decode()
    assert not Version.objects.exists()


def test_a_get_changes_nothing_and_unknown_verbs_do_not_exist():
    client, entry = desk_client(), an_entry(a_record("event"))
    an_exemption()
    assert (
        client.get(address(entry, "transition", "publish-unreviewed"), {"reason": "x", "_revision": "1"}).status_code
        == 200
    )
    assert not Version.objects.exists()
    assert client.get(f"/admin/archive/event/{entry.pk}/delete/").status_code in (302, 403)
    assert type(entry).objects.filter(pk=entry.pk).exists()


def test_who_may_only_edit_cannot_publish():
    entry = an_entry(a_record("event"))
    client = desk_client(a_user("assistant", "editor"))
    page = client.get(address(entry)).content.decode()
    assert "/publish" not in page
    assert 'name="names-0-text"' in page, "rows are edited with the entry"
    for verb in ("publish", "publish-unreviewed", "withdraw", "approve"):
        answer = client.post(address(entry, "transition", verb), {"reason": "x", "_revision": "1"})
        assert answer.status_code == 403
    assert not Version.objects.exists()
    assert JournalLine.objects.filter(verb="refused", by__username="assistant").count() == 4


def test_who_may_only_look_sees_no_inputs_and_cannot_save():
    entry = an_entry(a_record("event"))
    client = desk_client(a_user("assistant", "reviewer"))
    assert 'name="title_en"' not in client.get(address(entry)).content.decode()
    assert client.post(address(entry), {"title_en": "Mine", "_revision": "1"}).status_code == 403
    assert JournalLine.objects.get().details["action"] == "change"


@pytest.mark.parametrize("page", ["change", "history"])
def test_strangers_are_sent_to_sign_in(client, page):
    entry = an_entry(a_record("event"))
    assert "/admin/login/" in client.get(address(entry, page)).headers["Location"]
    preview = client.get(address(entry, "preview", "en"))
    assert "/admin/login/" in preview.headers["Location"]


@pytest.mark.parametrize("kind", ["agreement", "diplomat", "institution", "indicator", "source"])
def test_the_preview_is_the_readers_page_of_the_working_copy(kind):
    client, entry = desk_client(), filled_entry(kind)
    for language in LANGUAGES:
        page = client.get(address(entry, "preview", language))
        text = page.content.decode()
        assert page.status_code == 200
        assert f'<html lang="{language}"' in text
        assert "preview-banner" in text
        assert f"Words {language}" in text
        assert "no-store" in page.headers["Cache-Control"]
    assert not Address.objects.filter(uuid=entry.uuid).exists()


def test_the_preview_does_not_name_what_is_not_published():
    hidden = an_entry(a_record("place", title={"en": "Hidden place"}))
    row = {"uuid": str(hidden.uuid).replace("0", "1"), "place": str(hidden.uuid), "role": "held"}
    entry = an_entry(a_record("event", parts={"places": [row]}))
    assert "Hidden place" not in desk_client().get(address(entry, "preview", "en")).content.decode()


def test_the_history_shows_who_changed_what():
    client, entry = desk_client(), an_entry(a_record("event", title={"en": "Visit"}))
    form = form_data(client.get(address(entry)))
    client.post(address(entry), form | {"title_en": "State visit", "date": "1992-03", "_reason": "Date found"})
    text = client.get(address(entry, "history"), headers={"accept-language": "en"}).content.decode()
    for expected in ("Visit</del>", "State visit</ins>", "March 1992 (1992-03)", "Date found", "editor"):
        assert expected in text
    assert client.get(address(entry, "history"), {"from": "9", "to": "x\x00"}).status_code == 200


def test_the_history_tells_rows_added_moved_and_removed_apart():
    client = desk_client()
    place = an_entry(a_record("place", title={"en": "Almaty"}))
    rows = [a_row(text=text, language="en", type="short") for text in ("One", "Two", "Three")]
    entry = an_entry(a_record("event", parts={"names": rows}))
    form = form_data(client.get(address(entry)))
    form |= {"names-0-position": "9", "names-1-DELETE": "on", "places-0-place": str(place.pk), "places-0-role": "held"}
    assert client.post(address(entry), form).status_code == 302
    text = client.get(address(entry, "history"), headers={"accept-language": "en"}).content.decode()
    for expected in ("removed", "added", "moved", "Almaty"):
        assert expected in text


def test_there_is_no_page_of_what_does_not_exist():
    client, entry = desk_client(), an_entry(a_record("event"))
    wrong_kind = address(entry).replace("/event/", "/topic/")
    assert client.get(address(entry, "preview", "de")).status_code == 404
    assert client.get(wrong_kind).status_code == 404
    assert client.get(wrong_kind.replace("/change/", "/preview/en/")).status_code == 404
    assert client.get(wrong_kind.replace("/change/", "/history/")).status_code == 404
    assert client.get(f"/admin/archive/event/{'9' * 18}/publish/").status_code == 404
