"""Keeping the sets of entries right: what a change of index rows adds to them and takes away, in its transaction."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db import connection
from pyroaring import BitMap

from archive.published.maps import names
from archive.published.maps.orders import BUCKET_SIZE, COLUMNS, KEYS, Directory
from archive.published.models.facet_map import FacetMap
from archive.published.models.index_row import IndexRow

from .common_words import Sets, stored_common, words_among

BATCH = 2000
FULL = 2 * BUCKET_SIZE  # a stretch of an order that is longer is cut


def hold() -> int:
    """Wait for other changes of the index, keep later ones waiting until the transaction ends; the stamp of this one.

    A statement on a published table, even one that changes nothing, takes the row that counts the states of the
    archive, as the migration says; every publication has taken it before it comes here. Stamps therefore rise in
    the order in which transactions are committed.
    """
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM archive_facetmap WHERE false")
        cursor.execute("SELECT nextval('archive_facetmap_stamps')")
        return cursor.fetchone()[0]


def fresh_slots(count: int) -> list[int]:
    """Slots that no entry has had."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('archive_indexrow_slots') FROM generate_series(1, %s)", [count])
        return [slot for (slot,) in cursor.fetchall()]


def are_built() -> bool:
    """Whether there are sets to be changed; otherwise all have to be built from the rows."""
    return FacetMap.objects.filter(name=names.ALL).exists()


class Changes:
    """What a transaction does to the sets. A row is noted before it is changed, and after.

    Of lexemes those are noted that got sets when all were built anew: until `rebuild_index` decides again, one that has
    become common since has none, and one that has become rare keeps its own.
    """

    def __init__(self) -> None:
        self.gone: Sets = defaultdict(BitMap)
        self.come: Sets = defaultdict(BitMap)
        self.directories = stored_directories()
        self.common = stored_common()

    def note(self, before: IndexRow | None, after: IndexRow | None) -> None:
        """A row was `before`, or was not there; it is `after`, or is there no more."""
        old = sets_of(before, self.directories) if before is not None else set()
        new = sets_of(after, self.directories) if after is not None else set()
        if before is not None and after is not None and before.slot != after.slot:
            raise ValueError(f"the slot of {after.uuid} has changed")
        for name in old - new:
            self.gone[name].add(before.slot)
            self.come[name].discard(before.slot)
        for name in new - old:
            self.come[name].add(after.slot)
            self.gone[name].discard(after.slot)

    def words_of(self, slots: Iterable[int]) -> Sets:
        """What `note_words` takes, of the rows of these slots as they are now: one query, none if no word is common."""
        return words_among(slots, self.common)

    def note_words(self, before: Sets, after: Sets) -> None:
        """Rows had the common lexemes `before`, and have them `after`."""
        for name in {*before, *after}:
            old, new = before.get(name, BitMap()), after.get(name, BitMap())
            self.gone[name] = (self.gone[name] | (old - new)) - (new - old)
            self.come[name] = (self.come[name] | (new - old)) - (old - new)

    def write(self, stamp: int) -> None:
        """Change the sets in the database."""
        touched = sorted(name for name in {*self.gone, *self.come} if self.gone.get(name) or self.come.get(name))
        for start in range(0, len(touched), BATCH):
            self._write_batch(touched[start : start + BATCH], stamp)
        split_full(self.directories, [names.bucket_in(one) for one in touched if one.startswith(names.BUCKET)], stamp)

    def _write_batch(self, touched: list[str], stamp: int) -> None:
        stored = read_sets(touched)
        put({name: self._changed(name, stored.get(name, BitMap())) for name in touched}, stamp)

    def _changed(self, name: str, stored: BitMap) -> BitMap:
        return (stored - self.gone.get(name, BitMap())) | self.come.get(name, BitMap())


def sets_of(row: IndexRow, directories: Mapping[str, Directory]) -> set[str]:
    """The names of all sets that a row is in, the stretches of the orders included."""
    stretches = {names.of_bucket(name, directories[name].bucket(key(row))) for name, key in KEYS.items()}
    return names.sets_of(row) | stretches


def stored_directories() -> dict[str, Directory]:
    """The directory of each order; of one that has none yet, a single stretch."""
    wanted = {names.DIRECTORY + name: name for name in KEYS}
    found = FacetMap.objects.filter(name__in=wanted).values_list("name", "body")
    return {name: Directory() for name in KEYS} | {wanted[name]: Directory.read(bytes(body)) for name, body in found}


def read_sets(wanted: Iterable[str]) -> dict[str, BitMap]:
    """The sets as they are stored; those that are not stored are left out."""
    found = FacetMap.objects.filter(name__in=list(wanted)).values_list("name", "body")
    return {name: BitMap.deserialize(bytes(body)) for name, body in found}


def put(sets: dict[str, BitMap], stamp: int) -> None:
    """Store sets."""
    put_bodies({name: one.serialize() for name, one in sets.items()}, stamp)


def put_bodies(bodies: dict[str, bytes], stamp: int) -> None:
    """Store sets, directories or marks as they are."""
    rows = [FacetMap(name=name, stamp=stamp, body=body) for name, body in bodies.items()]
    FacetMap.objects.bulk_create(
        rows, batch_size=BATCH, update_conflicts=True, unique_fields=["name"], update_fields=["stamp", "body"]
    )


def mark(name: str, stamp: int) -> None:
    """Store a mark, of which nothing but its stamp is asked."""
    put_bodies({name: json.dumps(None).encode()}, stamp)


def split_full(directories: dict[str, Directory], buckets: Iterable[tuple[str, int]], stamp: int) -> None:
    """Cut those of the stretches that have become too long, and store the directories that this changes."""
    changed = {}
    for name, slots in read_sets(names.of_bucket(*one) for one in buckets).items():
        if len(slots) > FULL:
            order, bucket = names.bucket_in(name)
            directories[order] = changed[order] = _split(order, directories[order], bucket, slots, stamp)
    put_bodies({names.DIRECTORY + name: one.written() for name, one in changed.items()}, stamp)


def _split(order: str, directory: Directory, bucket: int, slots: BitMap, stamp: int) -> Directory:
    rows = IndexRow.objects.filter(slot__among=slots).only("uuid", *COLUMNS)
    placed = sorted((KEYS[order](row), row.slot) for row in rows)
    size = -(-len(placed) // -(-len(placed) // BUCKET_SIZE))
    pieces = [placed[start : start + size] for start in range(0, len(placed), size)]
    result = directory.split(bucket, [piece[0][0] for piece in pieces[1:]])
    at = result.buckets.index(bucket)
    numbers = result.buckets[at : at + len(pieces)]
    put(
        {
            names.of_bucket(order, number): BitMap(slot for _key, slot in piece)
            for number, piece in zip(numbers, pieces, strict=True)
        },
        stamp,
    )
    return result
