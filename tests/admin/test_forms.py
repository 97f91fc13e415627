"""Every kind's pages answer, in four languages."""

import pytest
from django.urls import reverse

from archive.editorial.models.registry import KIND_MODELS
from archive.primitives.languages import LANGUAGES
from tests.admin.desk import desk_client, filled_entry

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KIND_MODELS)
def test_form_pages_answer(kind, language):
    client = desk_client()
    client.cookies["django_language"] = language
    entry = filled_entry(kind)
    for name, arguments in (("add", []), ("change", [entry.pk])):
        page = client.get(reverse(f"admin:archive_{kind}_{name}", args=arguments))
        assert page.status_code == 200
        text = page.content.decode()
        assert f'<html lang="{language}"' in text
        assert "<b>line</b>" not in text, "what was typed is shown as text"
