"""Pages for what cannot be answered."""

import pytest
from django.test import RequestFactory

from archive.web.views import errors


@pytest.mark.parametrize("language", ["kk", "ru", "en", "tr"])
def test_a_missing_page_is_answered_in_the_language_of_the_address_with_its_words(language):
    response = errors.not_found(RequestFactory().get(f"/{language}/no/such_page"))
    text = response.content.decode()
    assert response.status_code == 404
    assert f'<html lang="{language}">' in text
    assert 'value="no such page"' in text


def test_without_a_language_in_the_address_the_browser_decides():
    request = RequestFactory().get("/nothing", headers={"Accept-Language": "tr"})
    assert '<html lang="tr">' in errors.not_found(request).content.decode()


def test_a_failure_of_ours_is_admitted_in_all_four_languages_at_once():
    response = errors.server_error(RequestFactory().get("/"))
    assert response.status_code == 500
    for language in ("kk", "ru", "tr"):
        assert f'lang="{language}"' in response.content.decode()


def test_a_bad_request_is_said_to_have_searched_nothing():
    response = errors.bad_request(RequestFactory().get("/en/browse"))
    assert response.status_code == 400
    assert "Nothing was searched" in response.content.decode()
