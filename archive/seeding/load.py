"""Load: the files of a folder written and published in one transaction, or not at all."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.db import connection, transaction

from archive.editorial.models.entry import Entry
from archive.editorial.models.seed_load import SeedLoad
from archive.editorial.restore import restore
from archive.editorial.revisions import save_first_revisions, save_revision
from archive.publishing.index import reindex_with_referrers
from archive.publishing.publish import publish

from .build import Seed, build
from .faults import Fault
from .plan import Conflict, Plan, plan

# Any fixed number: two loads at once wait for one another.
LOCK = 5_171_992

# Called as progress(step, done, total) as the work goes on.
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Report:
    """What a load did, counted in entries; with `faults`, nothing was written.

    `vanished`: keys of entries loaded earlier that no file has any more; they stay as they are.
    """

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    conflicts: tuple[Conflict, ...] = ()
    vanished: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()


def silent(step: str, done: int, total: int) -> None:
    """Tell nobody."""


def load(folder: Path, *, progress: Progress = silent) -> Report:
    """Load all files of a folder; loading the same files again changes nothing.

    An entry that an editor has changed, withdrawn or merged is reported as a conflict and left alone. Raises
    RestoreError or PublishingError, with nothing written, if the tables refuse a record.
    """
    built = build(folder)
    if built.faults:
        return Report(faults=tuple(built.faults))
    progress("read", len(built.seeds), len(built.seeds))
    with transaction.atomic():
        _wait_for_other_loads()
        todo = plan(built.seeds)
        if todo.to_write:
            _write(todo, progress)
    return Report(
        created=len(todo.new),
        updated=len(todo.changed),
        unchanged=len(todo.unchanged),
        conflicts=tuple(todo.conflicts),
        vanished=tuple(todo.vanished),
    )


def _wait_for_other_loads() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def _write(todo: Plan, progress: Progress) -> None:
    total = len(todo.to_write)
    progress("written", 0, total)
    entries = restore([seed.record for seed in todo.to_write])
    progress("written", total, total)
    _save_revisions(todo, entries)
    _publish(todo, entries, progress)
    progress("indexed", 0, total)
    reindex_with_referrers(entries)
    progress("indexed", total, total)
    _remember(todo.to_write, entries)


def _save_revisions(todo: Plan, entries: dict[str, Entry]) -> None:
    new_by_file = defaultdict(list)
    for seed in todo.new:
        new_by_file[seed.file].append(entries[seed.uuid])
    for file, own in new_by_file.items():
        save_first_revisions(own, author=None, reason=_note(file))
    for seed in todo.changed:
        save_revision(entries[seed.uuid], author=None, reason=_note(seed.file))


def _publish(todo: Plan, entries: dict[str, Entry], progress: Progress) -> None:
    total = len(todo.to_write)
    for done, seed in enumerate(todo.to_write, start=1):
        if todo.public_hashes.get(seed.uuid) != seed.record_hash:
            publish(entries[seed.uuid], by=None, basis="seeded", note=_note(seed.file), index=False)
        progress("published", done, total)


def _note(file: str) -> str:
    return f"Loaded from {file}"


def _remember(seeds: list[Seed], entries: dict[str, Entry]) -> None:
    rows = [SeedLoad(entry_id=entries[seed.uuid].pk, key=seed.key, record_hash=seed.record_hash) for seed in seeds]
    SeedLoad.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["key"], update_fields=["record_hash", "loaded"]
    )
