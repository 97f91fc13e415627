"""The review in a real browser: three people, the keyboard alone, four languages, light and dark, wide and narrow."""

import shutil
from collections import defaultdict
from datetime import timedelta
from io import StringIO

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connections

from archive.editorial.clock import database_now
from archive.editorial.models.comment import Comment
from archive.editorial.models.progress import Progress
from archive.editorial.models.schedule import Appointment
from archive.editorial.restore import restore
from archive.editorial.revisions import save_revision
from archive.editorial.workflow.comments import Anchor, say
from archive.editorial.workflow.roles import GROUPS
from archive.primitives.languages import LANGUAGES
from archive.published.models.version import Version
from tests.admin.desk import address
from tests.browser.axe import faults, modes
from tests.makers import a_record, a_row, a_user, an_entry, published, submitted

CHROMIUM = shutil.which("chromium")
PASSWORD = "a long password"
pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here"),
]


@pytest.fixture
def desk(live_server, monkeypatch):
    """Give a function that opens the desk for somebody; what browsers complain of must be nothing."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright keeps a loop in this thread
    from playwright.sync_api import sync_playwright  # late: only these tests need it

    complaints = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])

        def opened(name: str):
            page = browser.new_context(locale="en-GB", base_url=live_server.url).new_page()
            page.set_default_timeout(10_000)
            page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.goto("/admin/")
            page.fill("#id_username", name)
            page.fill("#id_password", PASSWORD)
            page.click("input[type=submit]")
            return page

        opened.complaints = complaints
        yield opened
        browser.close()
        connections.close_all()  # the ones that the tests opened while that loop ran
    assert complaints == []


def people(**roles: str) -> dict:
    """Users by name with their roles; the groups go with every flush of the tables, which these tests end with."""
    Group.objects.bulk_create((Group(name=name) for name in GROUPS), ignore_conflicts=True)
    return {name: a_user(name, *role.split(), password=PASSWORD) for name, role in roles.items()}


def state(entry) -> str:
    return Progress.objects.get(pk=entry.pk).state


def test_three_people_write_review_and_publish(desk):
    people(writer="contributor", reviewer="reviewer", publisher="publisher")
    writer = desk("writer")
    writer.goto("/admin/archive/event/add/")
    writer.get_by_role("tab", name="English").first.click()
    writer.fill("#id_title_en", "State visit")
    writer.select_option("#id_type", "visit")
    writer.select_option("#id_status", "held")
    writer.click("input[name=_continue]")
    entry = Progress._meta.get_field("entry").related_model.objects.get()
    review = address(entry, "review")
    writer.goto(review)
    writer.fill("#submit-reason", "New entry")
    writer.click(".review-choice.submit button")
    assert state(entry) == "submitted"

    reviewer = desk("reviewer")
    reviewer.goto(review)
    assert "New entry" in reviewer.inner_text("#content")
    reviewer.get_by_role("link", name="Comment on: Title").click()
    assert reviewer.input_value("#say-about") == "//title"
    assert reviewer.evaluate("document.activeElement.id") == "say-body"
    reviewer.fill("#say-quote", "State visit")
    reviewer.fill("#say-body", "By whom? @writer")
    reviewer.click("#say button")
    assert Comment.objects.get().quote == "State visit"
    reviewer.fill("#return-reason", "Say who came")
    reviewer.click(".review-choice.return button")
    assert state(entry) == "changes-requested"

    writer.goto(address(entry))
    writer.fill("#id_title_en", "State visit of the President")
    writer.click("input[name=_continue]")
    writer.goto(review)
    assert "By whom?" in writer.inner_text("#comments")
    writer.fill("#submit-reason", "Said who")
    writer.click(".review-choice.submit button")

    reviewer.goto(review)
    reviewer.click(".review-choice.approve button.default")
    assert state(entry) == "approved"
    assert "It can be published." in reviewer.inner_text(".review-next")
    assert reviewer.locator(".review-choice.approve").count() == 0

    publisher = desk("publisher")
    publisher.goto(review)
    publisher.click(".review-choice.publish button")
    assert Version.objects.get().body["title"]["en"] == "State visit of the President"
    assert publisher.get_attribute(".desk-state a", "href") == "/en/e1", "where readers see it"


AHEAD = timedelta(seconds=30)  # no appointment can be moved once it is made, not even by a test: it has to come


def set_a_moment(page, form: str) -> str:
    """Fill in a moment that comes soon, to the second, which the inputs do not offer; what was filled in."""
    moment = (database_now() + AHEAD).astimezone(settings.DESK_TIME_ZONE)
    page.eval_on_selector(form, "form => { form.noValidate = true; }")
    page.fill(f"{form} [name=at_day]", f"{moment:%Y-%m-%d}")
    page.fill(f"{form} [name=at_time]", f"{moment:%H:%M:%S}")
    return f"{moment:%Y-%m-%d %H:%M}"


def run_until_done(verb: str) -> None:
    """Run what is due as the timer does, until the one appointment that waits is kept: not before its moment."""
    made = Appointment.objects.get(verb=verb, outcome="waiting")
    while Appointment.objects.filter(pk=made.pk, outcome="waiting").exists():
        assert database_now() < made.at + AHEAD
        call_command("run_due", stdout=StringIO())
    assert Appointment.objects.get(pk=made.pk).finished >= made.at


def read(reader_client):
    """What a reader gets of the first event: Playwright's loop keeps connections of its own, joined here."""
    connections["public"] = connections["default"]
    return reader_client.get("/en/e1")


def test_approved_and_scheduled_in_one_decision_it_is_published_by_itself_and_withdrawn_again(desk, reader_client):
    known = people(writer="editor", chief="reviewer publisher")
    entry = an_entry(a_record("event", title={"en": "Visit to Almaty"}), author=known["writer"])
    submitted(entry, known["writer"])
    chief = desk("chief")
    chief.get_by_role("region", name="Waiting for my review").get_by_role("link", name="Visit to Almaty").click()
    chief.wait_for_url("**/review/")
    assert "published version" not in chief.inner_text("#changes h2"), "nothing is live"
    shown = set_a_moment(chief, ".review-choice.approve")
    chief.fill("#approve-reason", "For the anniversary")
    chief.click("text=Approve and schedule")
    chief.wait_for_selector(".messagelist")
    assert state(entry) == "scheduled"
    assert f"{shown} Asia/Almaty" in chief.inner_text(".desk-state")
    assert read(reader_client).status_code == 404
    run_until_done("publish")
    page = read(reader_client)
    assert page.status_code == 200
    assert "<h1>Visit to Almaty</h1>" in page.content.decode()
    chief.goto(address(entry, "review"))
    chief.click("text=Schedule withdrawal")
    chief.wait_for_selector("#desk-reason")
    set_a_moment(chief, "#content-main form")
    chief.fill("#desk-reason", "The rights end")
    chief.click("#content-main .default")
    chief.wait_for_selector(".messagelist")
    assert read(reader_client).status_code == 200, "until then readers see it"
    run_until_done("withdraw")
    page = read(reader_client)
    assert page.status_code == 410
    assert "The rights end" in page.content.decode()
    chief.goto("/admin/notices/")
    assert "was withdrawn as scheduled" in chief.inner_text("#content-main")


def test_a_passage_is_taken_from_what_is_selected(desk):
    known = people(reviewer="reviewer")
    record = a_record("event", title={"en": "Visit to Ankara in spring"})
    entry = published(record)
    restore([{**record, "title": {"en": "Visit to Almaty in spring"}}])
    save_revision(entry, author=None)
    page = desk("reviewer")
    page.goto(address(entry, "review"))
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.diff-text'))")
    page.get_by_role("link", name="Comment on: Title").click()
    assert page.input_value("#say-quote") == "Visit to Almaty in spring"
    page.fill("#say-body", "Which?")
    page.click("#say button")
    comment = Comment.objects.get()
    assert (comment.language, comment.quote_start, comment.by) == ("en", 0, known["reviewer"])


def test_a_review_by_the_keyboard_alone(desk):
    known = people(writer="editor", reviewer="reviewer")
    entry = an_entry(a_record("event"), author=known["writer"])
    submitted(entry, known["writer"])
    page = desk("reviewer")
    page.goto(address(entry, "review"))
    type_at(page, "say-body", "By keyboard")
    press_until(page, lambda: page.evaluate("document.activeElement.closest('#say button') !== null"))
    page.keyboard.press("Enter")
    page.wait_for_url("**#c*")
    type_at(page, "return-reason", "Not yet")
    press_until(page, lambda: page.evaluate("document.activeElement.matches('.return button')"))
    page.keyboard.press("Enter")
    page.wait_for_selector(".messagelist")
    assert Comment.objects.get().body == "By keyboard"
    assert state(entry) == "changes-requested"


def press_until(page, is_there) -> None:
    """Press Tab until something holds; the focus is never lost on the way, nor caught."""
    for _ in range(150):
        page.keyboard.press("Tab")
        if is_there():
            return
    raise AssertionError("it cannot be reached with the Tab key")


def type_at(page, name: str, text: str) -> None:
    press_until(page, lambda: page.evaluate("document.activeElement.id") == name)
    page.keyboard.type(text)


def busy_entry(known: dict):
    """Changes of every sort, comments open, resolved and orphaned, a decision to make."""
    names = [a_row(text=text, language="en", type="short") for text in ("One", "Two", "Three")]
    old = a_record(
        "event", title={"en": "Visit", "kk": "Сапар"}, summary={"en": "word " * 199 + "word"}, parts={"names": names}
    )
    entry = published(old)
    say(entry, by=known["reviewer"], body="Which?", anchor=Anchor(field="title", quote="Сапар"))
    title = {"en": "State visit", "kk": "Ресми келу", "ru": "Визит", "tr": "Ziyaret"}
    rows = [names[2], {**names[0], "text": "One more"}, a_row(text="Four", language="tr", type="former")]
    date = {"edtf": "1992-03-02", "basis": "inferred"}
    restore([{**old, "title": title, "summary": {"en": "word " * 200 + "end"}, "date": date, "parts": {"names": rows}}])
    save_revision(entry, author=known["writer"], reason="Checked")
    submitted(entry, known["writer"])
    return entry


@pytest.mark.parametrize("name", ["review", "history", "restore"])
def test_axe_finds_nothing_and_narrow_screens_suffice(desk, name, tmp_path):
    known = people(writer="editor", reviewer="reviewer editor")
    entry = busy_entry(known)
    page, found = desk("reviewer"), defaultdict(list)
    if name == "restore":
        Progress.objects.filter(pk=entry.pk).update(state="changes-requested")
    for language in LANGUAGES:
        page.context.add_cookies([{"name": "django_language", "value": language, "domain": "localhost", "path": "/"}])
        for scheme, width in modes(language):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(address(entry, name, *(["1"] if name == "restore" else [])))
            assert desk.complaints == []
            assert page.get_attribute("html", "lang") == language
            mode = f"{language} {scheme} {width}"
            if page.evaluate("document.documentElement.scrollWidth") > width:
                found["wider than the screen"].append(mode)
            for fault in faults(page):
                found[fault].append(mode)
            desk.complaints.clear()  # axe writes styles into the page
            page.screenshot(path=f"{tmp_path}/{name}-{language}-{scheme}-{width}.png", full_page=True)
    assert not found, "\n".join(f"{fault}: {', '.join(where)}" for fault, where in found.items())
