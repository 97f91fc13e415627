"""The desk remembers in which language an editor is written to, and whether."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.editorial.models.notice import Preference
from archive.primitives.languages import LANGUAGES
from tests.admin.desk import desk_client
from tests.makers import a_user

pytestmark = pytest.mark.django_db
WHERE = "/admin/preferences/"


@pytest.fixture
def anna():
    return a_user("anna", "editor", email="anna@example.org")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_of_the_desk_is_remembered_wherever_it_comes_from(anna, language, client):
    client.force_login(anna)
    client.get("/admin/", headers={"accept-language": language})
    assert Preference.objects.get().language == language
    for other in LANGUAGES:
        client.post("/admin/archive/entry/language/", {"language": other, "next": "/admin/"})
        client.get("/admin/", headers={"accept-language": language})
        assert Preference.objects.get().language == other


def test_a_page_in_the_same_language_asks_nothing_more(anna):
    client = desk_client(anna)
    client.get(WHERE)
    with CaptureQueriesContext(connection) as seen:
        client.get("/admin/notices/")
    assert [query["sql"] for query in seen if "archive_preference" in query["sql"]] == []


def test_language_and_e_mails_are_chosen_on_a_page(anna):
    client = desk_client(anna)
    page = client.get(WHERE).content.decode()
    assert "They go to anna@example.org." in page
    answer = client.post(WHERE, {"language": "tr"}, follow=True)
    assert answer.redirect_chain == [(WHERE, 302)]
    assert '<html lang="tr"' in answer.content.decode()
    chosen = Preference.objects.get()
    assert (chosen.user, chosen.language, chosen.by_mail) == (anna, "tr", False)
    client.post(WHERE, {"language": "kk", "by_mail": "on"})
    assert Preference.objects.get().by_mail is True


def test_a_language_that_is_none_of_ours_is_refused(anna):
    client = desk_client(anna)
    assert client.post(WHERE, {"language": "de"}).status_code == 422
    assert Preference.objects.get().language == "en"


def test_nobody_changes_the_preferences_of_others(anna):
    Preference.objects.create(user=anna, language="kk")
    desk_client(a_user("other", "editor")).post(WHERE, {"language": "tr", "user": str(anna.pk)})
    assert Preference.objects.get(user=anna).language == "kk"


def test_readers_pages_ask_for_nobodys_preference(reader_client):
    assert reader_client.get("/en/").status_code == 200
