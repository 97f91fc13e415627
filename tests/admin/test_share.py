"""Shared previews: what the link shows without an account, when it ends, and what no forged link shows."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from archive.editorial.models.preview_link import PreviewLink
from archive.editorial.models.revision import JournalLine, Revision
from archive.editorial.revisions import latest
from archive.editorial.workflow.errors import Refused
from archive.editorial.workflow.sharing import share, token_of
from archive.primitives.languages import LANGUAGES
from archive.publishing.publish import publish
from tests.admin.desk import address, desk_client, filled_entry, form_data
from tests.makers import a_record, a_user, an_entry, submitted
from tests.roles import ReaderClient

pytestmark = pytest.mark.django_db


def where(link, language: str = "en") -> str:
    return reverse("admin:shared", args=[token_of(link), language])


def a_link(entry, by=None, hours: int = 24) -> PreviewLink:
    by = by or a_user("sharer", "editor")
    return share(entry, latest(entry), by=by, duration=timedelta(hours=hours))


def test_a_link_is_made_at_the_desk_and_opens_without_an_account():
    entry = filled_entry("agreement")
    client = desk_client(a_user("sharer", "editor"))
    assert address(entry, "share") in client.get(address(entry)).content.decode()
    values = {"revision": "1", "hours": "8", "note": "The embassy"}
    assert client.post(address(entry, "share"), values).status_code == 302
    link = PreviewLink.objects.get()
    assert timedelta(hours=7) < link.expires - timezone.now() <= timedelta(hours=8)
    page = client.get(address(entry, "share")).content.decode()
    assert where(link) in page
    assert "The embassy" in page
    for language in LANGUAGES:
        answer = Client().get(where(link, language))
        text = answer.content.decode()
        assert answer.status_code == 200
        assert f"Words {language}" in text
        assert "preview-banner" in text
        assert '<meta name="robots" content="noindex">' in text
        assert where(link, "kk") in text, "the languages are links to the same preview"
        assert "no-store" in answer.headers["Cache-Control"]
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "noindex" in answer.headers["X-Robots-Tag"]
        assert not answer.cookies
    assert JournalLine.objects.get(verb="share").details["for"] == "The embassy"


def test_exactly_the_shared_revision_is_shown_also_after_it_was_changed_and_published():
    entry = an_entry(a_record("event", title={"en": "First words"}))
    link = a_link(entry)
    client = desk_client()
    client.post(address(entry), form_data(client.get(address(entry))) | {"title_en": "Second words"})
    assert Revision.objects.filter(entry=entry).count() == 2
    other = an_entry(a_record("event", title={"en": "Published words"}))
    of_published = a_link(other, by=link.by)
    publish(other, by=None, basis="seeded", note="test")
    assert "First words" in Client().get(where(link)).content.decode()
    assert "Second words" not in Client().get(where(link)).content.decode()
    assert "Published words" in Client().get(where(of_published)).content.decode()


def test_nothing_of_other_unpublished_entries_is_shown():
    hidden = an_entry(a_record("place", title={"en": "Hidden place"}))
    row = {"uuid": str(hidden.uuid).replace("0", "1"), "place": str(hidden.uuid), "role": "held"}
    entry = an_entry(a_record("event", parts={"places": [row]}))
    assert "Hidden place" not in Client().get(where(a_link(entry))).content.decode()


def test_a_link_ends_by_the_clock_and_when_it_is_revoked():
    entry, client = an_entry(a_record("event", title={"en": "Secret title"})), desk_client(a_user("chief", "editor"))
    revoked, expired = a_link(entry), a_link(entry, by=a_user("second", "editor"))
    assert Client().get(where(revoked)).status_code == 200
    assert client.post(address(entry, "share"), {"revoke": revoked.pk}).status_code == 302
    old = PreviewLink(revision=latest(entry), by=expired.by, expires=timezone.now() - timedelta(seconds=1))
    old.save()
    answers = [Client().get(where(one)) for one in (revoked, old)]
    for answer in answers:
        assert answer.status_code == 410
        assert "Secret title" not in answer.content.decode()
    assert answers[0].content == answers[1].content
    assert Client().get(where(expired)).status_code == 200
    assert JournalLine.objects.get(verb="revoke").details["link"] == revoked.pk


def test_forged_links_are_answered_as_if_there_were_nothing():
    entry = an_entry(a_record("event", title={"en": "Secret title"}))
    link, other = a_link(entry), a_link(an_entry(a_record("topic")), by=a_user("second", "editor"))
    token = token_of(link)
    claims, signature = token.split(":")
    key, revision, expires = claims.split("-")
    forged = [
        f"{key}-{other.revision_id}-{expires}:{signature}",
        f"{other.pk}-{revision}-{expires}:{signature}",
        f"{key}-{revision}-{int(expires) + 1}:{signature}",
        f"{claims}:{token_of(other).split(':')[1]}",
        f"{claims}:",
        claims,
        token[:-1],
        token + "A",
        str(link.pk),
        "x",
        "%00",
        "9" * 400,
    ]
    texts = set()
    for one in forged:
        answer = Client().get(f"/admin/shared/{one}/en/")
        assert answer.status_code == 404, one
        assert "Secret title" not in answer.content.decode()
        texts.add(answer.content)
    assert len(texts) == 1
    assert Client().get(f"/admin/shared/{token}/xx/").status_code == 404
    assert Client().post(where(link)).status_code == 405


def test_a_right_signature_over_a_row_that_was_replaced_opens_nothing():
    entry = an_entry(a_record("event"))
    link = a_link(entry)
    link.expires += timedelta(days=1)
    assert Client().get(where(link)).status_code == 404


def test_the_readers_role_shows_no_preview():
    link = a_link(an_entry(a_record("event", title={"en": "Secret title"})))
    answer = ReaderClient().get(where(link))
    assert answer.status_code == 404
    assert "Secret title" not in answer.content.decode()


@pytest.mark.parametrize(("role", "status"), [("contributor", 404), ("editor", 302), ("reviewer", 302)])
def test_who_may_share(role, status):
    entry = an_entry(a_record("event"), author=a_user("writer", "editor"))
    client = desk_client(a_user("other", role))
    assert client.post(address(entry, "share"), {"revision": "1", "hours": "1"}).status_code == status
    assert PreviewLink.objects.exists() == (status == 302)


def test_a_contributor_shares_and_revokes_only_what_they_wrote():
    writer = a_user("writer", "contributor")
    own, foreign = an_entry(a_record("event"), author=writer), an_entry(a_record("topic"))
    publish(foreign, by=None, basis="seeded", note="test")
    link, client = a_link(foreign), desk_client(writer)
    assert client.post(address(own, "share"), {"revision": "1", "hours": "1"}).status_code == 302
    for values in ({"revision": "1", "hours": "1"}, {"revoke": link.pk}):
        assert client.post(address(foreign, "share"), values).status_code == 403
    assert client.get(address(foreign, "share")).status_code == 403
    client.post(address(own, "share"), {"revoke": link.pk})
    assert PreviewLink.objects.get(pk=link.pk).revoked is None, "a link of another entry"
    assert JournalLine.objects.filter(verb="refused").count() == 2


@pytest.mark.parametrize(
    "values", [{"hours": "1"}, {"revision": "9", "hours": "1"}, {"revision": "1", "hours": "9999"}]
)
def test_odd_forms_make_no_link(values):
    entry = an_entry(a_record("event"))
    assert desk_client().post(address(entry, "share"), values).status_code == 422
    assert desk_client(a_user("second", "editor")).post(address(entry, "share"), {"revoke": "x"}).status_code == 404
    assert not PreviewLink.objects.exists()


def test_a_revision_of_another_entry_is_not_shared():
    entry, other = an_entry(a_record("event")), an_entry(a_record("topic"))
    submitted(other)
    for hours in (1, 0, 24 * 30 + 1):
        revision = latest(other) if hours == 1 else latest(entry)
        with pytest.raises(Refused):
            share(entry, revision, by=a_user(f"one{hours}", "editor"), duration=timedelta(hours=hours))
