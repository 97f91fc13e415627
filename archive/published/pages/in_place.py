"""Evidence shown in place: rows that another entry holds, read as if they stood in the record of this page."""

from collections.abc import Iterable, Mapping
from typing import Protocol


class Elsewhere(Protocol):
    """Rows by section that are recorded with the entry `home`; `archive.published.elsewhere.Elsewhere` is one."""

    home: str
    parts: Mapping[str, list[dict]]


def joined(record: dict, elsewhere: Iterable[Elsewhere]) -> tuple[dict, dict[str, str]]:
    """The record with the rows of others after its own, and the home of each of those by the UUID of the row."""
    parts = {section: list(rows) for section, rows in record.get("parts", {}).items()}
    homes: dict[str, str] = {}
    for one in elsewhere:
        for section, rows in one.parts.items():
            parts.setdefault(section, []).extend(rows)
            homes |= {row["uuid"]: one.home for row in rows}
    return ({**record, "parts": parts} if parts else record), homes
