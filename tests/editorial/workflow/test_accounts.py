"""Giving and taking roles: only administrators, never upwards, never the last one, each time with a line."""

from datetime import timedelta

import pytest
from django.utils import timezone

from archive.editorial.models.exemption import Exemption
from archive.editorial.models.revision import JournalLine
from archive.editorial.workflow.accounts import Account, account_of, change_account, grants
from archive.editorial.workflow.errors import NotAllowed, Refused
from archive.editorial.workflow.exemptions import close_exemption, open_exemption, open_exemptions
from archive.editorial.workflow.policy import is_exempt
from tests.admin.desk import an_editor
from tests.makers import a_user

pytestmark = pytest.mark.django_db


def lines() -> list[tuple]:
    found = JournalLine.objects.order_by("number")
    return [(line.verb, line.details.get("role") or line.details.get("action")) for line in found]


def test_roles_are_given_and_taken_with_a_line_each():
    chief, newcomer = a_user("chief", "administrator"), a_user("newcomer", "contributor")
    change_account(newcomer, Account(frozenset({"editor", "translator-kk"})), by=chief)
    assert account_of(newcomer).roles == {"editor", "translator-kk"}
    assert lines() == [
        ("role-taken", "contributor"),
        ("role-granted", "editor"),
        ("role-granted", "translator-kk"),
    ]
    assert {role: line.by.username for role, line in grants(newcomer).items()} == {
        "editor": "chief",
        "translator-kk": "chief",
    }


@pytest.mark.parametrize("role", ["contributor", "translator-kk", "editor", "reviewer", "publisher"])
def test_nobody_else_gives_roles(role):
    a_user("chief", "administrator")
    other = a_user("other", role)
    with pytest.raises(NotAllowed):
        change_account(other, Account(frozenset({"administrator"})), by=other)
    assert account_of(other).roles == {role}
    assert lines() == [("refused", "roles")]


@pytest.mark.parametrize("wanted", [Account(frozenset()), Account(frozenset({"administrator"}), is_active=False)])
def test_the_last_administrator_stays(wanted):
    chief = a_user("chief", "administrator")
    a_user("gone", "administrator", is_active=False)
    with pytest.raises(Refused, match="without an administrator"):
        change_account(chief, wanted, by=chief)
    a_user("second", "administrator")
    change_account(chief, wanted, by=chief)


def test_an_administrator_neither_makes_nor_touches_a_superuser():
    chief, root = a_user("chief", "administrator"), an_editor("root")
    for user, wanted in (
        (chief, Account(frozenset({"administrator"}), is_superuser=True)),
        (root, Account(frozenset(), is_active=False, is_superuser=True)),
        (root, Account(frozenset())),
    ):
        with pytest.raises(NotAllowed):
            change_account(user, wanted, by=chief)
    assert account_of(root) == Account(frozenset(), True, True)
    change_account(chief, Account(frozenset(), is_superuser=True), by=root)
    assert account_of(chief).is_superuser


def test_other_groups_are_no_roles():
    chief = a_user("chief", "administrator")
    with pytest.raises(Refused):
        change_account(chief, Account(frozenset({"administrator", "wheel"})), by=chief)


def test_an_exemption_is_opened_and_closed_with_a_line_each():
    chief = a_user("chief", "administrator")
    opened = open_exemption(by=chief, reason="One person works here", until=timezone.now() + timedelta(days=90))
    assert is_exempt()
    assert open_exemptions() == [opened]
    close_exemption(opened, by=chief)
    assert not is_exempt()
    assert [verb for verb, _ in lines()] == ["exemption-opened", "exemption-closed"]
    with pytest.raises(Refused):
        close_exemption(opened, by=chief)


@pytest.mark.parametrize(
    ("reason", "days"), [("", 30), (" \n", 30), ("One person", -1), ("One person", 0), ("One person", 367)]
)
def test_an_exemption_needs_a_reason_and_an_end_within_a_year(reason, days):
    with pytest.raises(Refused):
        open_exemption(by=a_user("chief", "administrator"), reason=reason, until=timezone.now() + timedelta(days=days))
    assert not Exemption.objects.exists()


@pytest.mark.parametrize("role", ["contributor", "editor", "reviewer", "publisher"])
def test_nobody_but_administrators_opens_or_closes_one(role):
    other = a_user("other", role)
    with pytest.raises(NotAllowed):
        open_exemption(by=other, reason="Mine", until=timezone.now() + timedelta(days=1))
    opened = open_exemption(by=a_user("chief", "administrator"), reason="One", until=timezone.now() + timedelta(days=1))
    with pytest.raises(NotAllowed):
        close_exemption(opened, by=other)
    assert is_exempt()
    assert lines()[0] == ("refused", "exemption-opened")
    assert lines()[-1] == ("refused", "exemption-closed")
