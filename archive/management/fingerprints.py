"""Whether what a slow step reads has changed since the step last succeeded."""

import hashlib
from collections.abc import Iterable
from pathlib import Path


def fingerprint(folders: Iterable[Path], *more: str) -> str:
    """Name the content of all files below some folders, and whatever else counts, by one hash."""
    digest = hashlib.sha256(repr(more).encode())
    for folder in folders:
        for file in sorted(path for path in folder.rglob("*") if counts(path)):
            digest.update(file.relative_to(folder).as_posix().encode() + b"\0")
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def counts(path: Path) -> bool:
    """Leave out folders and what Python compiles."""
    return path.is_file() and "__pycache__" not in path.parts


def is_done(mark: Path, value: str) -> bool:
    """Tell whether the step has succeeded for this very content."""
    return mark.exists() and mark.read_text(encoding="ascii") == value


def mark_done(mark: Path, value: str) -> None:
    """Remember that the step has succeeded."""
    mark.parent.mkdir(parents=True, exist_ok=True)
    mark.write_text(value, encoding="ascii")
