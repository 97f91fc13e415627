"""What the system tells of a process."""

import os
import subprocess
from pathlib import Path


def command_line(pid: int) -> bytes:
    """Give a process's command line, from /proc or, where there is none, from `ps`; empty if it does not
    live.
    """
    if not exists(pid):
        return b""
    proc = Path("/proc")
    if (proc / "self" / "cmdline").exists():
        try:
            return (proc / str(pid) / "cmdline").read_bytes()
        except (FileNotFoundError, ProcessLookupError):
            return b""
    return subprocess.run(["ps", "-ww", "-o", "command=", "-p", str(pid)], capture_output=True).stdout


def exists(pid: int) -> bool:
    """Tell whether there is a process of that number, be it a zombie."""
    try:
        if pid > 0:
            os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return pid > 0
