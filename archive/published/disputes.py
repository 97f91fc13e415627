"""The disputes of all published entries: filtered by status and topic, a page at a time, with their claims."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from .elsewhere import Elsewhere, evidence_named
from .kind_names import KIND_NAMES
from .models.index_row import IndexRow
from .pages import addresses, evidence
from .pages.reading import Reading
from .pages.values import Link, Text
from .resolver import Resolver, Target

PER_PAGE = 25

ALL = """
SELECT i.uuid, i.kind, i.number, jsonb_path_query_array(v.body, '$.parts.topics[*].topic') AS topics,
       jsonb_path_query_array(v.body, '$.parts.disputes[*].uuid') AS disputes,
       jsonb_path_query_array(v.body, '$.parts.disputes[*].status') AS statuses
FROM archive_indexrow i JOIN archive_version v ON v.uuid = i.uuid AND v.version = i.version
WHERE v.body->'parts' ? 'disputes' ORDER BY i.lower, i.kind, i.number
"""


@dataclass(frozen=True)
class Held:
    """A dispute by its UUID, the entry it is recorded with, and what the filters want to know of it."""

    uuid: str
    home: str
    status: str
    topics: frozenset[str]


@dataclass(frozen=True)
class Shown:
    """A dispute of the list: the link to where it stands, what it is recorded with, and its claims."""

    link: Link
    home: Link
    kind_name: object
    dispute: evidence.Dispute


@dataclass(frozen=True)
class Found:
    """`total` disputes that suit both filters, those of one page, and how many each other value would give."""

    total: int
    page: int
    pages: int
    shown: tuple[Shown, ...]
    statuses: Mapping[str, int]
    topics: tuple[tuple[Target, int], ...]
    topic: Target | None


def disputes(language: str, status: str = "", topic: str = "", page: int = 1) -> Found:
    """The disputes with this status and of this topic (a public number): four queries.

    A topic that is not published, or names no dispute, finds nothing. The order is that of the entries' dates.
    """
    held = _held()
    resolver = Resolver.of({uuid for one in held for uuid in one.topics})
    chosen = next((target for target in resolver if target.public_number == topic), None)
    of_status = [one for one in held if status in ("", one.status)]
    of_topic = [one for one in held if not topic or (chosen and chosen.uuid in one.topics)]
    both = [one for one in of_status if one in of_topic]
    return Found(
        total=len(both),
        page=page,
        pages=max(1, -(-len(both) // PER_PAGE)),
        shown=tuple(_shown(both[(page - 1) * PER_PAGE : page * PER_PAGE], language)),
        statuses=Counter(one.status for one in of_topic),
        topics=tuple(_topics(of_status, resolver)),
        topic=chosen,
    )


def _held() -> list[Held]:
    """Every dispute of a published entry; an entry that is a topic is of that topic too."""
    return [
        Held(uuid, str(row.uuid), status, frozenset([*_list(row.topics), *([str(row.uuid)] * (row.kind == "topic"))]))
        for row in IndexRow.objects.raw(ALL)
        for uuid, status in zip(_list(row.disputes), _list(row.statuses), strict=True)
    ]


def _list(value: str | list) -> list[str]:
    return json.loads(value) if isinstance(value, str) else value


def _topics(held: list[Held], resolver: Resolver) -> list[tuple[Target, int]]:
    counts = Counter(uuid for one in held for uuid in one.topics if uuid in resolver)
    found = [(resolver.get(uuid), number) for uuid, number in counts.items()]
    return sorted(found, key=lambda pair: (-pair[1], pair[0].number))


def _shown(held: list[Held], language: str) -> list[Shown]:
    found = {one.home: one for one in evidence_named({one.home for one in held}, {one.uuid for one in held})}
    resolver = Resolver.of(set().union(*(one.targets for one in found.values())))
    readings = {home: _reading(one, resolver, language) for home, one in found.items() if home in resolver}
    return [_one(readings[one.home], one.uuid) for one in held if one.home in readings]


def _reading(one: Elsewhere, resolver: Resolver, language: str) -> Reading:
    """The rows as they are served, read as a record that holds nothing else."""
    return Reading({"uuid": one.home, "kind": one.kind, "parts": one.served(resolver).parts}, resolver, language)


def _one(reading: Reading, uuid: str) -> Shown:
    home = reading.resolver.get(reading.record["uuid"])
    row = reading.part(uuid)
    href = f"{addresses.entry(reading.language, home.public_number)}#{addresses.anchor(uuid)}"
    question = reading.words(row["question"]) or Text(home.public_number)
    return Shown(
        Link(href, question),
        reading.entry(home.uuid),
        KIND_NAMES[home.kind].one,
        evidence.dispute(reading, row),
    )
