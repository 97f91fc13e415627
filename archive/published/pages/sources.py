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


class Sources:
    """The citations of a record, by source and by what they support."""

    def __init__(self, citations: Iterable[dict]) -> None:
        self.by_source: dict[str, list[Supports]] = {}
        self._numbers: dict[tuple[str | None, str], list[int]] = {}
        order: dict[str, int] = {}
        for row in citations:
            number = order.setdefault(row["source"], len(order) + 1)
            supports = Supports(
                row.get("of"), row.get("path", ""), row["function"], row.get("locator", ""), row.get("note")
            )
            self.by_source.setdefault(row["source"], []).append(supports)
            numbers = self._numbers.setdefault((supports.part, supports.path), [])
            if number not in numbers:
                numbers.append(number)

    def of_part(self, part: str) -> Refs:
        """The sources of a part, whichever of its fields they are about."""
        found = {number for (cited, _), numbers in self._numbers.items() if cited == part for number in numbers}
        return Refs(tuple(sorted(found)))

    def of_field(self, path: str) -> Refs:
        """The sources of one field of the entry."""
        return Refs(tuple(self._numbers.get((None, path), ())))
