"""What every test finds: a server, Django, a closed network, and clients that act as the database's roles.

The environment is made while this file is imported: that is before pytest-django sets Django up, and in the
controller of a parallel run before its workers start.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import hypothesis
import pytest
from django.conf import settings

from config.database_urls import parsed
from tests import environment, network

SERVER = environment.prepare()

# In continuous integration one commit gives one answer: examples are drawn from the tests themselves, not from chance.
hypothesis.settings.register_profile("ci", derandomize=True, deadline=None, print_blob=True)
hypothesis.settings.register_profile("desk", deadline=None, print_blob=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "desk")


def pytest_configure(config: pytest.Config) -> None:
    """Close the network and read the settings, in the controller and in every worker."""
    network.close()
    read, made = settings.DATABASES["default"], parsed(os.environ["TEST_DATABASE_URL"])
    if any(read[key] != made[key] for key in ("HOST", "USER", "OPTIONS")):
        raise pytest.UsageError("settings were read too early: unset DJANGO_SETTINGS_MODULE")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that ask a database, by themselves or through a fixture."""
    for item in items:
        if item.get_closest_marker("django_db") or {"db", "transactional_db"}.intersection(item.fixturenames):
            item.add_marker("database")


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the server where it was started."""
    if SERVER is not None:
        environment.end(SERVER)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Begin and end each test in English: a request leaves its own language behind on the thread."""
    from django.utils import translation  # late: conftest is imported before Django is set up

    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def one_connection(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let the alias `public` be the test's own connection, which alone sees what the test has not
    committed.
    """
    from django.db import connections  # late: conftest is imported before Django is set up

    if "_django_db_helper" in request.fixturenames or request.node.get_closest_marker("django_db"):
        # First, for it closes the aliases that the test did not ask for: the real `public`, not our stand-in.
        request.getfixturevalue("_django_db_helper")
    real = connections["public"]
    connections["public"] = connections["default"]
    yield
    connections["public"] = real


@pytest.fixture(autouse=True)
def sets_read_anew() -> None:
    """Forget the sets of the test before: what it wrote was undone, and nothing newer says so."""
    from archive.published import kept  # late: conftest is imported before Django is set up
    from archive.published.maps import archive_maps  # late: as above

    archive_maps.forget()
    kept.forget()


@pytest.fixture
def as_role() -> Callable[[str], AbstractContextManager[None]]:
    """Give the context manager that acts as "owner", "desk" or "public" on the test's connection."""
    from tests.roles import role_on_connection  # late: as above

    return role_on_connection


@pytest.fixture
def reader_client(db: None) -> object:
    """Give a browser whose every request runs under the public role."""
    from tests.roles import ReaderClient  # late: as above

    return ReaderClient()


@pytest.fixture(scope="session")
def site() -> Iterator[object]:
    """Serve the repository's own content over HTTP, to look at and not to change: a `tests.site.server.Site`."""
    from tests.site.server import seeded  # late: only tests of the whole program need it

    with seeded() as served:
        yield served
