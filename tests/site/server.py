"""The real program over the repository's own content: a database of its own, gunicorn with the public role alone."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

import psycopg

from config.database_roles import PARTS, PUBLIC, role_name

PROJECT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Site:
    """Where it is served, and the public number of an entry to look at for each kind and each special case."""

    url: str
    numbers: Mapping[str, str]


@contextmanager
def seeded() -> Iterator[Site]:
    """Serve the seeds from a new database, which is dropped at the end."""
    name = f"elshi_site_{os.getpid()}"
    with database(name):
        numbers = filled(name)
        analyzed(name)
        with serving(database_url(name, role_name(name, PUBLIC))) as url:
            yield Site(url, numbers)


@contextmanager
def database(name: str) -> Iterator[None]:
    """An empty database on the tests' server; at the end it goes, with the roles made for it."""
    with psycopg.connect(database_url("postgres"), autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
        try:
            yield
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
            for part in PARTS:
                server.execute(f'DROP ROLE IF EXISTS "{role_name(name, part)}"')


def filled(name: str, program: str = "tests.site.content", *arguments: str) -> dict[str, str]:
    """Fill a database in a process of its own; what that process tells."""
    told = subprocess.run(
        [sys.executable, "-m", program, *arguments],
        cwd=PROJECT,
        env=os.environ | {"DATABASE_URL": database_url(name)},
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    return json.loads(told.stdout)


def filled_with_nothing(name: str) -> None:
    """Make the tables of a database, and its roles."""
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity", "0"],
        cwd=PROJECT,
        env=os.environ | {"DATABASE_URL": database_url(name)},
        check=True,
    )


def analyzed(name: str) -> None:
    """Let the server look at what was filled in, as it does by itself within a minute or so."""
    with psycopg.connect(database_url(name), autocommit=True) as server:
        server.execute("ANALYZE")


def database_url(name: str, user: str = "") -> str:
    """The address of a database on the tests' server, for its superuser or for a role, which needs no password."""
    given = urlsplit(os.environ["TEST_DATABASE_URL"])
    host = given.netloc.rpartition("@")[2]
    place = f"{quote(user)}@{host}" if user else given.netloc
    return urlunsplit(("postgresql", place, f"/{name}", given.query, ""))


@contextmanager
def serving(public_url: str, program: str = "config.wsgi", **environment: str) -> Iterator[str]:
    """Run gunicorn with no database but the readers'; its address. It is stopped at the end."""
    port = free_port()
    own = {"DATABASE_URL": public_url, "PUBLIC_DATABASE_URL": public_url, "KEPT_PAGES_MB": "64"}
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "--config", "python:config.serving", program],
        cwd=PROJECT,
        env=os.environ | own | environment | {"PORT": str(port), "ELSHI_PARENT": str(os.getpid())},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    url = f"http://127.0.0.1:{port}"
    try:
        wait(url, server)
        yield url
    finally:
        server.terminate()
        server.wait(20)
        server.stderr.close()


def free_port() -> int:
    """A port that nothing listens on now."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait(url: str, server: subprocess.Popen) -> None:
    """Wait up to half a minute for the first answer. Raises RuntimeError with what the server said."""
    for _ in range(150):
        if server.poll() is not None:
            raise RuntimeError(server.stderr.read()[-2000:])
        if get(url + "/healthz")[0]:
            return
        time.sleep(0.2)
    raise RuntimeError(f"{url} does not answer")


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
