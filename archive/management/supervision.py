"""Child processes that end with their parent, and orders to stop that arrive at any moment."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from django.conf import settings
from django.core.management.base import CommandError

ORDERS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
SECONDS_TO_STOP = 8  # longer than gunicorn lets a request go on
SECONDS_TO_SERVE = 60
SECONDS_FOR_PORT = 10  # a killed run's gunicorn may still be finishing


class OrderToStop(BaseException):
    """The operator pressed Ctrl-C or ended the process; not an error, and not to be caught by accident."""


@contextmanager
def stopping_on_order() -> Iterator[None]:
    """Turn the signals that mean "stop" into OrderToStop; once one has come, further ones are ignored."""

    def stop(number: int, frame: object) -> None:
        for order in ORDERS:
            signal.signal(order, signal.SIG_IGN)
        raise OrderToStop

    before = {order: signal.signal(order, stop) for order in ORDERS}
    try:
        yield
    finally:
        for order, handler in before.items():
            signal.signal(order, handler)


@contextmanager
def child(command: Sequence[str], environment: Mapping[str, str]) -> Iterator[subprocess.Popen]:
    """Run a program within the block, and stop it at the end, at first politely."""
    process = subprocess.Popen(command, env=dict(environment), cwd=settings.BASE_DIR, stdin=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def run_command(name: str, *arguments: str, environment: Mapping[str, str]) -> None:
    """Run a management command in a process of its own. Raises CommandError if it fails; it has said why."""
    with child([sys.executable, "manage.py", name, *arguments], environment) as process:
        if process.wait():
            raise CommandError(f"`manage.py {name}` failed (exit {process.returncode}); see above.")


def wait_for_port(port: int) -> None:
    """Wait until a port of this machine can be taken. Raises CommandError when it stays busy."""
    deadline = time.monotonic() + SECONDS_FOR_PORT
    while busy(port):
        if time.monotonic() > deadline:
            raise CommandError(f"Port {port} is in use by another program: set PORT to a free one.")
        time.sleep(0.2)


def busy(port: int) -> bool:
    """Tell whether a port of this machine is taken. Raises CommandError where it may not be taken at all."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except PermissionError:
            raise CommandError(f"This user may not use port {port}: set PORT to one above 1023.") from None
        except OSError:
            return True
    return False


def wait_until_serving(process: subprocess.Popen, port: int) -> None:
    """Wait for the first answer. Raises CommandError when the server ends or stays silent."""
    deadline = time.monotonic() + SECONDS_TO_SERVE
    while not answers(port):
        if process.poll() is not None or time.monotonic() > deadline:
            raise CommandError("The web server does not answer; see above.")
        time.sleep(0.1)


def answers(port: int) -> bool:
    """Tell whether the archive serves on a port; a redirect or a refused host is an answer too."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        opener.open(f"http://127.0.0.1:{port}/healthz", timeout=5).close()
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True


def inherited_environment(**changes: str) -> dict[str, str]:
    """Give this process's environment with changes, and output that is not held back."""
    return os.environ | {"PYTHONUNBUFFERED": "1"} | changes
