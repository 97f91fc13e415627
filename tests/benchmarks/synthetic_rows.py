"""The rows that synthetic entries have in each published table, made by the functions with which publishing makes them.

Only what needs the database is made up: the slots, the moments, and what is known of the entries referred to.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from archive.primitives.canonical import digest
from archive.published.facets import facets_of
from archive.published.search import lexemes, suggesting
from archive.published.search.lexemes import title_words, vectors
from archive.published.search.linked import NAMED_KINDS, linked, linked_names
from archive.published.surroundings import Surroundings
from archive.publishing.index import _bounds, _links, _sort_keys
from archive.publishing.suggestions import UNSUGGESTED, _rows
from archive.record.heading import heading
from archive.record.status import spans
from tests.benchmarks.synthetic_records import TIERS, Archive

# All words that there are fit in here, and need not be taken apart again and again.
lexemes._lexemes = lru_cache(None)(lexemes._lexemes.__wrapped__)
suggesting._looked_up = lru_cache(None)(suggesting._looked_up.__wrapped__)

BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)
TODAY = date(2026, 11, 22)
REFERRED = ("topic", "place", "institution", "diplomat", "source")
COLUMNS = {
    "archive_version": "uuid kind version record record_hash published basis basis_note",
    "archive_address": "uuid kind number state version first_published reason",
    "archive_indexrow": "uuid slot stamp kind number version published lower upper year_from year_to "
    "sort_kk sort_ru sort_en sort_tr facets title_words titles words",
    "archive_link": "subject section part label target target_part lower shown",
    "archive_statusspan": "uuid slot first last code reason since",
    "archive_suggestion": "uuid kind form word place length",
}


class Entry(NamedTuple):
    """One entry to be written."""

    slot: int
    kind: str
    number: int
    record: dict

    @property
    def uuid(self) -> str:
        """That of its record."""
        return self.record["uuid"]

    @property
    def moment(self) -> datetime:
        """When it was published."""
        return BEGINNING + timedelta(seconds=self.slot)


class Around:
    """What the index wants to know of the entries that an archive's records refer to."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.surroundings = Surroundings(
            {archive.uuid(kind, n): kind for kind in REFERRED for n in self._numbers(kind)},
            {archive.uuid("source", n): TIERS[min(2, n % 4)] for n in self._numbers("source")},
            {archive.uuid(kind, n): archive.uuid(kind, 1 + n % 20) for kind in ("topic", "place")
             for n in self._numbers(kind) if n > 20},
        )  # fmt: skip
        self.named = lru_cache(100_000)(self._named)

    def _numbers(self, kind: str) -> range:
        return range(1, self.archive.counts[kind] + 1)

    def names(self, record: dict) -> Mapping[str, list[tuple[str, str | None]]]:
        """The titles of all that a record names, as `archive.published.search.linked.names_of` gives them."""
        return {uuid: found for uuid in linked(record) if (found := self.named(uuid))}

    def _named(self, uuid: str) -> list[tuple[str, str | None]]:
        kind, number = self.archive.kind_and_number(uuid)
        if kind not in NAMED_KINDS:
            return []
        return [(text, language) for language, text in self.archive.record(kind, number)["title"].items()]


def rows_of(entries: list[Entry], around: Around) -> dict[str, Iterable[tuple]]:
    """The rows of a few thousand entries by table, in the order of `COLUMNS`."""
    links = (link for entry in entries for link in _links(entry.record, entry.record))
    words = (row for entry in entries if entry.kind not in UNSUGGESTED for row in _rows(entry.record))
    return {
        "archive_version": map(version, entries),
        "archive_address": map(address, entries),
        "archive_indexrow": (tuple(index_row(entry, around)) for entry in entries),
        "archive_link": cells("archive_link", links),
        "archive_statusspan": status_spans(entries),
        "archive_suggestion": cells("archive_suggestion", words),
    }


def cells(table: str, rows: Iterable[object]) -> Iterator[tuple]:
    """Instances of a model as rows of its table."""
    names = COLUMNS[table].split()
    return (tuple(getattr(row, name) for name in names) for row in rows)


def version(entry: Entry) -> tuple:
    """The first version."""
    text = json.dumps(entry.record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return entry.uuid, entry.kind, 1, text, digest(text), entry.moment, "seeded", "synthetic"


def address(entry: Entry) -> tuple:
    """Where it is found."""
    return entry.uuid, entry.kind, entry.number, "published", 1, entry.moment, ""


def index_row(entry: Entry, around: Around) -> Iterator:
    """The index row."""
    record = entry.record
    bounds, keys = _bounds(record), _sort_keys(heading(record))
    titles, words = vectors(record, linked_names(record, around.names(record)))
    yield from (entry.uuid, entry.slot, 0, entry.kind, entry.number, 1, entry.moment)
    yield from (bounds[name] for name in ("lower", "upper", "year_from", "year_to"))
    yield from (keys[f"sort_{code}"] for code in ("kk", "ru", "en", "tr"))
    yield facets_of(record, around.surroundings)
    yield title_words(record)
    yield from (titles, words)


def status_spans(entries: Iterable[Entry]) -> Iterator[tuple]:
    """The statuses of agreements through time."""
    for entry in entries:
        if entry.kind == "agreement":
            for span in spans(entry.record, today=TODAY):
                status = span.status
                yield entry.uuid, entry.slot, span.first, span.last, status.code, status.reason, status.since or ""
