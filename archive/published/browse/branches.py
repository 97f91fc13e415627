"""The values of a facet whose entries lie within one another, as trees."""

from collections.abc import Mapping
from dataclasses import replace

from .values import Value


def trees_of(values: Mapping[str, Value]) -> tuple[Value, ...]:
    """The values as indexed, in the order given, each with those below it; what lies below none shown is a root.

    A value is below its `parent` only; of values that lie in a circle the first is a root.
    """
    below: dict[str, list[str]] = {}
    for one in values:
        below.setdefault(_above(one, values), []).append(one)
    return tuple(_branch(one, values, below) for one in below.get("", []))


def _branch(one: str, values: Mapping[str, Value], below: Mapping[str, list[str]]) -> Value:
    if one not in below:
        return values[one]
    return replace(values[one], below=tuple(_branch(inner, values, below) for inner in below[one]))


def _above(one: str, values: Mapping[str, Value]) -> str:
    """The value above among those shown, or "" for none, and for the first of those that lie in a circle."""
    parent = values[one].name.parent
    if parent not in values:
        return ""
    circle = [one]
    while parent in values and parent not in circle:
        circle.append(parent)
        parent = values[parent].name.parent
    return "" if parent == one and one == min(circle) else values[one].name.parent
