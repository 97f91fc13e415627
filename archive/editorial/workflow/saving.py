"""Saving the working copy: the policy, the guard against overwriting, and what a save does to an approval."""

import json

from django.utils.translation import gettext_noop

from archive.editorial.journal import note
from archive.editorial.models.entry import Entry
from archive.editorial.models.progress import APPROVED, DRAFT
from archive.editorial.models.revision import Revision
from archive.editorial.notices import tell
from archive.editorial.revisions import lock, save_revision
from archive.record.diff import Change, diff
from archive.record.held import merge
from archive.record.upgrade import upgrade

from .errors import NotAllowed
from .policy import languages_allowed, require
from .progress import move, progress_of

# Parts that are of one language as a whole, and the field that names it.
OF_A_LANGUAGE = {"texts": "language", "translations": "language", "names": "language"}


def save(entry: Entry, *, by, reason: str, expected: int) -> Revision:
    """Store what the tables hold now as the next revision of `by`; inside the transaction that wrote the tables.

    Raises StaleRevision; NotAllowed if the policy lets this editor not change the entry now, or not what was changed.
    An approval of other content than this ends, which the journal and the reviewers are told.
    """
    before = lock(entry, expected)
    require(by, *(("change", entry) if before else ("add", entry.kind)))
    revision = save_revision(entry, author=by, reason=reason)
    if before and revision.number != before.number:
        _check_languages(entry, by, before, revision)
        _end_approval(entry, by, revision)
    return revision


def _check_languages(entry: Entry, by, before: Revision, after: Revision) -> None:
    allowed = languages_allowed(by, entry)
    if allowed is None:
        return
    old, new = whole(before), whole(after)
    if any(not _is_within(change, old, new, allowed) for change in diff(old, new)) or _note(before) != _note(after):
        raise NotAllowed(
            gettext_noop(
                "As a translator you may change the text in these languages only: %(languages)s. Nothing was saved."
            ),
            languages=", ".join(sorted(allowed)),
        )


def whole(revision: Revision) -> dict:
    """The record of a revision, the languages that are held back included."""
    record, internal = json.loads(revision.record), json.loads(revision.internal)
    return upgrade(merge(record, internal["held"]) if internal.get("held") else record)


def _note(revision: Revision) -> tuple:
    internal = json.loads(revision.internal)
    return internal.get("note", ""), internal.get("held", {}).get("languages", [])


def _is_within(change: Change, old: dict, new: dict, allowed: frozenset[str]) -> bool:
    """Whether a change is of text in the allowed languages, or of a part that is in one of them before and after."""
    if change.language:
        return change.language in allowed
    field = OF_A_LANGUAGE.get(change.section)
    rows = [_row(record, change) for record in (old, new)]
    tags = [row.get(field, "") for row in rows if row is not None]
    return bool(field and tags) and all(tag.partition("-")[0].lower() in allowed for tag in tags)


def _row(record: dict, change: Change) -> dict | None:
    rows = record.get("parts", {}).get(change.section, [])
    return next((row for row in rows if row["uuid"] == change.part), None)


def _end_approval(entry: Entry, by, revision: Revision) -> None:
    progress = progress_of(entry)
    if progress.state != APPROVED or progress.revision.record_hash == revision.record_hash:
        return
    told = [progress.submitter, *(decision.by for decision in progress.revision.decisions.select_related("by"))]
    ended = progress.revision.number
    move(progress, DRAFT, None)
    details = {"revision": revision.number, "approved": ended}
    tell("approval-ended", entry, by, told, details)
    note("approval-ended", entry.uuid, by, **details)
