"""Which sections of parts are written inside other parts, and under what name."""

from collections.abc import Iterator
from functools import cache

from archive.record.schema import Kind

from .located import Listing, Mapping, Value

# The name in the file: (section in the record, field that then points at the part it is written in).
NESTED = {
    "cite": ("citations", "of"),
    "milestones": ("milestones", "posting"),
    "claims": ("claims", "dispute"),
    "actors": ("actors", "of"),
    "relations": ("relations", "of"),
}

# Never written under their own names: citations are `cite`, translation states follow from `supplied`.
HIDDEN = ("citations", "translations")


@cache
def sections_of_entry(kind: Kind) -> dict[str, str]:
    """The sections that can stand in an entry, by their name in the file."""
    return {"cite": "citations"} | {name: name for name in kind.part_by_name if name not in HIDDEN}


@cache
def sections_of_part(kind: Kind, section: str) -> dict[str, tuple[str, str]]:
    """The sections that can be nested in a row of `section`: name in the file → (section, linking field)."""
    if section in HIDDEN:
        return {}
    return {name: nested for name, nested in NESTED.items() if _can_link(kind, *nested, section)}


def _can_link(kind: Kind, section: str, field: str, target: str) -> bool:
    part = kind.part_by_name.get(section)
    if part is None:
        return False
    allowed = part.field(field).parts
    return not allowed or target in allowed


def part_nodes(kind: Kind, entry: Mapping) -> Iterator[tuple[str, Value]]:
    """Every row of an entry with its section, nested ones after the row they are written in."""
    for name, section in sections_of_entry(kind).items():
        yield from _rows(kind, section, entry.items.get(name))


def _rows(kind: Kind, section: str, listing: Value | None) -> Iterator[tuple[str, Value]]:
    for node in listing.items if isinstance(listing, Listing) else ():
        yield section, node
        for name, (nested, _) in sections_of_part(kind, section).items() if isinstance(node, Mapping) else ():
            yield from _rows(kind, nested, node.items.get(name))
