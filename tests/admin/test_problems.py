"""What the desk does not do is said on a page of the desk, in its language, with the reason and a way on."""

import pytest
from django.test import Client
from django.urls import reverse

from archive.editorial.revisions import latest
from archive.primitives.languages import LANGUAGES
from tests.admin.desk import address, desk_client
from tests.makers import a_record, a_user, an_entry, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry():
    return published(a_record("event"))


def test_a_refusal_says_why_and_leads_on(entry):
    page = desk_client(a_user("writer", "editor")).get(address(entry, "transition", "withdraw"))
    assert page.status_code == 403
    text = page.content.decode()
    assert "You may not do this" in text
    assert "Your role does not allow this." in text
    assert f'href="{reverse("admin:policy")}"' in text


def test_the_reason_is_the_one_that_the_policy_gives():
    entry = an_entry(a_record("event"))
    page = desk_client(a_user("publisher", "publisher")).get(address(entry, "transition", "schedule"))
    assert page.status_code == 403
    assert "while the entry is in the state “draft”" in page.content.decode()


def test_what_one_may_not_see_and_what_is_not_there_give_the_same_page(entry):
    stranger = desk_client(a_user("stranger", "contributor"))
    secret = an_entry(a_record("event", title={"en": "Secret"}))
    pages = [stranger.get(where) for where in (address(secret, "review"), "/admin/archive/event/999999/review/")]
    assert [page.status_code for page in pages] == [404, 404]
    bodies = [page.content.decode().partition("<main")[2] for page in pages]
    assert bodies[0] == bodies[1]
    assert "Secret" not in bodies[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_such_pages_speak_the_language_of_the_desk_and_not_of_the_browser(entry, language):
    client = desk_client(a_user("writer", "editor"))
    client.cookies["django_language"] = language
    for where in (address(entry, "transition", "withdraw"), address(entry, "restore", 9)):
        page = client.get(where, headers={"accept-language": "en"})
        assert page.status_code in (403, 404)
        assert page.headers["Content-Language"] == language
        assert f'lang="{language}"' in page.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_from_before_the_last_sign_in_is_refused_with_the_way_back(entry, language):
    client = Client(enforce_csrf_checks=True)
    client.force_login(a_user("writer", "editor"))
    client.cookies["django_language"] = language
    page = client.post(address(entry), {"title_en": "Forged", "_revision": "1"})
    text = page.content.decode()
    assert page.status_code == 403
    assert f'<a href="{address(entry)}">' in text
    assert f'lang="{language}"' in text
    assert latest(entry).number == 1


def test_a_form_that_nobody_signed_in_has_sent_is_refused_too():
    page = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "x", "password": "y"})
    assert page.status_code == 403
    assert "This form is no longer valid" in page.content.decode()
