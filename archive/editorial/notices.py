"""Telling editors of what concerns them."""

from collections.abc import Iterable

from .models.entry import Entry
from .models.notice import Notice


def tell(verb: str, entry: Entry, by, to: Iterable, details: dict) -> None:
    """Leave a notice for each of the users once, except for whoever did it; the e-mails follow by themselves."""
    receivers = {user.pk: user for user in to if user is not None and user != by and user.is_active}
    Notice.objects.bulk_create(
        Notice(to=user, entry_id=entry.pk, verb=verb, by=by, details=details) for user in receivers.values()
    )
