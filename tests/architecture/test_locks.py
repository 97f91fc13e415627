"""The lock files say all that an installation with hashes needs, whatever newer releases appear meanwhile."""

import re
from importlib.metadata import distributions
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
LOCKS = ["requirements.lock", ".ci/requirements-test.lock"]
PINNED = re.compile(r"^([A-Za-z0-9._-]+)(\[[^\]]*\])?==(\S+)", re.M)
WITH_EXTRAS = re.compile(r"^([A-Za-z0-9._-]+)\[([^\]]+)\]([^;]*)(;.*)?$")


def normal(name: str) -> str:
    """A name as the registry compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("lock", LOCKS)
def test_what_is_asked_for_with_extras_is_locked_with_them(lock):
    """Without them pip 23 takes the newest release of such a package, and refuses it for want of a hash."""
    pinned = {normal(name): set(filter(None, (extras or "").strip("[]").split(",")))
              for name, extras, _version in PINNED.findall((PROJECT / lock).read_text())}  # fmt: skip
    asked = {
        (normal(found[1]), extra.strip())
        for one in distributions()
        if normal(one.metadata["Name"]) in pinned
        for found in [WITH_EXTRAS.match(line) for line in one.requires or [] if "extra ==" not in line]
        if found
        for extra in found[2].split(",")
    }
    assert pinned
    assert not {(name, extra) for name, extra in asked if name in pinned and extra not in pinned[name]}


@pytest.mark.parametrize("lock", LOCKS)
def test_each_package_is_locked_with_hashes(lock):
    text = (PROJECT / lock).read_text()
    pieces = re.split(r"^(?=[A-Za-z])", text, flags=re.M)[1:]
    assert pieces
    assert not [
        piece.split()[0] for piece in pieces if "==" not in piece.split("\n")[0] or "--hash=sha256:" not in piece
    ]
