"""The chain that an agreement stands in: what it amends, supersedes, implements or extends, and what does so to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from archive.primitives import edtf
from archive.record.heading import main_date
from archive.record.relations import CHAINING, RELATIONS

from .connections import Connections, date_of
from .reading import Reading
from .sections import Section
from .values import Joined, Refs

DEEPEST = 20  # no chain of real agreements is as deep; what is, is cut rather than drawn off the page


@dataclass(frozen=True)
class Step:
    """An agreement of the chain: how the one above is related to it, when, and what builds on it.

    `is_again`: it stands elsewhere in the chain with all that builds on it. `remark`, `refs` and `anchor` belong to
    the relation, where the entry of the page owns it.
    """

    value: object
    how: str
    when: object
    is_here: bool
    is_again: bool
    below: tuple["Step", ...]
    remark: object = ""
    refs: Refs = Refs()
    anchor: str = ""


@dataclass(frozen=True)
class _Edge:
    """`later` builds on `earlier` by a relation of the type `label`; `row` is the relation if this entry owns it."""

    later: str
    label: str
    earlier: str
    row: dict | None = None


def chain(reading: Reading, connections: Connections) -> Section | None:
    """The chain as a tree, the agreements that build on no other at its top; None if this one stands alone."""
    edges = _edges(reading, connections)
    if not edges:
        return None
    own = reading.record["uuid"]
    later = {edge.later for edge in edges}
    tops = list(dict.fromkeys(edge.earlier for edge in edges if edge.earlier not in later)) or [own]
    tree = _Tree(reading, edges)
    steps = tuple(tree.step(uuid, None) for uuid in sorted(tops, key=lambda uuid: _order(reading, uuid)))
    return Section("chain", _("Amendments and implementing agreements"), "chain", steps, count=len(tree.seen) - 1)


def _edges(reading: Reading, connections: Connections) -> list[_Edge]:
    """Each relation once: the entry's own, those that lead to it, those further on."""
    own = reading.record["uuid"]
    found = [_Edge(own, row["type"], row["entry"], row) for row in connections.take_own(*CHAINING)]
    found += [_Edge(link.subject, link.label, own) for link in connections.take("relations", *CHAINING)]
    found += [_Edge(link.subject, link.label, link.target) for link in connections.around if link.subject != own]
    known = {(edge.later, edge.label, edge.earlier): edge for edge in reversed(found)}
    return [known[key] for key in dict.fromkeys((edge.later, edge.label, edge.earlier) for edge in found)]


class _Tree:
    """Builds the steps; an agreement that builds on two stands under both, but is unfolded only once."""

    def __init__(self, reading: Reading, edges: Iterable[_Edge]) -> None:
        self.reading = reading
        self.seen: set[str] = set()
        self.by_earlier: dict[str, list[_Edge]] = {}
        for edge in edges:
            self.by_earlier.setdefault(edge.earlier, []).append(edge)

    def step(self, uuid: str, edge: _Edge | None, depth: int = 0) -> Step:
        """An agreement with all that builds on it."""
        reading, is_again = self.reading, uuid in self.seen
        self.seen.add(uuid)
        is_end = is_again or depth == DEEPEST
        edges = [] if is_end else sorted(self.by_earlier.get(uuid, []), key=lambda one: _order(reading, one.later))
        row = edge.row if edge and edge.row else {}
        is_here = uuid == reading.record["uuid"]
        target = reading.resolver.get(uuid)
        return Step(
            value=reading.words(reading.record.get("title")) if is_here else reading.entry(uuid),
            how=str(RELATIONS[edge.label].inverse) if edge else "",
            when=next(reading.main_date(), None) if is_here else date_of(target, reading.language),
            is_here=is_here,
            is_again=is_again and uuid in self.by_earlier,
            below=tuple(self.step(one.later, one, depth + 1) for one in edges),
            remark=Joined((reading.doubt(row), reading.words(row.get("note"))), "; "),
            refs=reading.refs(row["uuid"]) if row else Refs(),
            anchor=reading.anchor(row["uuid"]) if row else "",
        )


def _order(reading: Reading, uuid: str) -> tuple:
    """By date, then by number."""
    if uuid == reading.record["uuid"]:
        found = main_date(reading.record)
        when = edtf.parse(found["edtf"]) if found else None
        return _key(when and (when.lower or when.upper), 0)
    target = reading.resolver.get(uuid)
    return _key(target.lower or target.upper, target.number)


def _key(day: date | None, number: int) -> tuple:
    return (day is None, day.toordinal() if day else 0, number)
