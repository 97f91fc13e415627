"""What is missing or unsafe in a database, in plain words, each with the SQL that mends it."""

from collections.abc import Iterator

from django.db.migrations.executor import MigrationExecutor

from config.database_roles import (
    DESK,
    OWNER,
    PARTS,
    PUBLIC,
    SCHEMA,
    Difference,
    differences,
    missing_roles,
    quoted,
    role_name,
    rows,
)

OLDEST_VERSION = 150000
# Without these a crash of the machine can lose or damage what was already confirmed as saved.
SAFE_SETTINGS = {
    "fsync": {"on"},
    "full_page_writes": {"on"},
    "synchronous_commit": {"on", "local", "remote_write", "remote_apply"},
}
# What ALTER ROLE calls a power, and the column that tells who has it.
POWERS = {
    "SUPERUSER": "rolsuper",
    "CREATEROLE": "rolcreaterole",
    "CREATEDB": "rolcreatedb",
    "REPLICATION": "rolreplication",
    "BYPASSRLS": "rolbypassrls",
}


def check_server(connection: object) -> Iterator[Difference]:
    """Check what holds for any database of ours: version, encoding, and that a crash loses nothing."""
    [(version, encoding)] = rows(
        connection, "SELECT current_setting('server_version_num')::int, current_setting('server_encoding')"
    )
    if version < OLDEST_VERSION:
        yield Difference(f"PostgreSQL is {version // 10000}, and 15 is the oldest that will do", "-- upgrade it")
    if encoding != "UTF8":
        mend = f"CREATE DATABASE {quoted(connection.settings_dict['NAME'])} ENCODING 'UTF8' TEMPLATE template0"
        yield Difference(f"The database is encoded in {encoding}, not UTF8", f"-- dump it, and load it after: {mend}")
    for name, safe in SAFE_SETTINGS.items():
        [(value,)] = rows(connection, "SELECT current_setting(%s)", [name])
        if value not in safe:
            mend = f"ALTER SYSTEM SET {name} = 'on'; SELECT pg_reload_conf()"
            yield Difference(f"{name} is {value}: a crash can lose what was saved", mend)


def check_desk_database(connection: object) -> Iterator[Difference]:
    """Check roles, owners, privileges and migrations; the rest is meaningless until the roles exist."""
    missing = missing_roles(connection)
    if missing:
        yield from (Difference(f"A role is missing ({statement})", statement) for statement in missing)
        return
    yield from check_connected_as(connection, DESK, "DATABASE_URL")
    yield from check_powers(connection)
    yield from check_memberships(connection)
    yield from check_owners(connection)
    yield from differences(connection)
    yield from check_migrations(connection)


def check_public_connection(connection: object) -> Iterator[Difference]:
    """Check what readers are connected as, and that their transactions are read-only and cannot run for
    ever.
    """
    yield from check_connected_as(connection, PUBLIC, "PUBLIC_DATABASE_URL")
    question = "SELECT current_setting('default_transaction_read_only'), current_setting('statement_timeout')"
    [(read_only, timeout)] = rows(connection, question)
    role = quoted(role_name(connection.settings_dict["NAME"], PUBLIC))
    if read_only != "on":
        mend = f"ALTER ROLE {role} SET default_transaction_read_only = on"
        yield Difference("Readers' transactions are not read-only", mend)
    if timeout == "0":
        yield Difference("A reader's query may run for ever", f"ALTER ROLE {role} SET statement_timeout = '10s'")


def check_connected_as(connection: object, part: str, variable: str) -> Iterator[Difference]:
    """Check that a URL names the role it is meant for, and not a more powerful one."""
    wanted = role_name(connection.settings_dict["NAME"], part)
    [(user,)] = rows(connection, "SELECT current_user")
    if user != wanted:
        yield Difference(f"{variable} connects as {user}", f"-- let {variable} name the user {wanted}")


def our_roles(connection: object) -> list[str]:
    """Name the three roles."""
    return [role_name(connection.settings_dict["NAME"], part) for part in PARTS]


def check_powers(connection: object) -> Iterator[Difference]:
    """Check that none of the roles is above the privileges."""
    query = f"SELECT rolname, {', '.join(POWERS.values())} FROM pg_roles WHERE rolname = ANY(%s) ORDER BY 1"
    for role, *held in rows(connection, query, [our_roles(connection)]):
        for power in (power for power, has in zip(POWERS, held, strict=True) if has):
            yield Difference(f"{role} has the power {power}", f"ALTER ROLE {quoted(role)} NO{power}")


def check_memberships(connection: object) -> Iterator[Difference]:
    """Check that desk and public inherit nothing from other roles, the owner above all."""
    query = """
        SELECT member.rolname, above.rolname
          FROM pg_auth_members m
          JOIN pg_roles member ON member.oid = m.member JOIN pg_roles above ON above.oid = m.roleid
         WHERE member.rolname = ANY(%s) ORDER BY 1, 2"""
    for role, above in rows(connection, query, [our_roles(connection)]):
        yield Difference(f"{role} is a member of {above}", f"REVOKE {quoted(above)} FROM {quoted(role)}")


def check_owners(connection: object) -> Iterator[Difference]:
    """Check that the database and its tables belong to the owner role: an owner can switch every rule off."""
    database = connection.settings_dict["NAME"]
    owner = role_name(database, OWNER)
    [(holder,)] = rows(connection, "SELECT datdba::regrole::text FROM pg_database WHERE datname = current_database()")
    if holder.strip('"') != owner:
        mend = f"ALTER DATABASE {quoted(database)} OWNER TO {quoted(owner)}"
        yield Difference(f"The database belongs to {holder}", mend)
    query = "SELECT tablename, tableowner FROM pg_tables WHERE schemaname = %s AND tableowner <> %s ORDER BY 1"
    for table, holder in rows(connection, query, [SCHEMA, owner]):
        mend = f"ALTER TABLE {quoted(SCHEMA)}.{quoted(table)} OWNER TO {quoted(owner)}"
        yield Difference(f"The table {table} belongs to {holder}", mend)


def check_migrations(connection: object) -> Iterator[Difference]:
    """Check that the tables are those of this version of the program."""
    executor = MigrationExecutor(connection)
    pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if pending:
        names = ", ".join(f"{migration.app_label}.{migration.name}" for migration, _backwards in pending)
        yield Difference(f"Migrations are pending: {names}", "-- DATABASE_URL=<the owner's> manage.py migrate")
