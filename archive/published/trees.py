"""Lists of whole kinds: topics and places as trees, sources by tier."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise

from archive.record.vocabularies import VOCABULARIES

from .current import Current, records_of
from .listing import Row, row_of, rows_of
from .maps.archive_maps import archive_maps
from .models.index_row import IndexRow
from .resolver import Resolver

NO_RESOLVER = Resolver()


@dataclass(frozen=True)
class Node:
    """An entry in a tree, how many entries name it, and what lies below it."""

    row: Row
    count: int
    children: tuple["Node", ...]


def tree(kind: str, facet: str, language: str) -> tuple[Node, ...]:
    """All entries of a kind by their `parent`, each level by title; four queries.

    An entry whose parent is not published stands at the top.
    """
    found, records = of_kind(kind, language)
    counts = counts_of(facet)
    below: dict[str, list[IndexRow]] = {}
    for row in found:
        below.setdefault(_parent(records, row), []).append(row)
    return _nodes(below, "", records, counts, language)


def counts_of(facet: str) -> Mapping[str, int]:
    """How many entries have each value of a facet: one query."""
    return archive_maps().sizes.get(facet, {})


def sources_by_tier(language: str) -> list[tuple[Promise, list[Row]]]:
    """The sources in the order of the tiers, by title within each."""
    found, records = of_kind("source", language)
    rows = {str(row.uuid): row for row in found}
    result = []
    for tier, label in VOCABULARIES["source_tier"].items():
        members = [row for uuid, row in rows.items() if uuid in records and records[uuid].record["tier"] == tier]
        if members:
            result.append((label, list(rows_of(members, records, language, NO_RESOLVER))))
    return result


def of_kind(kind: str, language: str) -> tuple[list[IndexRow], dict[str, Current]]:
    """The index rows of a kind by title, and their records: three queries."""
    rows = IndexRow.objects.filter(kind=kind).order_by(f"sort_{language}", "number").only("uuid", "kind", "number")
    found = list(rows)
    records = records_of(row.uuid for row in found)
    return [row for row in found if str(row.uuid) in records], records


def _parent(records: Mapping[str, Current], row: IndexRow) -> str:
    """The entry above, or "" at the top; entries that lie in a circle all stand at the top."""
    own, seen = str(row.uuid), set()
    above = parent = records[own].record.get("parent", "")
    while above in records and above not in seen:
        seen.add(above)
        above = records[above].record.get("parent", "")
    return parent if parent in records and own not in seen else ""


def _nodes(
    below: dict[str, list[IndexRow]],
    parent: str,
    records: Mapping[str, Current],
    counts: Mapping[str, int],
    language: str,
) -> tuple[Node, ...]:
    return tuple(
        Node(
            row_of(row, records[uuid].record, language, NO_RESOLVER),
            counts.get(uuid, 0),
            _nodes(below, uuid, records, counts, language),
        )
        for row in below.get(parent, ())
        for uuid in [str(row.uuid)]
    )
