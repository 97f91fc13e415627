"""Whom a change of state concerns."""

from collections.abc import Iterable

from django.contrib.auth import get_user_model
from django.db.models import Q

from archive.editorial.models.entry import Entry

from .policy import TABLE, is_author, may
from .progress import proposed


def authors(entry: Entry) -> list:
    """The editors who wrote a revision of the entry since it was last published."""
    return list(get_user_model().objects.filter(pk__in=proposed(entry).values("author")))


def reviewers(entry: Entry) -> list:
    """The active editors who could review what is proposed: in a role that approves, and no authors of it."""
    return [user for user in _in_roles("approve") if not is_author(user, entry)]


def deciders(entry: Entry, action: str = "approve") -> list:
    """The active editors who may do `action` with the entry now."""
    return [user for user in _in_roles(action) if may(user, action, entry)]


def _in_roles(action: str) -> Iterable:
    users = get_user_model().objects.filter(is_active=True, is_staff=True)
    named = users.filter(Q(groups__name__in=list(TABLE[action])) | Q(is_superuser=True))
    return named.distinct().order_by("username")
