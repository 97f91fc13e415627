"""The table of endings, read once: ending → the ways it may be one."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).with_name("endings.tsv")


class Ending(NamedTuple):
    """One variant of one row of the table."""

    slot: str
    text: str
    after: str  # letters of sound classes, or empty if `behind` says what it follows
    behind: str  # the slot that must stand directly before it, or empty
    gives: tuple[str, ...]  # what stands in the stem for the cut ending
    doubt: int
    harmonic: bool


def read(table: str) -> dict[str, tuple[Ending, ...]]:
    """Ending text → its rows; ValueError for a row without six columns."""
    found: dict[str, list[Ending]] = defaultdict(list)
    for line in table.splitlines():
        if line and not line.startswith("#"):
            for ending in _row(line):
                found[ending.text].append(ending)
    return {text: tuple(rows) for text, rows in found.items()}


def _row(line: str) -> Iterator[Ending]:
    slot, variants, after, gives, doubt, _meaning = line.split("\t")
    classes, behind = ("", after[1:]) if after.startswith("+") else (after, "")
    letters = () if gives == "-" else tuple(gives.split())
    texts = variants.split()
    for text in texts:
        if text != "any":
            yield Ending(slot, text, classes, behind, letters, int(doubt), "any" not in texts)


ENDINGS = read(TABLE.read_text(encoding="utf-8"))
LONGEST = max(map(len, ENDINGS))
