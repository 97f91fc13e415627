"""Narrow screens, the reader's own colours and motion, print."""

import pytest

from archive.primitives.languages import LANGUAGES
from tests.site.pages import ENTRY_KINDS, SORTS, address

pytestmark = pytest.mark.browser
WIDEST = "Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)"
MOVING = """[...document.querySelectorAll('*')].filter(one => {
  const style = getComputedStyle(one);
  return style.scrollBehavior === 'smooth' || parseFloat(style.transitionDuration) || style.animationName !== 'none';
}).map(one => one.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_is_wider_than_a_narrow_screen(open_page, site, language):
    page = open_page("/healthz", viewport={"width": 320, "height": 640})
    widths = {}
    for sort in SORTS:
        page.goto(address(sort, language, site))
        widths[sort] = page.evaluate(WIDEST)
    assert {sort: width for sort, width in widths.items() if width > 320} == {}


def test_nothing_moves_for_those_who_want_no_motion(open_page, site):
    page = open_page("/healthz", reduced_motion="reduce")
    for sort in SORTS:
        page.goto(address(sort, "en", site))
        assert page.evaluate(MOVING) == [], sort


def test_forced_colours_leave_controls_and_choices_visible(open_page):
    page = open_page("/en/browse?kind=agreement", forced_colors="active")
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    for control in (".find button", ".chips a.x"):
        assert style(page, control, "borderTopWidth") == "1px", control
    for choice in (".tongues a[aria-current]", ".bar b", "#f-kind a[aria-current]"):
        assert style(page, choice, "textDecorationLine") == "underline", choice


def style(page, selector: str, name: str) -> str:
    """A property of the first such element, as computed."""
    return page.locator(selector).first.evaluate(f"one => getComputedStyle(one).{name}")


@pytest.mark.parametrize("kind", ENTRY_KINDS)
def test_print_has_address_and_version_and_no_navigation(open_page, site, kind):
    page = open_page(f"/en/{site.numbers[kind]}")
    page.emulate_media(media="print")
    for gone in (".find", ".rail", ".crumbs", ".side", ".skip", ".colophon ul"):
        assert not page.locator(gone).first.is_visible(), gone
    cited = page.inner_text("#cite blockquote")
    assert f"{site.url}/{site.numbers[kind]}/v1" in cited
    assert "version 1" in cited
    assert page.pdf(format="A4").startswith(b"%PDF")
