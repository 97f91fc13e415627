"""Republish: a withdrawn entry is shown again, at its old address and in the version it had."""

from django.db import transaction
from django.utils.translation import gettext as _

from archive.editorial.journal import note as journal_note
from archive.editorial.models.entry import Entry
from archive.published.models.version import Address

from . import index as indexing
from .errors import PublishingError


@transaction.atomic
def republish(entry: Entry, *, by, reason: str) -> Address:
    """Show the withdrawn entry again. `reason` goes to the journal. Raises PublishingError."""
    Entry.objects.select_for_update().get(pk=entry.pk)
    address = Address.objects.select_for_update().filter(uuid=entry.uuid, state="withdrawn").first()
    if address is None:
        raise PublishingError(_("This entry is not withdrawn."))
    if not reason.strip():
        raise PublishingError(_("Say why it is shown again."))
    address.state, address.withdrawn, address.reason = "published", None, ""
    address.save(update_fields=["state", "withdrawn", "reason"])
    indexing.reindex_with_referrers([entry.uuid])
    journal_note("republish", entry.uuid, by, version=address.version, reason=reason.strip())
    return address
