"""The desk in a real browser: nothing breaks the Content-Security-Policy, tabs and rows work, narrow screens do."""

import shutil
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import connections
from django.urls import reverse

from archive.editorial.capture import capture
from archive.editorial.journal import note
from archive.editorial.revisions import latest
from archive.editorial.workflow.comments import say
from archive.editorial.workflow.sharing import share, token_of
from tests.admin.desk import address, an_editor
from tests.makers import a_record, a_row, an_entry, an_exemption, submitted

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


LIGHT = """() => [...document.querySelectorAll('body *')].filter(one =>
  [...one.childNodes].some(node => node.nodeType === 3 && node.textContent.trim())
  && one.getClientRects().length && getComputedStyle(one).fontWeight < 400).map(one => one.outerHTML.slice(0, 80))"""


def test_no_words_are_in_a_light_face_which_may_lack_kazakh_letters(page, live_server):
    entry = an_entry(a_record("agreement"))
    for path in ("/admin/", "/admin/archive/agreement/", address(entry), "/admin/policy/"):
        page.goto(live_server.url + path)
        assert page.evaluate(LIGHT) == [], path


LONG = "Agreement on" + " cooperation" * 12
NARROW = ["", "policy/", "auth/user/", "auth/user/add/", "archive/exemption/", "archive/exemption/add/"]
NARROW += [f"archive/{name}/" for name in ("agreement", "entry", "revision", "journalline")]


@pytest.mark.parametrize("path", NARROW)
def test_pages_fit_a_narrow_screen(page, live_server, path):
    an_exemption(by=get_user_model().objects.get())
    submitted(an_entry(a_record("agreement", title={"en": LONG})))
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{live_server.url}/admin/{path}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.complaints == []


def test_the_page_of_shared_previews_fits_a_narrow_screen(page, live_server):
    entry = an_entry(a_record("agreement", title={"en": LONG}))
    link = share(entry, latest(entry), by=get_user_model().objects.get(), duration=timedelta(hours=1))
    page.set_viewport_size({"width": 320, "height": 640})
    for path in (address(entry, "share"), reverse("admin:shared", args=[token_of(link), "kk"])):
        page.goto(live_server.url + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.complaints == []


def test_the_first_page_is_used_by_keyboard(page, live_server):
    an_entry(a_record("topic", title={"en": "Trade"}))
    page.goto(live_server.url + "/admin/")
    page.focus("#board-q")
    page.keyboard.type("trade")
    page.keyboard.press("Enter")
    page.wait_for_url("**/archive/entry/**")
    assert page.inner_text("#result_list tbody th, #result_list tbody td").strip()
    page.goto(live_server.url + "/admin/policy/")
    page.focus(".board-scroll")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_the_form_fits_a_narrow_screen(page, live_server):
    entry = an_entry(a_record("diplomat", parts={"postings": [a_row(title={"en": "Ambassador"})]}))
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(live_server.url + address(entry))
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.complaints == []


# Of the words in the headings of rows, those that stand on two lines.
BROKEN = """selector => [...document.querySelectorAll(selector)].flatMap(cell => {
  const text = [...cell.querySelectorAll('a')].map(one => one.firstChild).find(one => one && one.nodeType === 3);
  return text ? [...text.data.matchAll(/[^\\s-]+/g)].filter(word => {
    const range = document.createRange();
    range.setStart(text, word.index);
    range.setEnd(text, word.index + word[0].length);
    return range.getClientRects().length > 1;
  }).map(word => word[0]) : [];
})"""


@pytest.mark.parametrize("language", ["kk", "ru", "tr"])
def test_no_name_of_a_list_is_broken_within_a_word(page, live_server, language):
    page.click(f".desk-language button[value={language}]")
    assert page.evaluate(BROKEN, "#content-main th, .board-lists th") == []
    page.set_viewport_size({"width": 360, "height": 800})
    assert page.evaluate(BROKEN, "#content-main th, .board-lists th") == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate(BROKEN, "#content-main th, .board-lists th") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(live_server.url + "/admin/archive/topic/")
    assert page.evaluate(BROKEN, "#nav-sidebar th") == []


def test_what_is_checked_stands_as_high_as_what_is_not(page, live_server):
    page.goto(live_server.url + "/admin/preferences/")
    page.check("input[name=language][value=en]")
    tops = "() => [...document.querySelectorAll('input[type=radio]')].map(one => one.getBoundingClientRect().top - "
    tops += "one.parentElement.getBoundingClientRect().top)"
    assert len({round(top) for top in page.evaluate(tops)}) == 1


def test_what_stands_under_one_another_on_the_review_begins_at_one_line(page, live_server):
    editor = get_user_model().objects.get()
    entry = an_entry(a_record("topic", title={"en": "Trade"}), author=editor)
    say(entry, by=editor, body="See the gazette")
    page.goto(live_server.url + address(entry, "review"))
    left = "selector => [...document.querySelectorAll(selector)].map(one => { const range = document.createRange();"
    left += "range.selectNodeContents(one); return Math.round(range.getClientRects()[0].left); })"
    assert len(set(page.evaluate(left, ".comment-thread > h3, .comment-by, .comment-body"))) == 1


@pytest.mark.parametrize("language", ["kk", "ru", "tr"])
def test_the_journal_is_seen_whole_on_a_screen_of_common_width(page, live_server, language):
    editor = get_user_model().objects.get()
    editor.first_name, editor.last_name = "Айгүл", "Серікқызы"
    editor.save()
    entry = an_entry(a_record("agreement", title={"en": LONG}), author=editor)
    say(entry, by=editor, body="See the gazette")
    note("refused", entry.uuid, editor, action="approve", why="You have written some of this since it was published.")
    page.click(f".desk-language button[value={language}]")
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(live_server.url + "/admin/archive/journalline/")
    hidden = "document.querySelector('#changelist .results').scrollWidth"
    assert page.evaluate(f"{hidden} - document.querySelector('#changelist .results').clientWidth") <= 0
