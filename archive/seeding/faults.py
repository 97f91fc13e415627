"""Faults of seed files: where, what, and how to mend it."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import NamedTuple


class Spot(NamedTuple):
    """A line of a file; lines count from 1."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


class Fault(NamedTuple):
    """What is wrong at a spot; sorts by file and line."""

    spot: Spot
    message: str

    def __str__(self) -> str:
        return f"{self.spot}: {self.message}"


class Faults:
    """Collects faults, so that one reading reports them all."""

    def __init__(self) -> None:
        self._found: set[Fault] = set()

    def add(self, spot: Spot, message: str) -> None:
        """Note a fault; the same one twice counts once."""
        self._found.add(Fault(spot, message))

    def all(self) -> list[Fault]:
        """All faults by file and line."""
        return sorted(self._found)


def nearest(name: str, known: Iterable[str]) -> str:
    """The end of a message about an unknown name: the known name most like it, if one is alike at all."""
    found = get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f" (did you mean {found[0]!r}?)" if found else ""
