"""One command from nothing to a served page, however the last run ended. Every test runs the real program."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import pytest

pytestmark = pytest.mark.launcher
PROJECT = Path(__file__).parents[2]
NOT_COPIED = shutil.ignore_patterns("var", ".venv", ".git", "tests", "seeds", "__pycache__", "load_seeds.py")


@pytest.fixture
def folder():
    """Give a copy of the program without seeds, in a path with spaces and Kazakh letters."""
    place = Path(tempfile.mkdtemp(prefix="elshi quickstart "))
    place.chmod(0o755)
    copy = place / "Қазақ елші"
    shutil.copytree(PROJECT, copy, ignore=NOT_COPIED)
    (copy / "seeds").mkdir()
    yield copy
    shutil.rmtree(place)


@pytest.fixture
def port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def start(port):
    """Give a function that runs quickstart in a folder, its output in a file; all are ended at the end."""
    running = []

    def run(folder, port=port, **environment):
        kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG", "TMPDIR"}}
        with (folder / "log").open("a") as log:
            process = subprocess.Popen(
                [sys.executable, "manage.py", "quickstart"],
                cwd=folder, env=kept | {"PORT": str(port)} | environment,
                stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, start_new_session=True,
            )  # fmt: skip
        running.append(process)
        return process

    yield run
    for process in running:
        if process.poll() is None:
            process.terminate()
            process.wait(20)


def page(port, path="/en/"):
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as response:
        return response.read().decode()


def wait_until_served(process, folder, count=1):
    """Wait until the log tells, for the count-th time, that the archive is served."""
    deadline = time.monotonic() + 90
    while (folder / "log").read_text().count("Serving on") < count:
        assert process.poll() is None, (folder / "log").read_text()
        assert time.monotonic() < deadline, (folder / "log").read_text()
        time.sleep(0.1)


def servers(folder):
    """Name the processes of the embedded server of a folder."""
    lines = subprocess.run(["ps", "-ww", "-eo", "pid,args"], capture_output=True, text=True).stdout.splitlines()
    return [line for line in lines if f"{folder}/var/postgres" in line]


def test_first_start_then_sigterm_to_the_group_then_a_second_start_that_changes_nothing(folder, port, start):
    process = start(folder)
    wait_until_served(process, folder)
    assert 'lang="kk"' in page(port, "/kk/")
    assert "admin, password: " in (folder / "log").read_text()
    assert (folder / "var" / "secret_key").stat().st_mode & 0o777 == 0o600
    os.killpg(process.pid, signal.SIGTERM)
    assert process.wait(20) == 0
    assert servers(folder) == []

    began = time.monotonic()
    again = start(folder)
    wait_until_served(again, folder, count=2)
    assert time.monotonic() - began < 10
    log = (folder / "log").read_text()
    assert log.count("password: ") == 1
    assert log.count("Preparing static files") == 1
    again.send_signal(signal.SIGINT)
    assert again.wait(20) == 0


def test_a_killed_run_leaves_nothing_that_blocks_the_next(folder, port, start):
    killed = start(folder)
    wait_until_served(killed, folder)
    killed.kill()  # gunicorn and the database stay behind
    killed.wait()
    again = start(folder)
    wait_until_served(again, folder, count=2)
    assert 'lang="tr"' in page(port, "/tr/")
    again.terminate()
    assert again.wait(20) == 0
    assert servers(folder) == []


def test_a_second_run_in_the_folder_and_a_busy_port_end_in_one_sentence(folder, port, start):
    first = start(folder)
    wait_until_served(first, folder)
    assert start(folder).wait(20) == 1
    assert "The archive of this folder is running already." in (folder / "log").read_text()
    other = folder.with_name("басқа")
    shutil.copytree(folder, other, ignore=NOT_COPIED)
    (other / "seeds").mkdir()
    assert start(other).wait(30) == 1
    assert f"Port {port} is in use by another program: set PORT to a free one." in (other / "log").read_text()
    assert "Traceback" not in (other / "log").read_text() + (folder / "log").read_text()


def runners(folder):
    """Name the processes that keep appointments for a folder."""
    lines = subprocess.run(["pgrep", "-f", "manage.py run_due --every"], capture_output=True, text=True).stdout.split()
    return [pid for pid in lines if Path(f"/proc/{pid}/cwd").resolve() == folder]


def test_appointments_are_kept_in_the_background_by_a_child_that_ends_with_it(folder, port, start):
    for order in (signal.SIGTERM, signal.SIGKILL):
        process = start(folder)
        wait_until_served(process, folder, count=1 if order == signal.SIGTERM else 2)
        [pid] = runners(folder)
        assert b"elshi_desk" in Path(f"/proc/{pid}/environ").read_bytes()
        process.send_signal(order)
        process.wait(20)
        deadline = time.monotonic() + 15
        while runners(folder):
            assert time.monotonic() < deadline
            time.sleep(0.1)
    wait_until_served(start(folder), folder, count=3)  # stops at its end what the killed one has left


def test_an_unreachable_database_ends_in_one_sentence(folder, start):
    url = "postgresql://elshi_desk@127.0.0.1:1/elshi"
    assert start(folder, DATABASE_URL=url, SECRET_KEY="a" * 50).wait(30) == 1
    log = (folder / "log").read_text()
    assert "The database named by DATABASE_URL does not answer" in log
    assert "Traceback" not in log


def test_the_processes_that_serve_do_not_know_the_owner(folder, start):
    process = start(folder)
    wait_until_served(process, folder)
    children = subprocess.run(["pgrep", "-P", str(process.pid)], capture_output=True, text=True).stdout.split()
    environment = Path(f"/proc/{children[0]}/environ").read_text()
    assert "elshi_desk" in environment
    assert "elshi_owner" not in environment
    assert "postgresql://postgres" not in environment
