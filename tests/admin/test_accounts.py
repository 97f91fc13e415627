"""Accounts at the desk: what an administrator can do there, and what no forged form can."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.urls import NoReverseMatch, reverse

from archive.editorial.models.revision import JournalLine
from tests.admin.desk import an_editor, desk_client
from tests.makers import a_user

pytestmark = pytest.mark.django_db

EVERYTHING = {"is_superuser": "on", "superuser": "on", "is_staff": "on"}


def where(user, page: str = "change") -> str:
    return reverse(f"admin:auth_user_{page}", args=[user.pk])


def form(user, *roles: str, **values) -> dict:
    return {"username": user.username, "active": "on", "roles": roles, **values}


def stored(user):
    return get_user_model().objects.get(pk=user.pk)


def test_an_administrator_makes_an_account_and_gives_it_roles():
    client = desk_client(a_user("chief", "administrator"))
    word = "a long and winding word"
    made = {"username": "aliya", "usable_password": "true", "password1": word, "password2": word}
    assert client.post(reverse("admin:auth_user_add"), made | EVERYTHING).status_code == 302
    aliya = get_user_model().objects.get(username="aliya")
    assert (aliya.is_superuser, aliya.is_staff) == (False, False)
    assert client.post(where(aliya), form(aliya, "editor", "translator-kk")).status_code == 302
    assert set(stored(aliya).groups.values_list("name", flat=True)) == {"editor", "translator-kk"}
    assert stored(aliya).is_staff
    page = client.get(where(aliya), headers={"accept-language": "en"}).content.decode()
    assert "translator: Қазақша: chief" in page
    assert "editor, translator: Қазақша" in _list(client)


def _list(client) -> str:
    words = client.get(reverse("admin:auth_user_changelist"), headers={"accept-language": "en"}).content.decode()
    return words.replace("translator: Қазақша, editor", "editor, translator: Қазақша")


def test_no_forged_form_of_an_administrator_reaches_higher():
    chief = a_user("chief", "administrator")
    wheel, permission = Group.objects.create(name="wheel"), Permission.objects.first()
    forged = {"groups": [wheel.pk], "user_permissions": [permission.pk], **EVERYTHING}
    desk_client(chief).post(where(chief), form(chief, "administrator", **forged))
    after = stored(chief)
    assert not after.is_superuser
    assert list(after.groups.values_list("name", flat=True)) == ["administrator"]
    assert not after.user_permissions.exists()
    answer = desk_client(chief).post(where(chief), form(chief, "administrator", "wheel"))
    assert answer.status_code == 200, "the form comes back"
    assert list(stored(chief).groups.values_list("name", flat=True)) == ["administrator"]


def test_a_superusers_account_is_out_of_an_administrators_reach():
    root, client = an_editor("root", email="root@example.org"), desk_client(a_user("chief", "administrator"))
    assert client.get(where(root)).status_code == 200
    assert client.post(where(root), form(root, username="mine", email="mine@example.org")).status_code == 403
    word = {"password1": "a long and winding word", "password2": "a long and winding word"}
    assert client.post(where(root, "password_change"), word).status_code == 403
    assert stored(root).email == "root@example.org"
    assert stored(root).password == root.password
    assert JournalLine.objects.filter(verb="refused", by__username="chief").exists()


def test_a_superuser_makes_another():
    root, chief = an_editor("root"), a_user("chief", "administrator")
    assert desk_client(root).post(where(chief), form(chief, superuser="on")).status_code == 302
    assert stored(chief).is_superuser


def test_the_last_administrator_is_told_why_not():
    chief = a_user("chief", "administrator")
    page = desk_client(chief).post(where(chief), form(chief, "editor"), headers={"accept-language": "en"})
    assert "without an administrator" in page.content.decode()
    assert stored(chief).groups.get().name == "administrator"


@pytest.mark.parametrize("role", ["contributor", "translator-ru", "editor", "reviewer", "publisher"])
def test_nobody_else_sees_or_changes_accounts(role):
    other = a_user("other", role)
    client = desk_client(other)
    for page in (reverse("admin:auth_user_changelist"), reverse("admin:auth_user_add"), where(other)):
        assert client.get(page).status_code == 403
    assert client.post(where(other), form(other, "administrator", **EVERYTHING)).status_code == 403
    assert client.post(reverse("admin:auth_user_add"), {"username": "x"}).status_code == 403
    assert stored(other).groups.get().name == role


def test_nobody_is_deleted_and_whoever_is_deactivated_is_out_at_once():
    other = a_user("other", "editor")
    theirs, client = desk_client(other), desk_client(an_editor("root"))
    assert client.post(where(other, "delete"), {"post": "yes"}).status_code == 403
    assert theirs.get(reverse("admin:index")).status_code == 200
    values = form(other, "editor")
    del values["active"]
    assert client.post(where(other), values).status_code == 302
    assert theirs.get(reverse("admin:index")).status_code == 302
    assert JournalLine.objects.filter(verb="account-deactivated", details__username="other").exists()


def test_djangos_groups_are_hidden():
    with pytest.raises(NoReverseMatch):
        reverse("admin:auth_group_changelist")
