"""Restore: an earlier revision becomes the working copy again, as a new revision."""

import json

from django.db import transaction
from django.utils.translation import gettext as _

from archive.editorial.journal import note
from archive.editorial.models.entry import Entry
from archive.editorial.models.revision import Revision
from archive.editorial.restore import RestoreError, restore
from archive.editorial.revisions import lock

from .errors import NotAllowed, Refused
from .policy import require
from .saving import save


def restore_revision(entry: Entry, number: int, *, by, expected: int | None) -> Revision:
    """Write revision `number`, its internal part and held languages included, and save it as a draft of `by`.

    `expected` as in `lock`. Nothing is lost: what stood there before is the revision before. An approval ends as with
    any save. Raises StaleRevision, NotAllowed (journalled too) and Refused.
    """
    try:
        with transaction.atomic():
            return _restore(entry, number, by, expected)
    except NotAllowed as refusal:
        note("refused", entry.uuid, by, action="restore", **refusal.details)
        raise


def _restore(entry: Entry, number: int, by, expected: int | None) -> Revision:
    newest = lock(entry, expected)
    require(by, "restore", entry)
    chosen = Revision.objects.filter(entry_id=entry.pk, number=number).first()
    if chosen is None:
        raise Refused(_("There is no such revision."))
    if (chosen.record_hash, chosen.internal_hash) == (newest.record_hash, newest.internal_hash):
        raise Refused(_("This is what the entry holds now."))
    record = json.loads(chosen.record)
    try:
        restore([record], {record["uuid"]: json.loads(chosen.internal)})
    except RestoreError as error:
        raise Refused(_("This revision can no longer be restored: %(why)s.") % {"why": error}) from error
    reason = _("Restored from revision %(number)s") % {"number": number}
    revision = save(entry, by=by, reason=reason, expected=expected)
    note("restore", entry.uuid, by, revision=revision.number, restored=number)
    return revision
