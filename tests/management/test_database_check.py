"""`check_database` names what was broken and prints what mends it."""

import pytest
from django.db import connection

from archive.management.database_check import check_desk_database, check_public_connection, check_server
from config.database_roles import execute, role_name, rows

pytestmark = pytest.mark.django_db


def role(part):
    return role_name(connection.settings_dict["NAME"], part)


def found(check):
    return {difference.finding: difference.mend for difference in check(connection)}


def found_as_desk(as_role):
    with as_role("desk"):
        return found(check_desk_database)


def test_a_migrated_database_has_nothing_to_mend(as_role):
    assert found_as_desk(as_role) == {}


@pytest.mark.parametrize(
    ("broken", "finding"),
    [
        ("ALTER ROLE {desk} SUPERUSER", "{desk} has the power SUPERUSER"),
        ("ALTER ROLE {public} BYPASSRLS", "{public} has the power BYPASSRLS"),
        ("GRANT {owner} TO {desk}", "{desk} is a member of {owner}"),
        ("GRANT pg_read_all_data TO {public}", "{public} is a member of pg_read_all_data"),
        ("ALTER TABLE auth_group OWNER TO {desk}", "The table auth_group belongs to {desk}"),
        ("GRANT SELECT ON auth_user TO {public}", '"{public}" holds SELECT on TABLE public.auth_user'),
        ("GRANT UPDATE ON auth_group TO {public}", '"{public}" holds UPDATE on TABLE public.auth_group'),
    ],
)
def test_what_was_broken_is_named_and_the_sql_mends_it(broken, finding):
    names = {part: role(part) for part in ("owner", "desk", "public")}
    before = found(check_desk_database)
    execute(connection, [broken.format(**names)])
    new = {name: mend for name, mend in found(check_desk_database).items() if name not in before}
    assert finding.format(**names) in new
    execute(connection, list(new.values()))
    if again := {name: mend for name, mend in found(check_desk_database).items() if name not in before}:
        execute(connection, list(again.values()))  # a table that changes hands loses what was granted on it
    assert found(check_desk_database) == before


def test_a_missing_role_is_named_with_the_sql_that_makes_it():
    execute(connection, [f"ALTER ROLE {role('public')} RENAME TO {role('public')}_lost"])
    assert list(found(check_desk_database).values()) == [f'CREATE ROLE "{role("public")}" LOGIN']


def test_a_url_of_the_wrong_user_is_named(as_role):
    with as_role("owner"):
        assert f"DATABASE_URL connects as {role('owner')}" in found(check_desk_database)


def test_a_pending_migration_is_named(as_role):
    execute(connection, ["DELETE FROM django_migrations WHERE app = 'auth' AND name LIKE '0012%'"])
    [finding] = found_as_desk(as_role)
    assert finding.startswith("Migrations are pending: auth.0012_")


def test_readers_must_be_read_only_and_cut_off(as_role):
    with as_role("public"):
        execute(connection, ["SET LOCAL default_transaction_read_only = off", "SET LOCAL statement_timeout = 0"])
        assert set(found(check_public_connection)) == {
            "Readers' transactions are not read-only",
            "A reader's query may run for ever",
        }


def test_settings_that_lose_data_in_a_crash_are_named():
    [(fsync,)] = rows(connection, "SELECT current_setting('fsync')")
    named = any(finding.startswith("fsync is off") for finding in found(check_server))
    assert named == (fsync == "off")
