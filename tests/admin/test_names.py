"""Editors are called by their names, on every page alike; where they are addressed, also by what follows an @."""

import pytest

from archive.editorial.workflow.comments import resolve, say
from archive.editorial.workflow.people import called
from archive.editorial.workflow.transition import perform
from tests.admin.desk import address, desk_client
from tests.makers import a_record, a_user, an_entry, an_exemption

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return a_user("aigul", "editor", first_name="Айгүл", last_name="Серікқызы")


def test_whoever_gave_no_name_is_called_as_they_sign_in():
    assert (called(None), called(a_user("reno"))) == ("", "reno")


def test_every_page_of_an_entry_calls_an_editor_by_name(editor):
    entry = an_entry(a_record("topic", title={"en": "Trade"}), author=editor)
    a_user("judge", "reviewer")  # is told of it
    perform("submit", entry, by=editor, expected=1, reason="New")
    comment = say(entry, by=editor, body="See the gazette").comment
    resolve(entry, comment.pk, by=editor)
    client = desk_client()
    pages = [address(entry, name) for name in ("change", "review", "history")]
    pages += [f"/admin/archive/{table}/" for table in ("revision", "comment", "progress", "journalline", "notice")]
    for where in pages:
        page = client.get(where).content.decode()
        assert "Айгүл Серікқызы" in page, where
        assert "aigul" not in page.replace("@aigul", ""), where
    assert "@aigul" in client.get(address(entry, "review")).content.decode(), "so that one knows how to answer"


def test_so_do_the_pages_of_the_archive(editor):
    chief = a_user("chief", "administrator", first_name="Zehra", last_name="Işık")
    an_exemption(by=chief)
    client = desk_client(editor)
    for where in ("/admin/", "/admin/policy/"):
        assert "Zehra Işık" in client.get(where).content.decode()
    assert "Zehra Işık" in desk_client().get("/admin/archive/exemption/").content.decode()


def test_the_journal_is_searched_by_names_too(editor):
    entry = an_entry(a_record("topic"), author=editor)
    perform("submit", entry, by=editor, expected=1, reason="New")
    found = desk_client().get("/admin/archive/journalline/", {"q": "серікқызы"}).content.decode()
    assert "Submitted for review" in found.partition("result_list")[2]
