"""What axe finds on a page, and the modes in which a page is shown to it."""

import os
from itertools import product

from axe_playwright_python.base import AXE_SCRIPT

from archive.primitives.languages import LANGUAGES

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
SCHEMES, WIDTHS = ("light", "dark"), (1280, 320)


def modes(language: str) -> list[tuple[str, int]]:
    """Colour schemes with widths: each of both in each language, and each pair in every other language.

    Colours do not depend on the language, nor the structure of a page on its colours: no rule looks at all three.
    With AXE_MODES=all each pair in each language.
    """
    if os.environ.get("AXE_MODES") == "all":
        return list(product(SCHEMES, WIDTHS))
    widths = WIDTHS if LANGUAGES.index(language) % 2 else WIDTHS[::-1]
    return list(zip(SCHEMES, widths, strict=True))


def faults(page: object) -> list[str]:
    """The rules that are broken, and where."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE_SCRIPT)
    violations = page.evaluate("options => axe.run(document, options).then(found => found.violations)", OPTIONS)
    return [f"{one['id']} {node['html'][:200]}" for one in violations for node in one["nodes"]]
