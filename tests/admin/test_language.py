"""The desk speaks the language that was chosen, from the sign-in page on."""

import re

import pytest
from django.urls import reverse

from archive.primitives.languages import LANGUAGES
from tests.admin.desk import desk_client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_switch_is_on_the_sign_in_page_and_lasts(client, language):
    assert 'action="/admin/archive/entry/language/"' in client.get("/admin/login/").content.decode()
    answer = client.post("/admin/archive/entry/language/", {"language": language, "next": "/admin/login/"})
    assert answer.headers["Location"] == "/admin/login/"
    assert f'<html lang="{language}"' in client.get("/admin/login/").content.decode()


def test_the_switch_leads_nowhere_else(client):
    answer = client.post("/admin/archive/entry/language/", {"language": "kk", "next": "https://elsewhere.example/"})
    assert not answer.headers["Location"].startswith("https://elsewhere")


def test_no_page_of_the_desk_has_inline_styles_or_scripts():
    client = desk_client()
    for where in ("/admin/", "/admin/archive/agreement/", "/admin/archive/agreement/add/", "/admin/auth/user/"):
        text = client.get(where).content.decode()
        assert "<style" not in text
        assert " style=" not in text
        assert " onclick=" not in text
        assert [tag for tag in re.findall("<script[^>]*>", text) if " src=" not in " ".join(tag.split())] == []


@pytest.mark.parametrize(
    ("language", "words"),
    [("kk", "Сіз редакторлардың жұмыс орнынан шықтыңыз."), ("ru", "Вы вышли из редакторской."), ("tr", "çıktınız")],
)
def test_whoever_signs_out_is_told_so_and_no_more(language, words):
    client = desk_client()
    client.post(reverse("admin:archive_entry_language"), {"language": language})
    page = client.post("/admin/logout/").content.decode()
    assert words in page
    for strange in ("quality", "Не авторизован", "kaliteli", "уақыт бөлген"):
        assert strange not in page
