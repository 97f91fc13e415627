"""Promise to operators: readers can be served by a process that holds no credentials of the desk."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import closing
from urllib.parse import quote, urlsplit, urlunsplit

import pytest
from django.conf import settings
from django.db import connection

from config.database_roles import PUBLIC, role_name
from tests.makers import a_record, a_row, an_entry, published

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.launcher]


def public_url() -> str:
    """The address of the test's database for the public role, which needs no password on a private server."""
    own = connection.settings_dict
    user = role_name(own["NAME"], PUBLIC)
    given = urlsplit(os.environ["TEST_DATABASE_URL"])
    host = given.netloc.rpartition("@")[2]
    return urlunsplit(("postgresql", f"{quote(user)}@{host}", f"/{own['NAME']}", given.query, ""))


def free_port() -> int:
    """A port that nothing listens on now."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def site():
    """The address of a server whose only database URL is the public role's; stopped at the end."""
    port = free_port()
    environment = os.environ | {"DATABASE_URL": public_url(), "PUBLIC_DATABASE_URL": public_url()}
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--no-control-socket", "config.wsgi"],
        cwd=settings.BASE_DIR,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        wait(address, server)
        yield address
    finally:
        server.terminate()
        server.wait(20)
        server.stderr.close()


def wait(address: str, server: subprocess.Popen) -> None:
    """Wait up to half a minute for the first answer."""
    for _ in range(150):
        if server.poll() is not None:
            pytest.fail(server.stderr.read()[-2000:])
        if get(address + "/en/")[0] == 200:
            return
        time.sleep(0.2)
    pytest.fail("the server does not answer")


def get(address: str) -> tuple[int, str]:
    """(status, body); status 0 while nothing listens."""
    try:
        with urllib.request.urlopen(address, timeout=20) as response:  # noqa: S310 — always our own http address
            return response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()
    except OSError:
        return 0, ""


def test_a_reader_is_served_and_the_desk_is_out_of_reach(site):
    hidden = a_record("diplomat", title={"en": "A person not yet published"})
    an_entry(hidden)
    rows = [a_row(role="signatory", entry=hidden["uuid"]), a_row(role="party", words={"en": "The Government"})]
    published(a_record("agreement", title={"en": "A treaty", "kk": "Шарт"}, parts={"actors": rows}))
    for path in ("/en/", "/kk/a1", "/en/a1/v1", "/a1.json", "/en/browse?q=treaty", "/sitemap.xml"):
        status, body = get(site + path)
        assert status == 200, path
        assert "not yet published" not in body
    status, table = get(site + "/en/browse.csv")
    assert status == 200
    assert "A treaty" in table
    assert "not yet published" not in table
    assert get(site + "/en/p1")[0] == 404
