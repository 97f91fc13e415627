"""Which user the embedded server runs as. PostgreSQL refuses root, so root needs someone else, who can reach
less.
"""

import os
import pwd
from pathlib import Path


def server_user(data_folder: Path) -> pwd.struct_passwd:
    """Give oneself; for root, who owns the data already, else `postgres` where it exists, else `nobody`."""
    if os.geteuid() != 0:
        return pwd.getpwuid(os.geteuid())
    if data_folder.exists() and data_folder.stat().st_uid != 0:
        return pwd.getpwuid(data_folder.stat().st_uid)
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        return pwd.getpwnam("nobody")


def as_user(user: pwd.struct_passwd) -> dict[str, object]:
    """Give the arguments that make `subprocess` change to a user; none where it is oneself."""
    if user.pw_uid == os.geteuid():
        return {}
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def reachable(folder: Path, user: pwd.struct_passwd) -> bool:
    """Tell whether a user can enter the nearest existing folder of a path, and thus what root makes below
    it.
    """
    while not folder.exists():
        folder = folder.parent
    return all(may_enter(step.stat(), user) for step in (folder.resolve(), *folder.resolve().parents))


def may_enter(status: os.stat_result, user: pwd.struct_passwd) -> bool:
    """Read the search bit that applies to the user."""
    if status.st_uid == user.pw_uid:
        return bool(status.st_mode & 0o100)
    if status.st_gid == user.pw_gid:
        return bool(status.st_mode & 0o010)
    return bool(status.st_mode & 0o001)


def make_private(folder: Path, user: pwd.struct_passwd) -> None:
    """Make a folder that only the user can open."""
    folder.mkdir(mode=0o700)
    if user.pw_uid != os.geteuid():
        os.chown(folder, user.pw_uid, user.pw_gid)
