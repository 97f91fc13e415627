"""The one command that runs the archive: from nothing to a served page, or, the second time, within
seconds.
"""

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
import psycopg
from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections

from archive.management.fingerprints import fingerprint, is_done, mark_done
from archive.management.supervision import (
    OrderToStop,
    child,
    inherited_environment,
    run_command,
    stopping_on_order,
    wait_for_port,
    wait_until_serving,
)
from config.database_roles import DESK, PUBLIC, role_name
from config.database_urls import EMBEDDED_NAME
from config.embedded_postgres import SUPERUSER, EmbeddedPostgres, EmbeddedPostgresError
from config.secret import make_secret_key

SECONDS_BETWEEN_RUNS = "10"  # of what is due: an appointment is kept that much late at most


class Command(BaseCommand):
    """Prepare the database and the static files, and serve until told to stop."""

    help = "Start the database, prepare everything that is missing, and serve on 127.0.0.1."
    requires_system_checks = ()  # `migrate` and gunicorn's workers check

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=int(os.environ.get("PORT") or 8000))

    def handle(self, *arguments: object, port: int, **options: object) -> None:
        """Hold the folder, run, and end with exit code 0 when told to stop. Raises CommandError in one
        sentence.
        """
        with stopping_on_order(), only_one_here(settings.VAR_DIR / "quickstart.lock"):
            try:
                self.run(port)
            except OrderToStop:
                self.say("Stopped.")
            except EmbeddedPostgresError as fault:
                raise CommandError(str(fault)) from None

    def run(self, port: int) -> None:
        """Use the database that the environment names, else the embedded one, which is stopped at the end."""
        wait_for_port(port)
        self.collect_static()
        if os.environ.get("DATABASE_URL"):
            self.serve_given(port)
            return
        server = EmbeddedPostgres(settings.VAR_DIR / "postgres")
        try:
            # A server that runs already is what a killed run has left: the folder is ours, so it is too.
            server.start()
            self.serve_embedded(server, port)
        finally:
            server.stop()

    def serve_given(self, port: int) -> None:
        """Serve from the operator's own database, which must have been migrated by its owner."""
        connections["default"].ensure_connection()
        environment = inherited_environment()
        if subprocess.run(
            [sys.executable, "manage.py", "migrate", "--check"],
            cwd=settings.BASE_DIR, env=environment, stdout=subprocess.DEVNULL,
        ).returncode:  # fmt: skip
            raise CommandError("The tables are not up to date: run `migrate` with the owner's DATABASE_URL.")
        self.fill(environment, settings.VAR_DIR / "seeds.loaded", settings.DATABASES["default"]["NAME"])
        self.serve(environment, port)

    def serve_embedded(self, server: EmbeddedPostgres, port: int) -> None:
        """Make database, roles and tables as the owner; everything after that sees the other two roles
        only.
        """
        self.say(f"Database: PostgreSQL in {server.data_folder}")
        make_database(server)
        superuser = inherited_environment(DATABASE_URL=server.url(EMBEDDED_NAME, SUPERUSER))
        run_command("migrate", "--verbosity=0", environment=superuser)
        environment = inherited_environment(
            DATABASE_URL=server.url(EMBEDDED_NAME, role_name(EMBEDDED_NAME, DESK)),
            PUBLIC_DATABASE_URL=server.url(EMBEDDED_NAME, role_name(EMBEDDED_NAME, PUBLIC)),
        )
        # Kept with the data, so that an emptied database is filled again.
        self.fill(environment, server.data_folder / "elshi.seeds", "")
        self.serve(environment, port)

    def collect_static(self) -> None:
        """Prepare the static files, unless they are the ones prepared last time."""
        mark = settings.VAR_DIR / "static.done"
        value = fingerprint(static_folders(), django.__version__, repr(settings.STORAGES))
        if is_done(mark, value) and (settings.STATIC_ROOT / "staticfiles.json").exists():
            return
        self.say("Preparing static files")
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        mark_done(mark, value)

    def fill(self, environment: dict[str, str], mark: Path, database: str) -> None:
        """Load the seeds, unless seeds and program are those loaded last time, and make a first
        administrator.
        """
        folders = (settings.BASE_DIR / "seeds", settings.BASE_DIR / "archive")
        value = fingerprint(folders, database)
        if "load_seeds" in get_commands() and not is_done(mark, value):
            run_command("load_seeds", environment=environment)
            mark_done(mark, value)
        run_command("first_administrator", environment=environment)

    def serve(self, environment: dict[str, str], port: int) -> None:
        """Serve under the desk and public roles, and keep appointments, until told to stop. Raises CommandError if the
        server ends.
        """
        environment |= {
            "PORT": str(port),
            "ELSHI_PARENT": str(os.getpid()),
            "HTTPS": os.environ.get("HTTPS") or "0",  # 127.0.0.1 is served without a certificate
            "SECRET_KEY": os.environ.get("SECRET_KEY") or make_secret_key(settings.SECRET_KEY_FILE),
        }
        gunicorn = [sys.executable, "-m", "gunicorn", "--config", "python:config.serving", "config.wsgi"]
        timer = [sys.executable, "manage.py", "run_due", "--every", SECONDS_BETWEEN_RUNS]
        with child(gunicorn, environment) as process, child(timer, environment):
            wait_until_serving(process, port)
            self.say(f"Serving on http://127.0.0.1:{port}/ (editors: /admin/). Ctrl-C stops.")
            process.wait()
            raise CommandError(f"The web server ended (exit {process.returncode}); see above.")

    def say(self, line: str) -> None:
        """Tell the operator at once, also when the output goes to a file."""
        self.stdout.write(line)
        self.stdout.flush()


@contextmanager
def only_one_here(lock: Path) -> Iterator[None]:
    """Keep this folder for ourselves; the system gives it free however we end. Raises CommandError."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    with open(lock, "a", encoding="ascii") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CommandError("The archive of this folder is running already.") from None
        yield


def make_database(server: EmbeddedPostgres) -> None:
    """Make the archive's database on the embedded server, the first time."""
    with psycopg.connect(server.url("postgres", SUPERUSER), autocommit=True) as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [EMBEDDED_NAME]).fetchone()
        if not known:
            connection.execute(f"CREATE DATABASE {EMBEDDED_NAME}")


def static_folders() -> list[Path]:
    """Give the folders of ours that hold static files; those of packages change with their version only."""
    return [Path(folder) for folder in settings.STATICFILES_DIRS]
