"""Promise to readers: what another process publishes, changes or withdraws shows in the very next answer."""

from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from django.db import connection

from archive.editorial.restore import restore
from archive.editorial.revisions import save_revision
from archive.publishing.publish import publish
from archive.publishing.republish import republish
from archive.publishing.withdraw import withdraw
from config.database_roles import PUBLIC, role_name
from tests.makers import a_record, published
from tests.site.server import database_url, get, serving

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.launcher]
TIMES = 8  # enough to reach each of the workers, which keep their pages apart


@pytest.fixture
def site():
    """The address of the program, served by processes of its own."""
    name = connection.settings_dict["NAME"]
    with serving(database_url(name, role_name(name, PUBLIC))) as url:
        yield url


def answers(address: str) -> set[tuple[int, str]]:
    """All that is answered when the page is asked for again and again."""
    return {get(address) for _ in range(TIMES)}


def test_every_worker_shows_each_change_at_once(site):
    record = a_record("event", title={"en": "The first title"})
    entry = published(record)
    [(status, body)] = answers(f"{site}/en/e1")
    assert (status, "The first title" in body) == (200, True)

    restore([{**record, "title": {"en": "The second title"}}])
    save_revision(entry, author=None)
    assert answers(f"{site}/en/e1") == {(200, body)}
    publish(entry, by=None, basis="seeded", note="test")
    [(status, changed)] = answers(f"{site}/en/e1")
    assert (status, "The second title" in changed) == (200, True)

    withdraw(entry, by=None, reason="Mistaken")
    assert {status for status, _ in answers(f"{site}/en/e1") | answers(f"{site}/en/e1/v1")} == {410}
    republish(entry, by=None, reason="Not mistaken")
    assert answers(f"{site}/en/e1") == {(200, changed)}


def test_a_page_has_a_head_without_body_and_is_not_sent_twice(site):
    published(a_record("event"))
    reader = HTTPConnection(urlsplit(site).netloc)

    def asked(method, **headers):
        reader.request(method, "/en/e1", headers=headers)
        response = reader.getresponse()
        return response.status, response.headers, response.read()

    _, page, body = asked("GET")
    status, head, nothing = asked("HEAD")
    assert (status, head["Content-Length"], head["ETag"]) == (200, str(len(body)), page["ETag"])
    assert nothing == b""
    status, _, nothing = asked("GET", **{"If-None-Match": page["ETag"]})
    assert (status, nothing) == (304, b"")
    reader.close()
