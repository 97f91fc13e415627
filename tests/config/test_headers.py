"""Every answer carries the strict headers."""


def test_no_page_allows_anything_unsafe(client):
    policy = client.get("/healthz").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "data:" not in policy


def test_powerful_browser_features_are_off_everywhere(client):
    assert "geolocation=()" in client.get("/healthz").headers["Permissions-Policy"]
