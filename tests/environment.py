"""The surroundings of a test run, made before Django reads its settings.

One private server is started for the whole run; the xdist workers inherit its address. `TEST_DATABASE_URL`, the
URL of a superuser, who alone may become every role, names an existing server instead.
"""

import os
import secrets
import shutil
import tempfile
from pathlib import Path

from config.embedded_postgres import CARELESS, SUPERUSER, EmbeddedPostgres
from config.processes import exists

PREFIX = "elshi-tests-"
MARK = "ELSHI_TEST_RUN"  # tells the workers that their controller has prepared everything


def prepare() -> EmbeddedPostgres | None:
    """Set the environment for the settings; give the server that this process has to stop, if it started
    one.
    """
    server = None
    if MARK not in os.environ:
        os.environ[MARK] = str(os.getpid())
        if not os.environ.get("TEST_DATABASE_URL"):
            server = start_server()
            os.environ["TEST_DATABASE_URL"] = server.url("elshi", SUPERUSER)
    os.environ["DATABASE_URL"] = os.environ["TEST_DATABASE_URL"]
    os.environ.pop("PUBLIC_DATABASE_URL", None)
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "SECRET_KEY": secrets.token_hex(32),
        "ALLOWED_HOSTS": "testserver,127.0.0.1,localhost",
        "DEBUG": "0",
        "HTTPS": "0",
        "STATIC_HASHED": "0",
        "KEPT_PAGES_MB": "0",  # a test's pages are of one transaction, which counts as one state of the archive
    }
    return server


def start_server() -> EmbeddedPostgres:
    """Start a server in a temporary folder, and clear away what killed runs have left."""
    sweep()
    folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))
    folder.chmod(0o755)  # as root, the server runs as another user, who must get in
    server = EmbeddedPostgres(folder / "postgres", CARELESS | {"max_connections": "200"})
    server.start()
    return server


def end(server: EmbeddedPostgres) -> None:
    """Stop a run's server and remove its folder."""
    server.stop()
    shutil.rmtree(server.data_folder.parent, ignore_errors=True)


def sweep() -> None:
    """Stop the servers of test runs whose process is gone, and remove their folders."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*-*"):
        pid = int(folder.name.removeprefix(PREFIX).split("-")[0])
        if not exists(pid) and os.access(folder, os.W_OK):
            end(EmbeddedPostgres(folder / "postgres"))
