"""A real browser on the repository's own content. Playwright's loop lives as long as one file of tests: while it
runs, Django refuses the database to this thread.
"""

import shutil
from collections.abc import Callable, Iterator

import pytest

CHROMIUM = shutil.which("chromium")
SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"]
SWITCHES += ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic"]


@pytest.fixture(scope="module")
def chromium() -> Iterator[object]:
    """Start the system's Chromium; skip where there is none."""
    if CHROMIUM is None:
        pytest.skip("there is no Chromium here")
    from playwright.sync_api import sync_playwright  # late: only these tests need it

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: object, site: object) -> Iterator[Callable]:
    """Give a function that opens a page of a new reader, who runs no scripts; options as of a Playwright context."""
    contexts = []

    def opened(path: str = "/en/", **options: object) -> object:
        options = {"java_script_enabled": False, "locale": "en-GB", "base_url": site.url} | options
        contexts.append(chromium.new_context(**options))
        page = contexts[-1].new_page()
        page.set_default_timeout(10_000)
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()
