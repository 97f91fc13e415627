"""Rules between several values: what the tables would refuse, said with file and line before writing.

A rule yields pairs of the field to point at and what is wrong.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal

from .faults import Faults
from .located import Mapping as Node
from .located import Scalar

Rule = Callable[[dict], Iterator[tuple[str, str]]]


def check_values(owner: str, values: dict, node: Node, faults: Faults) -> None:
    """Note the faults of one entry (`owner`: its kind) or part (its section) whose values are fine alone."""
    for rule in RULES.get(owner, ()):
        for field, message in rule(values):
            faults.add(node.spots.get(field, node.spot), message)


def check_title(record: dict, node: Node, faults: Faults) -> None:
    """Note an entry that has no heading: without one it cannot be published."""
    if not {"title", "own_title"} & node.items.keys():
        faults.add(node.spot, f"{record['source_keys'][0]!r} has no title in any language; give it one")


def check_chains(record: dict, node: Node, faults: Faults) -> None:
    """Note links between parts of one entry that lead round in a circle."""
    for section, field in (("actors", "behalf"), ("offices", "renamed_from")):
        rows = record.get("parts", {}).get(section, [])
        if any(cycles({row["uuid"]: row[field] for row in rows if field in row})):
            faults.add(node.spot, f"{field} of {section} leads round in a circle; end it somewhere")


def _on_earth(place: dict) -> Iterator[tuple[str, str]]:
    given = {"latitude", "longitude"} & place.keys()
    if len(given) == 1:
        yield given.pop(), "latitude and longitude must be given together"
    for name, most in (("latitude", 90), ("longitude", 180)):
        if name in place and abs(Decimal(place[name])) > most:
            yield name, f"{name} {place[name]} is not on earth; it must be from -{most} to {most}"


def _in_order(figure: dict) -> Iterator[tuple[str, str]]:
    if {"low", "high"} <= figure.keys() and Decimal(figure["low"]) > Decimal(figure["high"]):
        yield "low", f"low {figure['low']} is above high {figure['high']}; exchange them"


def _reasoned(dispute: dict) -> Iterator[tuple[str, str]]:
    if dispute.get("status") == "resolved" and "resolution" not in dispute:
        yield "status", "a resolved dispute needs its resolution"


def _typed(claim: dict) -> Iterator[tuple[str, str]]:
    if "value" in claim and "value_type" not in claim:
        yield "value", "a claimed value needs its value_type"


RULES: dict[str, tuple[Rule, ...]] = {
    "place": (_on_earth,),
    "figures": (_in_order,),
    "disputes": (_reasoned,),
    "claims": (_typed,),
}


def check_parents(records: Iterable[tuple[dict, Node]], faults: Faults) -> None:
    """Note every entry whose `parent` leads back to itself; each record comes with the node it is from."""
    named = {record["uuid"]: (record["parent"], node) for record, node in records if "parent" in record}
    for uuid in cycles({uuid: parent for uuid, (parent, _) in named.items()}):
        parent = named[uuid][1].items["parent"]
        text = parent.text if isinstance(parent, Scalar) else ""
        faults.add(parent.spot, f"the parent {text!r} leads back to this entry; end the circle somewhere")


def cycles(links: Mapping[str, str]) -> Iterator[str]:
    """Those members from which following the links leads back to themselves."""
    for start in links:
        seen, current = set(), links[start]
        while current in links and current != start and current not in seen:
            seen.add(current)
            current = links[current]
        if current == start:
            yield start
