"""The values of a facet whose entries lie within one another, as trees."""

from collections.abc import Mapping
from dataclasses import replace

from archive.published.resolver import Resolver

from .values import Value


def trees_of(values: Mapping[str, Value], resolver: Resolver) -> tuple[Value, ...]:
    """The values by UUID, in the order given, each with those below it; what lies below none shown is a root.

    An entry is below its `parent` only; of entries that lie in a circle the first is a root.
    """
    below: dict[str, list[str]] = {}
    for uuid in values:
        below.setdefault(_above(uuid, values, resolver), []).append(uuid)
    return tuple(_branch(uuid, values, below) for uuid in below.get("", []))


def _branch(uuid: str, values: Mapping[str, Value], below: Mapping[str, list[str]]) -> Value:
    return replace(values[uuid], below=tuple(_branch(one, values, below) for one in below.get(uuid, [])))


def _above(uuid: str, values: Mapping[str, Value], resolver: Resolver) -> str:
    """The entry above among the values, or "" for none, and for the first of those that lie in a circle."""
    parent = _parent(uuid, resolver)
    if parent not in values:
        return ""
    circle = [uuid]
    while parent in values and parent not in circle:
        circle.append(parent)
        parent = _parent(parent, resolver)
    return "" if parent == uuid and uuid == min(circle) else _parent(uuid, resolver)


def _parent(uuid: str, resolver: Resolver) -> str:
    target = resolver.get(uuid)
    return target.body.get("parent", "") if target else ""
