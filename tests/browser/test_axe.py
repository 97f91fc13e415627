"""No page keeps readers out: axe finds nothing on any sort of page, in any language, light or dark, wide or narrow."""

from collections import defaultdict

import pytest

from archive.primitives.languages import LANGUAGES
from tests.browser.axe import faults, modes
from tests.site.pages import SORTS, address

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("sort", SORTS)
def test_axe_finds_nothing(sort, open_page, site):
    page = open_page("/healthz", java_script_enabled=True)
    found = defaultdict(list)
    for language in LANGUAGES:
        page.goto(address(sort, language, site))
        for scheme, width in modes(language):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 900})
            for fault in faults(page):
                found[fault].append(f"{language} {scheme} {width}")
    assert not found, "\n".join(f"{fault}: {', '.join(where)}" for fault, where in found.items())


def test_axe_finds_what_is_there(open_page):
    page = open_page("/healthz", java_script_enabled=True)
    page.set_content('<html lang="en"><title>One</title><main><h1>One</h1><img src="data:,"></main>')
    assert [fault.split()[0] for fault in faults(page)] == ["image-alt"]
    page.set_content('<html lang="en"><title>One</title><main><h1 style="color: #ddd">One</h1></main>')
    assert [fault.split()[0] for fault in faults(page)] == ["color-contrast"]
