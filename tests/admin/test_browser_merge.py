"""Conflict, lost sign-in and kept text in a real browser, with the keyboard, in four languages, light and dark."""

import shutil
from collections import defaultdict

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.db import connections
from django.utils.timezone import localtime

from archive.editorial.capture import capture
from archive.editorial.restore import restore
from archive.editorial.revisions import save_revision
from archive.primitives.languages import LANGUAGES
from tests.admin.desk import address, an_editor
from tests.browser.axe import faults, modes
from tests.makers import a_record, a_row, an_entry

CHROMIUM = shutil.which("chromium")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here"),
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
PASSWORD = "a long password"


@pytest.fixture
def page(live_server, monkeypatch):
    """A page of a signed-in editor, whose `complaints` are what the browser reports."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright keeps a loop in this thread
    from playwright.sync_api import sync_playwright  # late: only these tests need it

    an_editor(password=PASSWORD)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(locale="en-GB")
        page.set_default_timeout(10_000)
        page.complaints = []
        page.on("console", lambda said: page.complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto(f"{live_server.url}/admin/")
        sign_in(page)
        yield page
        browser.close()
        connections.close_all()  # the ones that the tests opened while that loop ran


def sign_in(page):
    page.fill("#id_username", "editor")
    page.fill("#id_password", PASSWORD)
    page.click("input[type=submit]")


def saved_meanwhile(entry, **values):
    """Somebody else saves the entry."""
    author = get_user_model().objects.filter(username="aigul").first() or an_editor("aigul")
    restore([capture(entry).record | values])
    save_revision(entry, author=author)


def an_open_entry(page, live_server, **values):
    entry = an_entry(a_record("agreement", **values))
    page.goto(live_server.url + address(entry))
    return entry


def test_a_conflict_is_chosen_with_the_keyboard_and_breaks_no_policy(page, live_server):
    entry = an_open_entry(page, live_server)
    saved_meanwhile(entry, title={"en": "Theirs", "tr": "Onların"})
    page.fill("#id_title_en", "Mine")
    page.get_by_role("tab", name="Русский").first.click()
    page.fill("#id_title_ru", "Моё")
    page.focus("#id_title_ru")
    page.keyboard.press("Enter")
    page.wait_for_selector(".desk-choose")
    assert page.inner_text(".desk-question legend") == "Title, English"
    assert page.locator(".desk-question :checked").count() == 0
    page.focus("input[value=theirs]")
    page.keyboard.press("ArrowDown")
    assert page.is_checked("input[value=mine]")
    page.focus("button[name=_continue]")
    page.keyboard.press("Enter")
    page.wait_for_selector(".messagelist")
    assert "Meanwhile aigul had saved revision 2" in page.inner_text(".messagelist")
    assert capture(entry).record["title"] == {"en": "Mine", "ru": "Моё", "tr": "Onların"}
    assert [said for said in page.complaints if "409" not in said] == []


def test_axe_finds_nothing_on_the_page_of_a_conflict(page, live_server):
    entry = an_open_entry(page, live_server, parts={"names": [a_row(text="One", language="en", type="short")]})
    page.click("#names-heading")
    page.fill("#id_names-0-text", "Mine")
    page.fill("#id_title_en", "Mine and much more")
    saved_meanwhile(entry, title={"en": "Theirs and much more"}, parts={})
    page.click(".desk-bar input[name=_continue]")
    page.wait_for_selector(".desk-choose")
    found = defaultdict(list)
    for language in LANGUAGES:
        page.context.add_cookies([{"name": "django_language", "value": language, "url": live_server.url}])
        page.reload()
        assert page.get_attribute("html", "lang") == language
        for scheme, width in modes(language):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 900})
            page.wait_for_timeout(400)  # colours fade
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            for fault in faults(page):
                found[fault].append(f"{language} {scheme} {width}")
    assert not found, "\n".join(f"{fault}: {', '.join(where)}" for fault, where in found.items())


def test_an_expired_sign_in_loses_no_character(page, live_server):
    entry = an_open_entry(page, live_server)
    page.fill("#id_title_en", "Typed for an hour – «тест» ğİı")
    page.click("#names-heading")
    page.click("#names-group .add-row a")
    page.fill("#id_names-1-text", "In a new row")
    page.fill("#id_names-1-language", "en")
    page.select_option("#id_names-1-type", "short")
    Session.objects.all().delete()
    page.click(".desk-bar input[name=_continue]")
    page.wait_for_selector("#id_username")
    sign_in(page)
    page.wait_for_selector("#desk-draft button")
    moment = localtime(timezone=settings.DESK_TIME_ZONE)
    assert f"of {moment:%Y-%m-%d %H:}" in page.inner_text("#desk-draft"), (
        "in the zone of the desk, as its pages have it"
    )
    assert "fields: 4" in page.inner_text("#desk-draft")
    page.click("#desk-draft button:has-text('Compare')")
    assert "In a new row" in page.inner_text("#desk-draft table")
    page.click("#desk-draft button:has-text('Restore')")
    assert page.input_value("#id_title_en") == "Typed for an hour – «тест» ğİı"
    page.click(".desk-bar input[name=_continue]")
    page.wait_for_selector(".messagelist")
    record = capture(entry).record
    assert record["title"]["en"] == "Typed for an hour – «тест» ğİı"
    assert [row["text"] for row in record["parts"]["names"]] == ["In a new row"]
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('elshi.draft.'))") == []
    assert page.complaints == []


def test_kept_text_overwrites_nothing_that_was_saved_since(page, live_server):
    entry = an_open_entry(page, live_server)
    page.fill("#id_title_en", "Mine")
    page.fill("#desk-reason", "my reason")
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"{live_server.url}/admin/")
    saved_meanwhile(entry, title={"en": "Theirs"})
    page.goto(live_server.url + address(entry))
    page.click("#desk-draft button:has-text('Restore')")
    assert page.input_value("#id_title_en") == "Theirs"
    assert page.input_value("#desk-reason") == "my reason"
    assert "Mine" in page.inner_text("#desk-draft table")


def test_kept_text_can_be_discarded_and_old_one_goes_by_itself(page, live_server):
    entry = an_open_entry(page, live_server)
    page.fill("#id_title_en", "Mine")
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"{live_server.url}/admin/")
    page.goto(live_server.url + address(entry))
    page.click("#desk-draft button:has-text('Discard')")
    page.evaluate(
        "localStorage.setItem('elshi.draft.1.old', JSON.stringify({time: Date.now() - 15 * 86400000, fields: {}}))"
    )
    page.reload()
    assert page.is_hidden("#desk-draft")
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('elshi.draft.'))") == []


def test_the_switch_of_the_desks_language_keeps_what_was_typed(page, live_server):
    an_open_entry(page, live_server)
    page.fill("#id_title_en", "Mine")
    page.click(".desk-language button[value=tr]")
    page.wait_for_selector("html[lang=tr]")
    page.wait_for_selector("#desk-draft:not([hidden])")
    assert page.input_value("#id_title_en") == "Mine"


def test_leaving_with_unsaved_text_asks_and_signing_out_asks_about_what_is_kept(page, live_server):
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    an_open_entry(page, live_server)
    page.fill("#id_title_en", "Mine")
    page.click("#site-name a")
    page.wait_for_url("**/admin/")
    page.click("#logout-form button")
    page.wait_for_url("**/logout/")
    assert asked == ["beforeunload", "confirm"]
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('elshi.draft.'))") == []


def test_the_bar_never_covers_what_has_the_focus(page, live_server):
    an_open_entry(page, live_server)
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 640})
        page.evaluate("window.scrollTo(0, 0)")
        page.focus("#id_title_en")
        for _step in range(25):
            page.keyboard.press("Tab")
            covered = page.evaluate(
                """async () => {
                    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
                    const one = document.activeElement.getBoundingClientRect();
                    const bar = document.querySelector('.desk-bar');
                    if (bar.contains(document.activeElement)) { return false; }
                    return one.top >= bar.getBoundingClientRect().top && one.top < window.innerHeight;
                }"""
            )
            assert not covered, page.evaluate("document.activeElement.outerHTML")
