"""The disputes of all published entries: filtered by status, topic and state, a page at a time, with their claims."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from .elsewhere import Elsewhere, evidence_named
from .kind_names import KIND_NAMES
from .models.index_row import IndexRow
from .pages import addresses, evidence
from .pages.reading import Reading
from .pages.values import Link, Text
from .resolver import Resolver, Target

PER_PAGE = 25

# The states that an entry names itself, and those that one of its disputes is about as "dispute state".
ALL = """
WITH states AS MATERIALIZED (
    SELECT i.uuid FROM archive_indexrow i JOIN archive_version v ON v.uuid = i.uuid AND v.version = i.version
    WHERE i.kind = 'institution' AND v.body->>'type' = 'state'
), home AS MATERIALIZED (
    SELECT i.uuid, i.kind, i.number, i.lower, v.body->'parts' AS parts
    FROM archive_indexrow i JOIN archive_version v ON v.uuid = i.uuid AND v.version = i.version
    WHERE i.facets && ARRAY['dispute:open', 'dispute:resolved', 'dispute:artefact']
), evidence AS MATERIALIZED (
    SELECT h.uuid, one.row->>'uuid' AS part, one.row->>'of' AS of, one.row->>'entry' AS entry
    FROM home h, jsonb_path_query(h.parts, '$.relations[*] ? (exists (@.of))') one(row)
)
SELECT h.uuid, h.kind, h.number, h.lower,
       jsonb_path_query_array(h.parts, '$.topics[*].topic') AS topics,
       jsonb_path_query_array(h.parts, '$.disputes[*].uuid') AS disputes,
       jsonb_path_query_array(h.parts, '$.disputes[*].status') AS statuses,
       ARRAY(SELECT s.uuid::text FROM states s WHERE s.uuid = h.uuid
             UNION SELECT l.target::text FROM archive_link l JOIN states s ON s.uuid = l.target
             WHERE l.subject = h.uuid AND l.shown
             AND coalesce(l.part::text, '') NOT IN (SELECT e.part FROM evidence e WHERE e.uuid = h.uuid)) AS named,
       ARRAY(SELECT concat(e.of, ' ', s.uuid) FROM evidence e JOIN states s ON s.uuid::text = e.entry
             WHERE e.uuid = h.uuid) AS about
FROM home h ORDER BY h.lower, h.kind, h.number
"""

# The first open dispute of each of the latest entries that have one.
LATEST = """
SELECT i.uuid, i.kind, i.number,
       jsonb_path_query_first(v.body, '$.parts.disputes[*] ? (@.status == "open").uuid')->>0 AS dispute
FROM archive_indexrow i JOIN archive_version v ON v.uuid = i.uuid AND v.version = i.version
WHERE i.facets && ARRAY['dispute:open'] ORDER BY i.lower DESC NULLS LAST, i.kind, i.number LIMIT %s
"""


@dataclass(frozen=True)
class Held:
    """A dispute by its UUID, the entry it is recorded with, and what the filters want to know of it."""

    uuid: str
    home: str
    status: str
    topics: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()


Test = Callable[[Held], bool]


@dataclass(frozen=True)
class Shown:
    """A dispute of the list: the link to where it stands, what it is recorded with, and its claims."""

    link: Link
    home: Link
    kind_name: object
    dispute: evidence.Dispute


@dataclass(frozen=True)
class Found:
    """`total` disputes that suit all filters, those of one page, and how many each other value would give."""

    total: int
    page: int
    pages: int
    shown: tuple[Shown, ...]
    statuses: Mapping[str, int]
    topics: tuple[tuple[Target, int], ...]
    states: tuple[tuple[Target, int], ...]
    topic: Target | None
    state: Target | None


def disputes(language: str, status: str = "", topic: str = "", state: str = "", page: int = 1) -> Found:
    """The disputes with this status, of this topic and about this state (public numbers): four queries.

    A topic or state that is not published, or names no dispute, finds nothing. The order is that of the entries' dates.
    """
    held = _held()
    resolver = Resolver.of({uuid for one in held for uuid in one.topics | one.states})
    tests = {
        "status": lambda one: status in ("", one.status),
        "topic": _names("topics", _numbered(resolver, topic), topic),
        "state": _names("states", _numbered(resolver, state), state),
    }
    suiting = _suiting(held, tests)
    return Found(
        total=len(suiting),
        page=page,
        pages=max(1, -(-len(suiting) // PER_PAGE)),
        shown=tuple(_shown(suiting[(page - 1) * PER_PAGE : page * PER_PAGE], language)),
        statuses=Counter(one.status for one in _suiting(held, tests, but="status")),
        topics=_counted("topics", _suiting(held, tests, but="topic"), resolver),
        states=_counted("states", _suiting(held, tests, but="state"), resolver),
        topic=_numbered(resolver, topic),
        state=_numbered(resolver, state),
    )


def a_few(language: str, number: int) -> list[Shown]:
    """An open dispute of each of the latest entries that have one: three queries."""
    latest = IndexRow.objects.raw(LATEST, [number])
    return _shown([Held(row.dispute, str(row.uuid), "open") for row in latest], language)


def _suiting(held: list[Held], tests: Mapping[str, Test], but: str = "") -> list[Held]:
    """Those that pass all the tests `but` one."""
    wanted = [test for name, test in tests.items() if name != but]
    return [one for one in held if all(test(one) for test in wanted)]


def _numbered(resolver: Resolver, number: str) -> Target | None:
    return next((target for target in resolver if target.public_number == number), None)


def _names(field: str, chosen: Target | None, number: str) -> Test:
    """Whether a dispute has the chosen entry among those in `field`; without a number, all have."""
    return lambda one: not number or bool(chosen and chosen.uuid in getattr(one, field))


def _held() -> list[Held]:
    """Every dispute of a published entry; an entry that is a topic is of that topic too."""
    return [one for row in IndexRow.objects.raw(ALL) for one in _held_by(row)]


def _held_by(row: IndexRow) -> Iterator[Held]:
    topics = frozenset([*_list(row.topics), *([str(row.uuid)] * (row.kind == "topic"))])
    about = [pair.split() for pair in row.about]
    for uuid, status in zip(_list(row.disputes), _list(row.statuses), strict=True):
        states = frozenset([*row.named, *(state for dispute, state in about if dispute == uuid)])
        yield Held(uuid, str(row.uuid), status, topics, states)


def _list(value: str | list) -> list[str]:
    return json.loads(value) if isinstance(value, str) else value


def _counted(field: str, held: list[Held], resolver: Resolver) -> tuple[tuple[Target, int], ...]:
    """The entries that disputes have in `field`, with how many each has, the most first."""
    counts = Counter(uuid for one in held for uuid in getattr(one, field) if uuid in resolver)
    found = [(resolver.get(uuid), number) for uuid, number in counts.items()]
    return tuple(sorted(found, key=lambda pair: (-pair[1], pair[0].number)))


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
