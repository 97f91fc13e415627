"""No page keeps readers out: axe finds nothing on any sort of page, in any language, light or dark, wide or narrow."""

from collections import defaultdict

import pytest
from axe_playwright_python.sync_playwright import Axe

from archive.primitives.languages import LANGUAGES
from tests.site.pages import SORTS, address

pytestmark = pytest.mark.browser
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
MODES = [(scheme, width) for scheme in ("light", "dark") for width in (1280, 320)]


@pytest.mark.parametrize("sort", SORTS)
def test_axe_finds_nothing(sort, open_page, site):
    page = open_page("/healthz", java_script_enabled=True)
    found = defaultdict(list)
    for language in LANGUAGES:
        page.goto(address(sort, language, site))
        for scheme, width in MODES:
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 900})
            for fault in faults(page):
                found[fault].append(f"{language} {scheme} {width}")
    assert not found, "\n".join(f"{fault}: {', '.join(modes)}" for fault, modes in found.items())


def faults(page) -> list[str]:
    """The rules that are broken, and where."""
    violations = Axe().run(page, options=OPTIONS).response["violations"]
    return [f"{one['id']} {node['html'][:200]}" for one in violations for node in one["nodes"]]
