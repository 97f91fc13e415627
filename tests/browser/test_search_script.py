"""What the script adds to the search form: names suggested while one types, and letters put at the cursor."""

import re

import pytest

from tests.browser.axe import faults

pytestmark = pytest.mark.browser


@pytest.fixture
def page(open_page):
    return open_page("/en/", java_script_enabled=True)


def test_names_are_suggested_and_chosen_with_the_keyboard(page):
    page.type("#q", "нурсул")
    page.wait_for_selector("#suggestions a")
    assert page.get_attribute("#q", "aria-expanded") == "true"
    assert page.inner_text("#suggestions b") == "People"
    assert faults(page) == []
    page.press("#q", "ArrowDown")
    chosen = page.get_attribute("#q", "aria-activedescendant")
    assert page.get_attribute(f"#{chosen}", "aria-selected") == "true"
    title = page.inner_text(f"#{chosen}")
    page.press("#q", "Enter")
    page.wait_for_url("**/en/p*")
    assert page.inner_text("h1") == title == "Nursultan Nazarbayev"


def test_escape_closes_and_enter_searches_for_what_was_typed(page):
    page.type("#q", "ankara")
    page.wait_for_selector("#suggestions a")
    page.press("#q", "Escape")
    assert not page.is_visible("#suggestions")
    assert page.get_attribute("#q", "aria-expanded") == "false"
    page.press("#q", "Enter")
    page.wait_for_url("**/en/browse?q=ankara")


def test_a_suggestion_is_clicked(page):
    page.type("#q", "almaty")
    page.click("#suggestions a >> nth=0")
    page.wait_for_url(re.compile(r"/en/[a-z]\d+$"))


def test_a_letter_is_put_at_the_cursor(page):
    page.goto("/kk/search")
    page.fill("#ask-title", "лем")
    page.focus("#ask-title")
    page.keyboard.press("Home")
    page.click("button[data-letter] >> nth=0")
    assert page.input_value("#ask-title") == "әлем"
    assert page.url.endswith("/kk/search")


def test_without_the_script_a_letter_is_added_to_the_question(open_page):
    page = open_page("/kk/browse?q=zqxj")
    page.click("button[data-letter] >> nth=0")
    assert page.input_value("#q") == "zqxjә"
    page.click("#search button")
    assert page.url.endswith("/kk/browse?q=zqxj%D3%99")


def test_the_advanced_form_asks_the_question_it_wrote(open_page):
    page = open_page("/en/search")
    page.fill("#ask-phrase", "joint statement")
    page.select_option("#ask-kind", "agreement")
    page.click(".ask button")
    assert page.input_value("#q") == '"joint statement" kind:agreement'
    assert page.locator(".chips a.x").count() == 2
    page.locator(".chips a.x", has_text="joint").click()
    assert page.input_value("#q") == "kind:agreement"
