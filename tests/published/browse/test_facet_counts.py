"""The counts of every facet over generated records, compared with counting by hand."""

from datetime import UTC, datetime

import pytest
from django.db import transaction
from django.http import QueryDict
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from archive.primitives.edtf import parse
from archive.published.browse.counts import Counts
from archive.published.browse.filters import BrowseFilters
from archive.published.facets import offered
from archive.published.maps.archive_maps import archive_maps, forget
from archive.published.models.version import Address
from archive.publishing.index import reindex
from archive.record.status import status
from tests.makers import a_record, a_row, published

TODAY = datetime.now(UTC).date()  # what publishing takes for today, too: a date with an open end has come by then
DATES = ["1991", "1992-03-02", "1995/2003", "2027-01-01", "[1998..]"]
STEPS = ["signature", "entry-into-force", "termination"]
DISPUTES = ["open", "resolved"]

# A world: the parents of four topics (a number below four, or none), and what the other entries name.
AGREEMENT = st.fixed_dictionaries(
    {
        "kind": st.just("agreement"),
        "topics": st.sets(st.integers(0, 3)),
        "steps": st.lists(st.tuples(st.sampled_from(STEPS), st.sampled_from(DATES)), max_size=2),
        "disputes": st.sets(st.sampled_from(DISPUTES)),
        "sources": st.sets(st.integers(0, 1)),
    }
)
EVENT = st.fixed_dictionaries(
    {
        "kind": st.just("event"),
        "topics": st.sets(st.integers(0, 3)),
        "date": st.none() | st.sampled_from(DATES),
        "disputes": st.sets(st.sampled_from(DISPUTES)),
        "sources": st.sets(st.integers(0, 1)),
    }
)
WORLD = st.fixed_dictionaries(
    {
        "parents": st.lists(st.none() | st.integers(0, 3), min_size=4, max_size=4),
        "entries": st.lists(AGREEMENT | EVENT, min_size=1, max_size=4),
    }
)
CHOSEN = st.sampled_from(
    [
        "",
        "kind=agreement",
        "status=in-force&status=signed",
        "topic=t1",
        "topic=t2&status=signed&kind=agreement",
        "decade=1990",
        "decade=2000&decade=2030&dispute=open",
        "from=1992&to=1999&tier=press",
    ]
)


def stated(text):
    return {"edtf": text, "basis": "stated"}


def publish_world(world):
    """All records of the world by UUID; topic `n` has the public number `n + 1`."""
    topics = [a_record("topic") for _parent in world["parents"]]
    for topic, parent in zip(topics, world["parents"], strict=True):
        if parent is not None and topics[parent] is not topic:
            topic["parent"] = topics[parent]["uuid"]
    sources = [a_record("source", tier=tier) for tier in ("press", "official")]
    entries = [entry(one, topics, sources) for one in world["entries"]]
    for topic in topics:
        published({key: value for key, value in topic.items() if key != "parent"}, index=False)
    for topic in topics:
        if "parent" in topic:
            published(topic, index=False)
    for record in (*sources, *entries):
        published(record, index=False)
    reindex(Address.objects.values_list("uuid", flat=True))
    return {record["uuid"]: record for record in (*topics, *sources, *entries)}


def entry(one, topics, sources):
    parts = {
        "topics": [a_row(topic=topics[number]["uuid"]) for number in one["topics"]],
        "disputes": [
            a_row(question={"en": f"{code}?"}, status=code, resolution={"en": "So."}) for code in one["disputes"]
        ],
        "citations": [a_row(source=sources[number]["uuid"], function="supports") for number in one["sources"]],
        "actions": [a_row(type=type_, taken=stated(day)) for type_, day in one.get("steps", ())],
    }
    when = {"date": stated(one["date"])} if one.get("date") else {}
    return a_record(one["kind"], parts={name: rows for name, rows in parts.items() if rows}, **when)


def values_of(record, world):
    """By hand: the values that an entry has in each facet but the decades."""
    parts = record.get("parts", {})
    cited = {row["source"] for row in parts.get("citations", [])}
    found = {
        "kind": {record["kind"]},
        "language": {"en"},
        "topic": set().union(*(upwards(row["topic"], world) for row in parts.get("topics", []))),
        "dispute": {row["status"] for row in parts.get("disputes", [])},
        "tier": {record["tier"]} if "tier" in record else {world[uuid]["tier"] for uuid in cited},
    }
    if record["kind"] == "agreement":
        found["status"] = {status(record, TODAY).code}
    return found


def upwards(uuid, world):
    found = set()
    while uuid and uuid not in found:
        found.add(uuid)
        uuid = world[uuid].get("parent")
    return found


def years_of(record):
    """By hand: the first and the last year of an entry's date, None where open; no pair without any date."""
    when = record.get("date")
    order = {"signature": 0, "entry-into-force": 1}
    steps = [row for row in record.get("parts", {}).get("actions", []) if row["type"] in order]
    if steps:
        first = min(order[row["type"]] for row in steps)
        rows = [row for row in steps if order[row["type"]] == first]
        when = min((row["taken"] for row in rows), key=lambda one: parse(one["edtf"]).lower)
    if not when:
        return None
    found = parse(when["edtf"])
    return found.lower and found.lower.year, found.upper and found.upper.year


def lies_in(years, first, last):
    return years is not None and (years[0] or 1) <= last and (years[1] or 9999) >= first


def meets(record, world, asked, left_out, topics):
    values, years = values_of(record, world), years_of(record)
    for name in asked:
        wanted = asked.getlist(name)
        if name in ("from", left_out) or (name == "to" and left_out == "year"):
            continue
        if name == "to":
            fits = lies_in(years, int(asked["from"]), int(asked["to"]))
        elif name == "decade":
            fits = any(lies_in(years, int(one), int(one) + 9) for one in wanted)
        else:
            wanted = [topics[int(one[1:]) - 1] for one in wanted] if name == "topic" else wanted
            fits = bool(values.get(name, set()) & set(wanted))
        if not fits:
            return False
    return True


@pytest.fixture
def emptied(db):
    """Makes the archive empty again, so that the first topic of each example is `t1`."""
    points = []

    def empty():
        if points:
            transaction.savepoint_rollback(points.pop())
            forget()
        points.append(transaction.savepoint())

    return empty


@settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # a world takes a second: shrinking would take minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(world=WORLD, chosen=CHOSEN)
def test_every_count_equals_counting_by_hand(emptied, world, chosen):
    emptied()
    world = publish_world(world)
    asked = QueryDict(chosen)
    filters = BrowseFilters(asked, TODAY)
    archive = archive_maps()
    counts = Counts(archive, filters.sets(archive))
    topics = [uuid for uuid, record in world.items() if record["kind"] == "topic"]
    assert counts.total == sum(meets(one, world, asked, None, topics) for one in world.values())
    for facet in offered():
        others = [one for one in world.values() if meets(one, world, asked, facet.name, topics)]
        found = facet.counted(counts, filters.chosen.get(facet.name, []), TODAY)
        if facet.name == "decade":
            ends = {year // 10 * 10 for one in others for year in years_of(one) or () if year}
            decades = {int(first) for first in found} | ends
            expected = {
                str(first): sum(lies_in(years_of(one), first, first + 9) for one in others) for first in decades
            }
        else:
            expected = {}
            for one in others:
                for value in values_of(one, world).get(facet.name, ()):
                    expected[value] = expected.get(value, 0) + 1
        assert dict(found) == expected, facet.name
