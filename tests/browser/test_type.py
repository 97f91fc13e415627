"""Lines of a length that reads well, and every letter of the four languages in the fonts that the pages ask for."""

import pytest

from archive.primitives.languages import LANGUAGES
from tests.site.pages import address

pytestmark = pytest.mark.browser
KAZAKH, TURKISH = "ӘәҒғҚқҢңӨөҰұҮүҺһІі", "ÇçĞğİıÖöŞşÜü"
PROSE = [("agreement", ".lead"), ("event", ".lead"), ("topic", ".lead"), ("about", ".prose p"), ("place", ".lead")]

# The full lines of the running text in characters: the last line of a paragraph may be of any length.
LINES = """selector => [...document.querySelectorAll(selector)].flatMap(one => {
  const range = document.createRange(), lines = [];
  const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
  let bottom = null;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    for (let at = 0; at < node.length; at += 1) {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = range.getBoundingClientRect();
      if (!box.width) { continue; }
      if (bottom === null || box.top >= bottom) { lines.push(0); bottom = box.bottom; }
      lines[lines.length - 1] += 1;
    }
  }
  return lines.slice(0, -1);
})"""

# A letter that no font has is drawn as the box that a private character gets; one that a font has empty, as nothing.
DRAWN = """([letters, selector]) => {
  const style = getComputedStyle(document.querySelector(selector));
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 80;
  const pen = canvas.getContext('2d', {willReadFrequently: true});
  pen.font = `${style.fontWeight} 48px ${style.fontFamily}`;
  const draw = letter => {
    pen.clearRect(0, 0, 80, 80);
    pen.fillText(letter, 10, 60);
    return pen.getImageData(0, 0, 80, 80).data.join();
  };
  const nothing = draw(' '), box = draw('\\uE0F0');
  return [...letters].filter(letter => [nothing, box].includes(draw(letter)));
}"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_running_text_has_fifty_five_to_seventy_five_characters_a_line(open_page, site, language):
    page = open_page("/healthz", viewport={"width": 1280, "height": 900}, java_script_enabled=True)
    lines = []
    for sort, selector in PROSE:
        page.goto(address(sort, language, site))
        lines += page.evaluate(LINES, selector)
    assert len(lines) > 10
    assert 55 <= sum(lines) / len(lines) <= 75
    assert max(lines) <= 80


@pytest.mark.parametrize(("language", "letters"), [("kk", KAZAKH), ("tr", TURKISH)])
@pytest.mark.parametrize("selector", ["h1", "h2", ".lead", ".facts dt", "button", "body"])
def test_every_letter_is_drawn(open_page, site, language, letters, selector):
    page = open_page(address("agreement", language, site), java_script_enabled=True)
    assert page.evaluate(DRAWN, [letters, selector]) == []


@pytest.mark.parametrize(("language", "letters"), [("kk", KAZAKH), ("tr", TURKISH)])
def test_the_letters_are_of_the_family_of_their_neighbours(open_page, site, language, letters):
    """What Chromium says it drew a text with: one family, whichever of the list this machine has."""
    page = open_page(address("agreement", language, site), java_script_enabled=True)
    plain = "АБВабв" if language == "kk" else "ABCabc"
    for selector in ("h1", ".lead", ".facts dt"):
        drawn = [families(page, selector, text) for text in (plain, letters)]
        assert drawn[0] == drawn[1], selector
        assert len(drawn[1]) == 1, selector


def families(page, selector: str, text: str) -> set[str]:
    """The fonts that Chromium draws this text with where such an element stands."""
    page.locator(selector).first.evaluate(
        "(one, text) => { one.textContent = text; one.id = 'drawn'; return one.offsetWidth; }", text
    )
    protocol = page.context.new_cdp_session(page)
    protocol.send("DOM.enable")
    protocol.send("CSS.enable")
    root = protocol.send("DOM.getDocument")["root"]["nodeId"]
    node = protocol.send("DOM.querySelector", {"nodeId": root, "selector": "#drawn"})["nodeId"]
    fonts = protocol.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    protocol.detach()
    page.locator("#drawn").evaluate("one => one.removeAttribute('id')")
    return {font["familyName"] for font in fonts}
