"""The index rows and links of published entries, always made anew from the record as it is served now.

`reindex` is idempotent: it may be called for any entries at any time, also for ones that are not published.
"""

import json
from collections.abc import Iterable

from django.db import connection, transaction
from django.db.models import Func, TextField, Value

from archive.primitives.edtf import parse
from archive.primitives.languages import LANGUAGES, choose
from archive.primitives.sorting import sort_key
from archive.published.facets import facets_of
from archive.published.lookup import published_among
from archive.published.maps import names
from archive.published.models.index_row import IndexRow, Link
from archive.published.models.version import Address, Version
from archive.published.search.lexemes import title_words, vectors
from archive.published.search.linked import Names, linked_names, names_of
from archive.published.surroundings import Surroundings
from archive.record.heading import heading, main_date
from archive.record.references import references, targets
from archive.record.served import served

from .map_building import build_maps
from .maps import Changes, are_built, fresh_slots, hold, mark
from .spans import ended_by, respan
from .suggestions import suggest_anew

# Raise it with every change of what the index holds: `migrate` and `quickstart` then make it anew.
INDEX_FORMAT = 4
BATCH = 200


def reindex_with_referrers(uuids: Iterable) -> None:
    """Index entries whose publication changed, and those that refer to them."""
    own = {str(uuid) for uuid in uuids}
    referrers = Link.objects.filter(target__in=own | _below(own)).values_list("subject", flat=True).distinct()
    reindex(own | {str(uuid) for uuid in referrers})


def _below(uuids: set[str]) -> set[str]:
    """The topics and places below these, at any depth: what is filed under them is filed under these too."""
    level = Address.objects.filter(uuid__in=uuids, kind__in=("topic", "place")).values_list("uuid", flat=True)
    found, level = set(), {str(uuid) for uuid in level}
    while level:
        lower = Link.objects.filter(target__in=level, section="", label="parent").values_list("subject", flat=True)
        level = {str(uuid) for uuid in lower} - found
        found |= level
    return found


@transaction.atomic
def reindex(uuids: Iterable) -> int:
    """Make the rows of these entries anew, and remove those of entries that are not published; how many are there.

    One transaction at a time: of two that publish what a third entry refers to, each would make that entry's row.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('archive_indexrow'))")
    wanted = sorted({str(uuid) for uuid in uuids})
    stamp, changes, agreements = hold(), Changes(), set()
    ended = ended_by(wanted)
    count = 0
    for start in range(0, len(wanted), BATCH):
        count += _reindex_batch(wanted[start : start + BATCH], stamp, changes)
    for start in range(0, len(wanted), BATCH):  # After all rows and links: a status may follow another agreement's.
        agreements |= _respan_batch(wanted[start : start + BATCH])
    agreements |= _respan_batch(sorted((ended | ended_by(wanted)) - set(wanted)))
    if are_built():
        changes.write(stamp)
        mark(names.ROWS, stamp)
        if agreements:
            mark(names.SPANS, stamp)
    else:
        build_maps()
    return count


def _reindex_batch(uuids: list[str], stamp: int, changes: Changes) -> int:
    old = {str(row.uuid): row for row in IndexRow.objects.filter(uuid__in=uuids).defer("titles", "words")}
    words = changes.words_of(row.slot for row in old.values())
    IndexRow.objects.filter(uuid__in=uuids).delete()
    Link.objects.filter(subject__in=uuids).delete()
    published, versions, records = _published(uuids)
    visible = published_among(set().union(*(targets(record) for record in records.values()))) if records else set()
    around = Surroundings.of(visible)
    slots = {uuid: row.slot for uuid, row in old.items()}
    new = [uuid for uuid in records if uuid not in slots]
    slots |= zip(new, fresh_slots(len(new)), strict=True)
    shown_records = {uuid: served(record, visible) for uuid, record in records.items()}
    names_around = names_of(shown_records.values())
    rows, links = {}, []
    for uuid, record in records.items():
        shown, given = shown_records[uuid], {"slot": slots[uuid], "stamp": stamp}
        rows[uuid] = _row(published[uuid], versions[uuid], shown, around, names_around, **given)
        links += _links(record, shown)
    IndexRow.objects.bulk_create(rows.values(), batch_size=100)
    Link.objects.bulk_create(links, batch_size=1000)
    for uuid in {**old, **rows}:
        changes.note(old.get(uuid), rows.get(uuid))
    changes.note_words(words, changes.words_of(slots[uuid] for uuid in rows))
    suggest_anew(uuids, shown_records)
    return len(rows)


def _respan_batch(uuids: list[str]) -> set[str]:
    """Make the spans of those that are agreements anew; which of them have any, or had."""
    _, _, records = _published(uuids)
    agreements = {uuid: record for uuid, record in records.items() if record["kind"] == "agreement"}
    visible = published_among(set().union(*map(targets, agreements.values()))) if agreements else set()
    gone = set(uuids) - set(records)
    respan({uuid: served(record, visible) for uuid, record in agreements.items()}, gone)
    return {*agreements, *gone}


def _published(uuids: list[str]) -> tuple[dict[str, Address], dict[str, Version], dict[str, dict]]:
    """Address, current version and whole record of those entries that are published now."""
    published = {str(address.uuid): address for address in Address.objects.filter(uuid__in=uuids, state="published")}
    versions = _current_versions(published)
    return published, versions, {uuid: json.loads(version.record) for uuid, version in versions.items()}


def _current_versions(published: dict[str, Address]) -> dict[str, Version]:
    versions = Version.objects.filter(uuid__in=list(published)).only("uuid", "version", "record", "published")
    return {
        str(version.uuid): version for version in versions if version.version == published[str(version.uuid)].version
    }


def _row(
    address: Address, version: Version, record: dict, around: Surroundings, called: Names, **given: int
) -> IndexRow:
    titles, words = vectors(record, linked_names(record, called))
    bounds = _bounds(record)
    return IndexRow(
        uuid=address.uuid,
        kind=address.kind,
        number=address.number,
        version=address.version,
        published=version.published,
        facets=facets_of(record, around),
        title_words=min(title_words(record), 32_000),
        titles=_vector(titles),
        words=_vector(words),
        **given,
        **bounds,
        **_sort_keys(heading(record)),
    )


def _bounds(record: dict) -> dict:
    found = main_date(record)
    date = parse(found["edtf"]) if found else None
    lower, upper = (date.lower, date.upper) if date else (None, None)
    return {
        "lower": lower,
        "upper": upper,
        "year_from": lower.year if lower else None,
        "year_to": upper.year if upper else None,
    }


def _sort_keys(titles: dict[str, str]) -> dict:
    """A key for each language: of the title that a reader of that language sees."""
    keys = {}
    for code in LANGUAGES:
        chosen = choose(titles, code) or next(iter((text, tag) for tag, text in titles.items()), ("", code))
        keys[f"sort_{code}"] = sort_key(chosen[0], code)[:500]
    return keys


def _vector(text: str) -> Func:
    """A tsvector of the lexemes as they are written."""
    return Func(Value(text, output_field=TextField()), function="", template="%(expressions)s::tsvector")


def _links(record: dict, shown: dict) -> list[Link]:
    """A link for each reference; what `shown` no longer has is kept unseen."""
    date = main_date(shown)
    lower = parse(date["edtf"]).lower if date else None
    visible = {(one.section, one.part, one.field) for one in references(shown)}
    return [
        Link(
            subject=record["uuid"],
            section=one.section,
            part=one.part,
            label=one.label,
            target=one.target,
            target_part=one.target_part,
            lower=lower,
            shown=(one.section, one.part, one.field) in visible,
        )
        for one in references(record)
    ]
