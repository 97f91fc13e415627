"""Promise to readers: no request to any other site, no cookie, nothing kept in the browser."""

import pytest

from tests.site.pages import SORTS, address

pytestmark = pytest.mark.browser


def test_nothing_is_asked_of_others_and_nothing_is_kept(open_page, site):
    page = open_page("/healthz", java_script_enabled=True)
    asked, complaints = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda said: complaints.append(said.text) if "Security Policy" in said.text else None)
    for sort in SORTS:
        page.goto(address(sort, "kk", site))
        assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert len(asked) > len(SORTS)
    assert [url for url in asked if not url.startswith(site.url + "/")] == []
    assert page.context.cookies() == []
    assert complaints == []
