"""The arrows between the packages point down, as pyproject.toml declares them."""

import subprocess
import sys
from pathlib import Path


def test_no_package_imports_what_is_above_it():
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
        cwd=Path(__file__).parents[2], capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
