"""The desk in a real browser: nothing breaks the Content-Security-Policy, tabs and rows work, narrow screens do."""

import shutil

import pytest
from django.db import connections

from archive.editorial.capture import capture
from tests.admin.desk import address, an_editor
from tests.makers import a_record, a_row, an_entry

CHROMIUM = shutil.which("chromium")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here"),
]


@pytest.fixture
def page(live_server, monkeypatch):
    """A page of a signed-in editor, whose `complaints` are what the browser reports."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright keeps a loop in this thread
    from playwright.sync_api import sync_playwright  # late: only these tests need it

    an_editor(password="a long password")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(locale="en-GB")
        page.complaints = []
        page.on("console", lambda said: page.complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto(f"{live_server.url}/admin/")
        page.fill("#id_username", "editor")
        page.fill("#id_password", "a long password")
        page.click("input[type=submit]")
        yield page
        browser.close()
        connections.close_all()  # the ones that the tests opened while that loop ran


def test_an_editors_journey_breaks_no_policy(page, live_server):
    an_entry(a_record("place", title={"en": "Almaty", "kk": "Алматы"}))
    entry = an_entry(a_record("agreement", parts={"actions": [a_row(type="signature")]}))
    page.goto(live_server.url + "/admin/archive/agreement/")
    page.goto(live_server.url + address(entry))
    page.get_by_role("tab", name="Русский").first.click()
    assert page.is_visible("#id_title_ru")
    assert not page.is_visible("#id_title_en")
    page.fill("#id_title_ru", "Договор")
    page.get_by_label("Show the texts in all languages at once").check()
    assert page.is_visible("#id_title_en")
    assert page.is_visible("#id_title_kk")
    page.click("#places-heading")
    page.click("#places-group .add-row a")
    page.click("#places-1 .select2-selection")
    page.fill(".select2-search__field", "алматы")
    page.click(".select2-results__option:has-text('Almaty')")
    page.select_option("#id_places-1-role", "signed")
    page.click("input[name=_continue]")
    assert "was changed successfully" in page.inner_text(".messagelist")
    record = capture(entry).record
    assert record["title"]["ru"] == "Договор"
    assert record["parts"]["places"][0]["role"] == "signed"
    assert page.complaints == []


@pytest.mark.parametrize("path", ["", "archive/agreement/", "archive/entry/", "archive/revision/", "auth/user/"])
def test_pages_fit_a_narrow_screen(page, live_server, path):
    an_entry(a_record("agreement"))
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{live_server.url}/admin/{path}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.complaints == []


def test_the_form_fits_a_narrow_screen(page, live_server):
    entry = an_entry(a_record("diplomat", parts={"postings": [a_row(title={"en": "Ambassador"})]}))
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(live_server.url + address(entry))
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.complaints == []
