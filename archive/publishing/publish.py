"""Publish: the newest revision of an entry becomes its next version."""

import json
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from archive.editorial.clock import database_now, spoken
from archive.editorial.journal import note as journal_note
from archive.editorial.models.entry import Entry
from archive.editorial.models.revision import Decision, Revision
from archive.editorial.revisions import latest
from archive.editorial.workflow.policy import is_exempt
from archive.editorial.workflow.progress import finish, progress_of
from archive.published.models.version import Address, NumberCounter, Version
from archive.record.validate import faults

from . import index as indexing
from .errors import PublishingError

BASES = ("approved", "seeded", "exception")


@transaction.atomic
def publish(
    entry: Entry, *, by, basis: str, note: str = "", index: bool = True, expected: int | None = None
) -> Version:
    """Publish the newest revision; returns the version.

    `basis`: approved (a decision of the same hash must exist), seeded or exception (`note` says why). `expected`: the
    number of the revision that is meant. `index=False`: the caller calls `index.reindex` afterwards, once for many.
    Raises PublishingError.
    """
    Entry.objects.select_for_update().get(pk=entry.pk)
    revision = _publishable(entry, latest(entry), expected)
    _check_basis(revision, basis, note)
    now = database_now()
    _check_closure(entry, now)
    address = Address.objects.select_for_update().filter(uuid=entry.uuid).first()
    _check_address(address)
    version = _add_version(entry, revision, address, basis, note, now)
    finish(entry)
    if index:
        indexing.reindex_with_referrers([entry.uuid])
    journal_note("publish", entry.uuid, by, version=version.version, basis=basis, revision=revision.number)
    return version


def _publishable(entry: Entry, revision: Revision | None, expected: int | None) -> Revision:
    if revision is None:
        raise PublishingError(_("This entry has never been saved as a revision."))
    if expected is not None and expected != revision.number:
        raise PublishingError(_("Someone else has saved this entry since you opened it. Look at it again."))
    found = faults(json.loads(revision.record))
    if found:
        raise PublishingError(
            _("The record is not complete: %(path)s %(message)s.")
            % {"path": found[0].path, "message": found[0].message}
        )
    if not _heading(revision):
        raise PublishingError(_("The entry has no title in any language that is published."))
    return revision


def _heading(revision: Revision):
    record = json.loads(revision.record)
    return record.get("title") or record.get("own_title")


def _check_basis(revision: Revision, basis: str, note: str) -> None:
    if basis not in BASES:
        raise PublishingError(_("A publication needs a basis: approved, seeded or a documented exception."))
    if basis != "approved" and not note.strip():
        raise PublishingError(_("Say why this is published without an approval."))
    if basis == "approved" and not _is_approved(revision):
        raise PublishingError(_("Nobody has approved this revision."))
    if basis == "exception" and not is_exempt():
        raise PublishingError(_("No exemption from the two-person rule is open."))


def _is_approved(revision: Revision) -> bool:
    """Whether the last decision on this content of the entry approved it."""
    decided = Decision.objects.filter(revision__entry_id=revision.entry_id, record_hash=revision.record_hash)
    last = decided.order_by("-id").first()
    return last is not None and last.outcome == "approved"


def _check_closure(entry: Entry, now: datetime) -> None:
    """The database asks again, by the same clock; this says it in words."""
    until = progress_of(entry).closed_until
    if until is not None and until > now:
        raise PublishingError(_("This entry is closed until %(moment)s.") % {"moment": spoken(until)})


def _check_address(address: Address | None) -> None:
    if address is not None and address.state == "withdrawn":
        raise PublishingError(_("This entry is withdrawn. Republish it instead."))
    if address is not None and address.state == "merged":
        raise PublishingError(_("This entry was merged into another."))


def _add_version(entry, revision, address, basis, note, now: datetime) -> Version:
    """The version row and the address that points at it; the present version again if its hash is the same."""
    current = address and Version.objects.get(uuid=entry.uuid, version=address.version)
    if current and current.record_hash == revision.record_hash:
        raise PublishingError(_("Nothing has changed since version %(version)s.") % {"version": current.version})
    version = Version.objects.create(
        uuid=entry.uuid,
        kind=entry.kind,
        version=current.version + 1 if current else 1,
        record=revision.record,
        record_hash=revision.record_hash,
        published=now,
        basis=basis,
        basis_note=note,
    )
    if address:
        Address.objects.filter(uuid=entry.uuid).update(version=version.version)
    else:
        Address.objects.create(
            uuid=entry.uuid, kind=entry.kind, number=_next_number(entry.kind), version=1, first_published=now
        )
    return version


def _next_number(kind: str) -> int:
    """The next public number of a kind; its counter stays locked until the transaction ends."""
    NumberCounter.objects.get_or_create(kind=kind)
    NumberCounter.objects.filter(kind=kind).update(last=F("last") + 1)
    return NumberCounter.objects.get(kind=kind).last
