"""What readers come to do, done in a browser that runs no scripts."""

import csv
import json
import re
from pathlib import Path

import pytest

from archive.primitives.sorting import sort_key

pytestmark = pytest.mark.browser
NUMBER = re.compile(r"\d+")


def total(page) -> int:
    """How many entries the heading of a result says there are."""
    return int(NUMBER.search(page.inner_text("h1"))[0])


def results(page) -> list[str]:
    """The titles of the results on the page."""
    return page.locator(".hits h3 > a:first-child").all_inner_texts()


def path(page) -> str:
    """Path and query of the address."""
    return "/" + page.url.split("/", 3)[3]


def test_search(open_page):
    page = open_page("/en/")
    page.fill("#q", "embassy")
    page.press("#q", "Enter")
    assert path(page) == "/en/browse?q=embassy"
    assert page.input_value("#q") == "embassy"
    assert total(page) >= len(results(page)) > 0


def test_filter(open_page):
    page = open_page("/en/browse")
    value = page.locator("#f-kind a").first
    name, count = value.locator("span").inner_text(), int(value.locator("i").inner_text())
    value.click()
    assert total(page) == count
    assert name in page.inner_text(".chips")
    assert f"{count} entries found. 1 filter applied." in page.inner_text("[role=status]")


def test_filter_on_a_narrow_screen(open_page):
    page = open_page("/en/browse", viewport={"width": 320, "height": 640})
    assert not page.is_visible("#f-kind")
    page.click("#filters > summary")
    page.locator("#f-kind a").first.click()
    assert page.locator(".chips .x").count() == 1


def test_years_are_typed(open_page):
    page = open_page("/en/browse?kind=agreement")
    page.fill("input[name=from]", "1992")
    page.fill("input[name=to]", "1993")
    page.click(".years button")
    assert path(page) == "/en/browse?kind=agreement&from=1992&to=1993"
    assert "1992–1993" in page.inner_text(".chips")


def test_remove_one_filter(open_page):
    page = open_page("/en/browse?q=visa&kind=agreement&from=1991")
    page.locator(".chips a.x", has_text="Kind").click()
    assert path(page) == "/en/browse?q=visa&from=1991"
    assert page.locator(".chips a.x").count() == 2


def test_clear_all_filters(open_page):
    page = open_page("/en/browse?q=visa&kind=agreement&from=1991")
    page.click(".chips a.all")
    assert path(page) == "/en/browse"
    assert page.locator(".chips").count() == 0


def test_sort(open_page):
    page = open_page("/en/browse?kind=place")
    page.locator(".bar ul a", has_text="title").click()
    assert path(page) == "/en/browse?kind=place&sort=title"
    assert page.inner_text(".bar b") == "title"
    assert results(page) == sorted(results(page), key=lambda title: sort_key(title, "en"))


def test_page(open_page):
    page = open_page("/en/browse?kind=agreement")
    first = results(page)
    page.locator("a[rel=next]").first.click()
    assert path(page) == "/en/browse?kind=agreement&page=2"
    assert results(page) != first
    page.locator("a[rel=prev]").last.click()
    assert results(page) == first


def test_open_an_entry(open_page):
    page = open_page("/en/browse?kind=event&q=visit")
    title = results(page)[0]
    page.locator(".hits h3 > a").first.click()
    assert page.inner_text("h1") == title


def test_switch_the_language_of_a_result(open_page):
    page = open_page("/en/browse?kind=agreement&sort=title&page=2")
    number = total(page)
    for language in ("tr", "kk", "ru", "en"):
        page.click(f".tongues a[hreflang={language}]")
        assert path(page) == f"/{language}/browse?kind=agreement&sort=title&page=2"
        assert page.get_attribute("html", "lang") == language
        assert total(page) == number


def test_switch_the_language_of_an_entry(open_page, site):
    page = open_page(f"/ru/{site.numbers['agreement']}")
    page.click(".tongues a[hreflang=kk]")
    assert path(page) == f"/kk/{site.numbers['agreement']}"


def test_follow_a_relation_from_both_ends(open_page, site):
    page = open_page(f"/en/{site.numbers['diplomat']}")
    person = path(page)
    page.locator("main table a[href^='/en/i']").first.click()
    assert path(page).startswith("/en/i")
    page.locator(f"main a[href^='{person}']").first.click()
    assert path(page).startswith(person)


def test_open_an_older_version_and_come_back(open_page, site):
    own = f"/en/{site.numbers['rewritten']}"
    page = open_page(own)
    assert page.inner_text("h1") == "A place, described anew"
    page.click(f"#history a[href='{own}/v1']")
    assert page.inner_text("h1") == "A place"
    assert "This is version 1, not the current one." in page.inner_text(".notice.warm")
    page.click(".notice.warm a")
    assert path(page) == own


def test_read_the_data_of_an_entry(open_page, site):
    page = open_page(f"/en/{site.numbers['agreement']}")
    with page.expect_response("**/*.json") as answer:
        page.locator(".actions a", has_text="JSON").click()
    assert answer.value.json()["number"] == site.numbers["agreement"]


@pytest.mark.parametrize(("form", "which"), [("csv", "CSV table, all"), ("csv", "CSV table, this"), ("jsonl", "JSON")])
def test_download_a_result(open_page, form, which):
    page = open_page("/en/browse?kind=agreement&from=1990&to=2005")
    with page.expect_download() as download:
        page.locator("[aria-labelledby=h-export] a", has_text=which).click()
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(text.splitlines())) if form == "csv" else [json.loads(x) for x in text.splitlines()]
    assert len(rows) == total(page)


def test_from_the_tree_of_topics_to_its_entries(open_page):
    page = open_page("/en/topics")
    link = page.locator(".tree a[rel=nofollow]").first
    number = int(NUMBER.search(link.inner_text())[0])
    link.click()
    assert path(page).startswith("/en/browse?topic=t")
    assert total(page) == number


def test_the_back_button_restores_the_query(open_page):
    page = open_page("/en/browse?q=embassy&kind=institution&sort=title")
    found = results(page)
    page.locator(".hits h3 > a").first.click()
    page.go_back()
    assert path(page) == "/en/browse?q=embassy&kind=institution&sort=title"
    assert page.input_value("#q") == "embassy"
    assert results(page) == found


def test_nothing_found_has_ways_on_that_work(open_page):
    page = open_page("/en/browse?q=zqxj+agreement&kind=topic")
    ways = page.locator("h3 + .related a")
    assert ways.count() >= 1
    for number in range(ways.count()):
        count = int(NUMBER.search(page.locator("h3 + .related .when").nth(number).inner_text())[0])
        ways.nth(number).click()
        assert total(page) == count > 0
        page.go_back()
    page.locator(".links a", has_text="All entries").click()
    assert total(page) > 700


def test_a_query_that_cannot_be_read_keeps_the_form(open_page):
    page = open_page("/en/browse?q=embassy&from=soon&to=1999")
    assert page.input_value("#q-again") == "embassy"
    assert page.input_value("main input[name=to]") == "1999"
    page.fill("main input[name=from]", "1990")
    page.press("main input[name=from]", "Enter")
    assert path(page) == "/en/browse?q=embassy&from=1990&to=1999"
    assert total(page) > 0


def test_the_citation_holds_an_address_that_stays(open_page, site):
    page = open_page(f"/en/{site.numbers['agreement']}")
    title = page.inner_text("h1")
    page.locator(".actions a", has_text="Cite").click()
    assert path(page).endswith("#cite")
    cited = page.inner_text("#cite blockquote .num")
    assert re.fullmatch(rf"{site.url}/{site.numbers['agreement']}/v\d+", cited)
    page.goto(cited)
    assert page.inner_text("h1") == title


def test_with_the_keyboard_alone(open_page):
    page = open_page("/en/")
    page.keyboard.press("Tab")
    assert page.inner_text(":focus") == "Skip to content"
    assert page.locator(":focus").bounding_box()["y"] >= 0
    page.keyboard.press("Tab")
    assert page.inner_text(":focus") == "Skip to search"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("embassy")
    page.keyboard.press("Enter")
    page.wait_for_url("**/browse?q=embassy")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    first = page.locator(".hits h3 > a").first
    for _ in range(300):
        page.keyboard.press("Tab")
        if page.locator(":focus").get_attribute("href") == first.get_attribute("href"):
            break
    title = first.inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/en/[a-z]\d+$"))
    assert page.inner_text("h1") == title
