"""Who has which entry open now: written by every opening and every sign of life of a form."""

from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from .models.entry import Entry
from .models.presence import Presence

ALIVE = timedelta(minutes=2)  # a form says every thirty seconds that it is open


def seen(entry: Entry, user, *, changed: bool) -> None:
    """Note that `user` has the entry open; who was away for two minutes begins anew. Old rows of all entries go."""
    now = timezone.now()
    Presence.objects.filter(seen__lt=now - ALIVE).delete()
    row = Presence(entry_id=entry.pk, user=user, seen=now, changed=changed, since=now)
    Presence.objects.bulk_create(
        [row], update_conflicts=True, unique_fields=["entry", "user"], update_fields=["seen", "changed"]
    )


def gone(entry: Entry, user) -> None:
    """Note that `user` has closed the entry."""
    Presence.objects.filter(entry_id=entry.pk, user=user).delete()


def others(entry: Entry, user) -> QuerySet:
    """The other editors who have the entry open now, the longest first."""
    alive = Presence.objects.filter(entry_id=entry.pk, seen__gte=timezone.now() - ALIVE)
    return alive.exclude(user=user).select_related("user").order_by("since", "pk")
