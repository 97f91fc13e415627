"""Withdraw: an entry is no longer shown; its address answers with a tombstone."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.editorial.journal import note as journal_note
from archive.editorial.models.entry import Entry
from archive.published.models.version import Address

from . import index as indexing
from .errors import PublishingError


@transaction.atomic
def withdraw(entry: Entry, *, by, reason: str) -> Address:
    """Withdraw all versions in all formats. `reason` is shown to readers. Raises PublishingError."""
    Entry.objects.select_for_update().get(pk=entry.pk)
    address = Address.objects.select_for_update().filter(uuid=entry.uuid, state="published").first()
    if address is None:
        raise PublishingError(_("This entry is not published."))
    if not reason.strip():
        raise PublishingError(_("Give the reason that readers will see."))
    address.state, address.withdrawn, address.reason = "withdrawn", timezone.now(), reason.strip()
    address.save(update_fields=["state", "withdrawn", "reason"])
    indexing.reindex_with_referrers([entry.uuid])
    journal_note("withdraw", entry.uuid, by, version=address.version, reason=address.reason)
    return address
