"""The roles hold what is declared, and PostgreSQL refuses the rest."""

import psycopg
import pytest
from django.contrib.auth.models import Group
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from config.database_roles import RolesRefused, apply_privileges, differences, ensure_roles, role_name, rows
from tests.roles import role_url

pytestmark = pytest.mark.django_db


def run(statement):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def findings():
    return [difference.finding for difference in differences(connection)]


def role(part):
    return role_name(connection.settings_dict["NAME"], part)


def test_after_migrating_nothing_is_left_to_change():
    assert findings() == []


@pytest.mark.parametrize(
    "broken",
    [
        "GRANT SELECT ON auth_user TO {public}",
        "GRANT INSERT, TRUNCATE ON auth_group TO {public}",
        "GRANT SELECT (password) ON auth_user TO {public}",
        "GRANT SELECT ON auth_user TO PUBLIC",
        "GRANT UPDATE ON django_content_type TO {desk}",
        "GRANT USAGE ON SEQUENCE auth_user_id_seq TO {public}",
        "REVOKE DELETE ON auth_group FROM {desk}",
        "GRANT CREATE ON SCHEMA public TO {desk}",
        "CREATE FUNCTION public.leak() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        'CREATE TABLE public."new" (id serial)',
    ],
)
def test_what_was_changed_by_hand_is_named_and_taken_back(broken):
    run(broken.format(public=role("public"), desk=role("desk")))
    assert findings() != []
    assert apply_privileges(connection) > 0
    assert findings() == []
    assert apply_privileges(connection) == 0


def test_a_privilege_that_everyone_holds_is_named_as_public():
    run("GRANT SELECT ON auth_user TO PUBLIC")
    assert findings() == ["PUBLIC holds SELECT on TABLE public.auth_user"]


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM auth_user",
        "SELECT count(*) FROM django_session",
        "CREATE TABLE public.mine (id int)",
        "CREATE TEMPORARY TABLE mine (id int)",
        "SELECT nextval('auth_user_id_seq')",
    ],
)
def test_a_reader_is_refused(as_role, statement):
    with pytest.raises(ProgrammingError, match="permission denied"), as_role("public"):
        run(statement)


def test_the_desk_writes_tables_but_neither_makes_nor_empties_them(as_role):
    with as_role("desk"):
        Group.objects.create(name="Редакторлар")
        for refused in (
            "CREATE TABLE public.mine (id int)",
            "TRUNCATE auth_group",
            "DELETE FROM django_migrations",
        ):
            with pytest.raises(ProgrammingError):
                run(refused)
    assert Group.objects.filter(name="Редакторлар").exists()


def test_the_role_is_given_back_after_the_block_even_after_a_refusal(as_role):
    [(before,)] = rows(connection, "SELECT current_user")
    with pytest.raises(ProgrammingError), as_role("public"):
        run("SELECT * FROM auth_user")
    assert rows(connection, "SELECT current_user") == [(before,)]


def test_tables_belong_to_the_owner_role():
    owners = rows(connection, "SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'")
    assert owners == [(role("owner"),)]


def test_where_roles_may_not_be_made_the_sql_is_told(as_role):
    renamed = f"before_{timezone.now():%H%M%S%f}"
    run(f"ALTER ROLE {role('public')} RENAME TO {renamed}")
    with as_role("desk"), pytest.raises(RolesRefused, match=f'CREATE ROLE "{role("public")}" LOGIN;'):
        ensure_roles(connection)


def test_a_database_made_anew_under_the_same_name_is_handed_to_its_owner_role():
    name = connection.settings_dict["NAME"]
    run(f'ALTER DATABASE "{name}" OWNER TO CURRENT_USER')
    assert ensure_roles(connection) is True
    owner = "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database()"
    assert rows(connection, owner) == [(role("owner"),)]
    assert ensure_roles(connection) is False


def test_a_name_that_postgresql_would_cut_off_is_refused():
    with pytest.raises(ValueError, match="no role can be named"):
        role_name("ұзын" * 8, "public")


@pytest.mark.parametrize("part", ["owner", "desk", "public"])
def test_each_role_can_connect_by_itself(part):
    with psycopg.connect(role_url(part)) as own:
        assert own.execute("SELECT current_user").fetchone() == (role(part),)
        read_only = own.execute("SHOW default_transaction_read_only").fetchone()
    assert read_only == ("on" if part == "public" else "off",)
