"""The numbered sources of a page: one number a source, in the order in which the record cites them."""

from collections.abc import Iterable
from dataclasses import dataclass

from .values import Refs


@dataclass(frozen=True)
class Supports:
    """One citation of a source: what it supports (None: the entry as a whole), where in the source, and how."""

    part: str | None
    path: str
    function: str
    locator: str
    note: dict | None
    source: str = ""
    number: int = 0


class Sources:
    """The citations of a record, by source and by what they support."""

    def __init__(self, citations: Iterable[dict]) -> None:
        self.by_source: dict[str, list[Supports]] = {}
        self._of_part: dict[str, list[Supports]] = {}
        self._of_field: dict[str, list[int]] = {}
        order: dict[str, int] = {}
        for row in citations:
            number = order.setdefault(row["source"], len(order) + 1)
            supports = Supports(
                row.get("of"),
                row.get("path", ""),
                row["function"],
                row.get("locator", ""),
                row.get("note"),
                row["source"],
                number,
            )
            self.by_source.setdefault(row["source"], []).append(supports)
            if supports.part:
                self._of_part.setdefault(supports.part, []).append(supports)
            elif number not in self._of_field.setdefault(supports.path, []):
                self._of_field[supports.path].append(number)

    def cited_by(self, part: str) -> list[Supports]:
        """The citations of a part."""
        return self._of_part.get(part, [])

    def of_part(self, part: str) -> Refs:
        """The sources of a part, whichever of its fields they are about."""
        return Refs(tuple(sorted({one.number for one in self.cited_by(part)})))

    def of_field(self, path: str) -> Refs:
        """The sources of one field of the entry."""
        return Refs(tuple(self._of_field.get(path, ())))
