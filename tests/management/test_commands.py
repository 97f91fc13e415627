"""The operator's commands, as they are called."""

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from django.db import connection

from config.database_roles import execute

pytestmark = pytest.mark.django_db


def test_the_first_administrator_can_sign_in_with_the_printed_password(capsys):
    call_command("first_administrator")
    password = capsys.readouterr().out.split("password: ")[1].split()[0]
    assert authenticate(username="admin", password=password).is_superuser


def test_there_is_only_one_first_administrator(capsys):
    call_command("first_administrator")
    capsys.readouterr()
    call_command("first_administrator")
    assert capsys.readouterr().out == ""


def test_the_desk_may_not_migrate(as_role):
    with as_role("desk"), pytest.raises(CommandError, match="_owner may migrate, and this is test_elshi"):
        call_command("migrate")


def test_check_database_prints_each_finding_with_its_sql_and_exits_with_1(capsys):
    execute(connection, ["GRANT SELECT ON auth_user TO PUBLIC"])
    with pytest.raises(SystemExit, match="1"):
        call_command("check_database")
    said = capsys.readouterr().out
    assert "PUBLIC holds SELECT on TABLE public.auth_user.\n    REVOKE SELECT ON TABLE public.auth_user" in said
