"""The embedded server starts and stops where other launchers fail. Every test here starts a real server."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg
import pytest

from config.embedded_postgres import CARELESS, SUPERUSER, EmbeddedPostgres, EmbeddedPostgresError

pytestmark = pytest.mark.launcher


@pytest.fixture
def folder():
    """Give a folder that the server's user can enter, with spaces and Kazakh letters, longer than any
    socket.
    """
    place = Path(tempfile.mkdtemp(prefix="elshi launcher "))
    place.chmod(0o755)
    deep = place / "Қазақ елші мұрағаты" / ("ұ" * 60)
    yield deep
    EmbeddedPostgres(deep / "postgres").stop()
    shutil.rmtree(place)


@pytest.fixture
def server(folder):
    return EmbeddedPostgres(folder / "postgres", CARELESS)


def answer(server, question="SELECT 1"):
    with psycopg.connect(server.url("postgres", SUPERUSER)) as connection:
        return connection.execute(question).fetchone()[0]


def test_it_runs_in_a_path_with_spaces_and_kazakh_letters_and_leaves_nothing_behind(server):
    assert server.start()
    sockets = server.socket_folder()
    assert sockets.stat().st_mode & 0o777 == 0o700
    assert answer(server, "SHOW server_encoding") == "UTF8"
    assert answer(server, "SHOW listen_addresses") == ""
    assert answer(server, "SELECT lower('ҚАЗАҚСТАН')") == "қазақстан"
    server.stop()
    assert not server.running()
    assert not sockets.exists()


def test_starting_a_running_server_changes_nothing_and_stopping_twice_is_harmless(server):
    assert server.start()
    pid = server.pid()
    assert not server.start()
    assert server.pid() == pid
    server.stop()
    server.stop()


def test_data_outlives_a_killed_server_and_its_left_files_are_no_obstacle(folder):
    server = EmbeddedPostgres(folder / "postgres")  # careful: the careless settings do lose the last second
    server.start()
    with psycopg.connect(server.url("postgres", SUPERUSER), autocommit=True) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 'елші' AS word")
    left = server.socket_folder()
    os.kill(server.pid(), signal.SIGKILL)
    deadline = time.monotonic() + 10
    while server.running() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert server.pid() > 0, "a killed server leaves its pid file"
    assert server.start()
    assert answer(server, "SELECT word FROM kept") == "елші"
    assert not left.exists()


def test_a_pid_that_now_belongs_to_another_process_is_no_obstacle(server):
    server.start()
    lines = (server.data_folder / "postmaster.pid").read_text().splitlines()
    server.stop()
    (server.data_folder / "postmaster.pid").write_text("\n".join([str(os.getpid()), *lines[1:]]) + "\n")
    assert not server.running()
    assert server.start()
    assert answer(server) == 1


def test_an_initdb_that_was_killed_is_no_obstacle(server):
    draft = server.data_folder.with_name("postgres.draft")
    draft.mkdir(parents=True)
    (draft / "PG_VERSION").write_text("18\n")
    assert server.start()
    assert not draft.exists()


def test_two_that_start_at_once_share_one_server(server):
    program = (
        "import sys; from pathlib import Path;"
        "from config.embedded_postgres import EmbeddedPostgres, CARELESS;"
        "server = EmbeddedPostgres(Path(sys.argv[1]), CARELESS); print(server.start(), server.pid())"
    )
    command = [sys.executable, "-c", program, str(server.data_folder)]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    said = sorted(process.communicate(timeout=60)[0].split() for process in both)
    assert [started for started, _pid in said] == ["False", "True"]
    assert said[0][1] == said[1][1]


def test_data_of_another_version_is_refused_in_one_sentence(server):
    server.data_folder.mkdir(parents=True)
    (server.data_folder / "PG_VERSION").write_text("17\n")
    with pytest.raises(EmbeddedPostgresError, match="made by PostgreSQL 17, and this is PostgreSQL 18"):
        server.start()


def test_a_server_that_cannot_start_says_why(server):
    server.start()
    server.stop()
    server.settings["shared_buffers"] = "not a size"
    with pytest.raises(EmbeddedPostgresError, match="shared_buffers"):
        server.start()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has folders that the server's user cannot enter")
def test_root_keeps_the_data_where_the_server_can_reach_it(folder):
    folder.mkdir(parents=True)
    folder.chmod(0o700)
    server = EmbeddedPostgres(folder / "postgres", CARELESS)
    try:
        server.start()
        assert server.data_folder.is_relative_to("/var/lib/elshi")
        assert answer(server) == 1
    finally:
        server.stop()
        shutil.rmtree(server.data_folder.parent)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has folders that the server's user cannot enter")
def test_a_fresh_clone_at_an_old_path_starts_empty(folder):
    folder.mkdir(parents=True)
    folder.chmod(0o700)
    places = []
    for _clone in range(2):
        server = EmbeddedPostgres(folder / "postgres", CARELESS)
        server._make_token()  # what start() does first
        places.append(server.data_folder)
        server.token_file.unlink()
    assert places[0] != places[1]
