"""The names of people, institutions and places that a record refers to: it is found by them too, after all others."""

import json
from collections.abc import Iterable, Iterator, Mapping

from archive.primitives.languages import LANGUAGES
from archive.published.models.version import Address
from archive.record.references import references

NAMED_KINDS = ("diplomat", "institution", "place")
# Where a record says who took part and where; what it cites or is merely related to is not its own.
SECTIONS = frozenset({"", "actors", "places", "seats", "postings", "offices"})
MOST_LINKED, MOST_NAMES = 40, 12

NEEDED = """
SELECT a.uuid, (v.body->'title')::text AS title, (v.body->'parts'->'names')::text AS names
FROM archive_address a JOIN archive_version v ON v.uuid = a.uuid AND v.version = a.version
WHERE a.state = 'published' AND a.kind = ANY(%s) AND a.uuid = ANY(%s)
"""

Names = Mapping[str, list[tuple[str, str | None]]]


def linked(record: dict) -> list[str]:
    """The entries that a served record names as party, person, place or institution, each once, in its order."""
    found = dict.fromkeys(one.target for one in references(record) if one.section in SECTIONS)
    return list(found)[:MOST_LINKED]


def names_of(records: Iterable[dict]) -> Names:
    """Titles and other names, with their languages, of all that these records name: one query, or none."""
    wanted = sorted({uuid for record in records for uuid in linked(record)})
    rows = Address.objects.raw(NEEDED, [list(NAMED_KINDS), wanted]) if wanted else ()
    return {str(row.uuid): list(_names(row))[:MOST_NAMES] for row in rows}


def linked_names(record: dict, names: Names) -> Iterator[tuple[str, str | None]]:
    """The names of what one record names."""
    for uuid in linked(record):
        yield from names.get(uuid, ())


def _names(row: Address) -> Iterator[tuple[str, str | None]]:
    yield from ((text, language) for language, text in json.loads(row.title or "{}").items())
    for name in json.loads(row.names or "[]"):
        language = name["language"].partition("-")[0].lower()
        yield name["text"], language if language in LANGUAGES else None
