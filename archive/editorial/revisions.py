"""Revisions: the stored states of an entry, and the guard against overwriting."""

from django.utils.translation import gettext as _

from archive.primitives.canonical import canonical, digest

from .capture import Captured, capture, capture_many
from .models.entry import Entry
from .models.revision import Revision


class StaleRevision(Exception):
    """The writer did not start from the newest revision; `latest` is that revision, or None.

    `is_told`: whether the writer said at all which revision it was.
    """

    def __init__(self, latest: Revision | None, *, is_told: bool = True):
        self.latest = latest
        super().__init__(
            _("Someone else has saved this entry since you opened it.")
            if is_told
            else _(
                "The form did not say which revision it is about. Look at the entry as it is now, and send it again."
            )
        )


def latest(entry: Entry) -> Revision | None:
    """The newest revision of an entry, or None if it has none yet."""
    return Revision.objects.filter(entry_id=entry.pk).order_by("-number").first()


def lock(entry: Entry, expected: int | None) -> Revision | None:
    """Lock the entry's row until the transaction ends and return its newest revision.

    `expected`: the number of the revision that the writer started from, 0 for a new entry. Raises StaleRevision if it
    is missing (None) or not the newest.
    """
    newest = lock_newest(entry)
    if expected is None or expected != (newest.number if newest else 0):
        raise StaleRevision(newest, is_told=expected is not None)
    return newest


def lock_newest(entry: Entry) -> Revision | None:
    """Lock the entry's row until the transaction ends and return its newest revision, whatever the writer knew."""
    Entry.objects.select_for_update().get(pk=entry.pk)
    return latest(entry)


def save_revision(entry: Entry, *, author, reason: str = "", expected: int | None = None) -> Revision:
    """Store what the tables hold now as the next revision; the newest one is returned if nothing changed.

    Call it inside a transaction. `expected` as in `lock`; None does not check (the caller holds the lock).
    """
    if expected is not None:
        lock(entry, expected)
    newest = latest(entry)
    draft = revision_of(entry, capture(entry), newest.number + 1 if newest else 1)
    if newest and (draft.record_hash, draft.internal_hash) == (newest.record_hash, newest.internal_hash):
        return newest
    draft.author, draft.reason = author, reason
    draft.save(force_insert=True)
    return draft


def save_first_revisions(entries: list[Entry], *, author, reason: str = "") -> dict[str, Revision]:
    """Store revision 1 of entries that have none, in bulk; returns them by the entries' UUIDs."""
    captured = capture_many(entries)
    drafts = {str(entry.uuid): revision_of(entry, captured[str(entry.uuid)], 1) for entry in entries}
    for draft in drafts.values():
        draft.author, draft.reason = author, reason
    Revision.objects.bulk_create(drafts.values(), batch_size=200)
    return drafts


def revision_of(entry: Entry, captured: Captured, number: int) -> Revision:
    """A revision, not yet stored, of what was captured."""
    record, internal = canonical(captured.record), canonical(captured.internal)
    return Revision(
        entry_id=entry.pk,
        number=number,
        record=record,
        record_hash=digest(record),
        internal=internal,
        internal_hash=digest(internal),
    )
