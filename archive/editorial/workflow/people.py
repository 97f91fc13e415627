"""Whom a change of state concerns."""

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet

from archive.editorial.models.entry import Entry

from .policy import TABLE, may, state_of
from .progress import proposed


def called(user) -> str:
    """The full name of an editor; where there is none, the name to sign in with; empty for nobody."""
    return "" if user is None else user.get_full_name() or user.get_username()


def authors(entry: Entry) -> list:
    """The editors who wrote a revision of the entry since it was last published."""
    return list(_users().filter(pk__in=proposed(entry).values("author")))


def reviewers(entry: Entry) -> list:
    """The active editors who could review what is proposed: in a role that approves, and no authors of it."""
    written = proposed(entry).filter(author__isnull=False).values("author")
    return list(_in_roles("approve").exclude(pk__in=written))


def deciders(entry: Entry, action: str = "approve") -> list:
    """The active editors who may do `action` with the entry now."""
    state = state_of(entry)
    return [user for user in _in_roles(action) if may(user, action, entry, state)]


def _users() -> QuerySet:
    """Editors with their roles, which are fetched for all of them at once."""
    return get_user_model().objects.prefetch_related("groups")


def _in_roles(action: str) -> QuerySet:
    users = _users().filter(is_active=True, is_staff=True)
    named = users.filter(Q(groups__name__in=list(TABLE[action])) | Q(is_superuser=True))
    return named.distinct().order_by("username")
