"""A citation is copied with one button where scripts run; where they do not, there is no button."""

import pytest

pytestmark = pytest.mark.browser


def test_without_scripts_there_is_no_button(open_page, site):
    page = open_page(f"/en/{site.numbers['agreement']}")
    assert page.locator("[data-copies]").count() == 1
    assert not page.is_visible("[data-copies]")


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Copied."), ("kk", "Көшірілді."), ("ru", "Скопировано."), ("tr", "Kopyalandı.")]
)
def test_the_citation_is_copied_by_keyboard_and_it_is_said(open_page, site, language, said):
    page = open_page(
        f"/{language}/{site.numbers['agreement']}",
        java_script_enabled=True,
        permissions=["clipboard-read", "clipboard-write"],
    )
    page.focus("[data-copies] button")
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('[data-copies] [role=status]').textContent")
    assert page.inner_text("[data-copies] [role=status]") == said
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == " ".join(page.inner_text("#cited").split())
    assert f"/{site.numbers['agreement']}/v1" in copied


def test_where_it_is_forbidden_the_text_is_marked_instead(open_page, site):
    page = open_page(f"/en/{site.numbers['agreement']}", java_script_enabled=True)
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.click("[data-copies] button")
    page.wait_for_function("document.querySelector('[data-copies] [role=status]').textContent")
    assert "copy it with the keyboard" in page.inner_text("[data-copies] [role=status]")
    assert f"/{site.numbers['agreement']}/v1" in page.evaluate("getSelection().toString()")
