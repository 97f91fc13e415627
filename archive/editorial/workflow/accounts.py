"""Who may sign in at the desk and in which roles: given and taken by administrators, each time with a journal line."""

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection, transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from archive.editorial.journal import note
from archive.editorial.models.revision import JournalLine

from .archive_wide import requiring
from .errors import NotAllowed, Refused
from .roles import ADMINISTRATOR, GROUPS

GIVEN, TAKEN = "role-granted", "role-taken"
SUPERUSER = "superuser"  # how the journal calls it; no group


@dataclass(frozen=True)
class Account:
    """What an administrator decides of an account: the names of its groups, and whether it may sign in."""

    roles: frozenset[str]
    is_active: bool = True
    is_superuser: bool = False


def account_of(user) -> Account:
    """As it is stored."""
    if user.pk is None:
        return Account(frozenset(), is_active=False)
    return Account(frozenset(_groups(user).values_list("name", flat=True)), user.is_active, user.is_superuser)


def may_manage(by, user) -> bool:
    """Whether an administrator may touch this account at all: a superuser's only superusers may."""
    return by.is_superuser or user is None or not user.is_superuser


def change_account(user, wanted: Account, *, by) -> None:
    """Give and take what differs. `user` is stored already; its other columns are not touched.

    Raises NotAllowed (journalled); Refused if no administrator would be left, or a role is unknown.
    """
    with requiring(by, "roles", "roles"), transaction.atomic():
        _one_at_a_time()
        stored = get_user_model().objects.select_for_update().get(pk=user.pk)
        now = account_of(stored)
        check(stored, now, wanted, by=by)
        _store(stored, now, wanted)
        _journal(stored, now, wanted, by)
    user.is_active, user.is_superuser, user.is_staff = wanted.is_active, wanted.is_superuser, True


def check(user, now: Account, wanted: Account, *, by) -> None:
    """Raise what `change_account` would raise; it asks again, with no other change of an account beside it."""
    if not may_manage(by, user) or (wanted.is_superuser != now.is_superuser and not by.is_superuser):
        raise NotAllowed(gettext_noop("Only a superuser changes a superuser’s account, or makes one."))
    if wanted.roles - set(GROUPS):
        raise Refused(_("There is no such role."))
    if not _is_administrator(wanted) and not _administrators().exclude(pk=user.pk).exists():
        raise Refused(_("The archive would be left without an administrator."))


def grants(user) -> dict[str, JournalLine]:
    """The journal line with which each role was last given, by the name of the role; older roles have none."""
    lines = JournalLine.objects.filter(entry_uuid__isnull=True, verb=GIVEN, details__user=user.pk)
    return {line.details["role"]: line for line in lines.select_related("by").order_by("number")}


def _groups(user):
    return user.groups.filter(name__in=GROUPS)


def _administrators():
    roles = Q(groups__name=ADMINISTRATOR) | Q(is_superuser=True)
    return get_user_model().objects.filter(roles, is_active=True)


def _is_administrator(account: Account) -> bool:
    return account.is_active and (account.is_superuser or ADMINISTRATOR in account.roles)


def _one_at_a_time() -> None:
    """Two administrators who take each other's role at once must not both succeed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('archive_accounts'))")


def _store(user, now: Account, wanted: Account) -> None:
    user.groups.remove(*Group.objects.filter(name__in=now.roles - wanted.roles))
    user.groups.add(*(Group.objects.get_or_create(name=role)[0] for role in sorted(wanted.roles - now.roles)))
    user.is_active, user.is_superuser, user.is_staff = wanted.is_active, wanted.is_superuser, True
    user.save(update_fields=["is_active", "is_superuser", "is_staff"])


def _journal(user, now: Account, wanted: Account, by) -> None:
    before, after = (one.roles | ({SUPERUSER} if one.is_superuser else set()) for one in (now, wanted))
    about = {"user": user.pk, "username": user.get_username()}
    for role in sorted(before - after):
        note(TAKEN, None, by, **about, role=role)
    for role in sorted(after - before):
        note(GIVEN, None, by, **about, role=role)
    if now.is_active != wanted.is_active:
        note("account-activated" if wanted.is_active else "account-deactivated", None, by, **about)
