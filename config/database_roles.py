"""The three database roles, and the SQL that gives each exactly what `archive.privileges` declares.

- *owner* owns the database and its tables and is used for migrations only: an owner can disable any trigger;
- *desk* reads and writes the editors' tables, and only adds to those declared append-only;
- *public* reads the tables declared public, in read-only transactions, and nothing else.

Roles belong to the whole server, so their names are derived from the database's. What a role holds is
compared with what it should hold, and only the differences are changed: applying twice changes nothing, and
the same list tells `check_database` what to report. A privilege granted by hand is a difference like any
other, and is taken back.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from psycopg import sql

from archive.privileges import APPEND_ONLY_TABLES, DESK_READ_ONLY_TABLES, PUBLIC_TABLES

OWNER, DESK, PUBLIC = PARTS = ("owner", "desk", "public")
EVERYONE = "everyone"  # PostgreSQL's PUBLIC: whoever connects
SCHEMA = "public"
LONGEST_NAME = 63  # bytes; PostgreSQL cuts longer names off without a word


class RolesRefused(Exception):
    """The server does not let this user make the roles; the message holds the SQL for someone who may."""


@dataclass(frozen=True)
class Difference:
    """Something a role holds and should not, or lacks: what in plain words, and the SQL that mends it."""

    finding: str
    mend: str


def role_name(database: str, part: str) -> str:
    """Name a role of a database. Raises ValueError where PostgreSQL would cut the name off."""
    name = f"{database}_{part}"
    if part not in PARTS or len(name.encode()) > LONGEST_NAME:
        raise ValueError(f"no role can be named {name!r}")
    return name


def quoted(name: str) -> str:
    """Quote an identifier."""
    return sql.Identifier(name).as_string(None)


# --- the roles themselves -----------------------------------------------------------------------------------


def missing_roles(connection: object) -> list[str]:
    """Give the SQL that makes the roles that do not exist yet, one statement a role."""
    names = {part: role_name(connection.settings_dict["NAME"], part) for part in PARTS}
    present = {name for (name,) in rows(connection, "SELECT rolname FROM pg_roles")}
    return [f"CREATE ROLE {quoted(name)} LOGIN" for name in names.values() if name not in present]


def ensure_roles(connection: object) -> bool:
    """Make the roles that are missing and hand the database to its owner role. False if nothing was to be done.

    Roles outlive a database: one that was made anew under the same name is handed over too.

    Needs a superuser or a user who may create roles and owns the database. Raises RolesRefused with the SQL.
    """
    statements = missing_roles(connection)
    if not statements and owner_may_create(connection):
        return False
    statements += handing_over(connection.settings_dict["NAME"])
    if not rows(connection, "SELECT 1 FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolcreaterole)"):
        raise RolesRefused(
            "The database roles are missing or do not own the database, and this user may not change that. Have the "
            "server's owner run this, connected to this database, and give the roles passwords:\n\n"
            + script(statements)
        )
    execute(connection, statements)
    return True


def owner_may_create(connection: object) -> bool:
    """Tell whether the owner role, which exists, may make tables in the database."""
    owner = role_name(connection.settings_dict["NAME"], OWNER)
    return rows(connection, "SELECT has_schema_privilege(%s, %s, 'CREATE')", [owner, SCHEMA]) == [(True,)]


def handing_over(database: str) -> list[str]:
    """Give the SQL that hands a database to its owner role, and makes readers' transactions read-only by
    default.
    """
    owner, public = quoted(role_name(database, OWNER)), quoted(role_name(database, PUBLIC))
    return [
        f"GRANT {owner} TO CURRENT_USER",
        f"ALTER DATABASE {quoted(database)} OWNER TO {owner}",
        f"ALTER ROLE {public} IN DATABASE {quoted(database)} SET default_transaction_read_only = on",
    ]


def can_act_as_owner(connection: object) -> bool:
    """Tell whether the present user is the owner role or may become it; the desk must not."""
    owner = role_name(connection.settings_dict["NAME"], OWNER)
    question = "SELECT pg_has_role(current_user, oid, 'MEMBER') FROM pg_roles WHERE rolname = %s"
    return rows(connection, question, [owner]) == [(True,)]


# --- what they may do ---------------------------------------------------------------------------------------


def wanted_on_table(part: str, table: str) -> set[str]:
    """Give a role's privileges on a table or view, from the declarations."""
    if part == PUBLIC:
        return {"SELECT"} if table in PUBLIC_TABLES else set()
    if table in DESK_READ_ONLY_TABLES:
        return {"SELECT"}
    if table in APPEND_ONLY_TABLES:
        return {"SELECT", "INSERT"}
    return {"SELECT", "INSERT", "UPDATE", "DELETE"}


def wanted_on_sequence(part: str, sequence: str) -> set[str]:
    """The desk takes numbers from sequences; readers take none, for a sequence tells how many drafts there
    are.
    """
    return {"USAGE"} if part == DESK else set()


def wanted_on_function(part: str, function: str) -> set[str]:
    """The desk may call our functions, which check constraints use; readers may call none."""
    return {"EXECUTE"} if part == DESK else set()


def wanted_on_schema(part: str, schema: str) -> set[str]:
    """Both may look names up in the schema, neither may create in it."""
    return {"USAGE"}


def wanted_on_database(part: str, database: str) -> set[str]:
    """Both may connect, neither may make temporary tables or schemas."""
    return {"CONNECT"}


@dataclass(frozen=True)
class Sort:
    """A sort of database object: its SQL word, the query that lists name, SQL name and privileges, and the
    rule.
    """

    word: str
    query: str
    wanted: Callable[[str, str], set[str]]


# Each query gives: name, name in SQL, access list. A missing access list means PostgreSQL's default.
RELATIONS = f"""
    SELECT c.relname, quote_ident(n.nspname) || '.' || quote_ident(c.relname),
           coalesce(c.relacl, acldefault((CASE WHEN c.relkind = 'S' THEN 's' ELSE 'r' END)::"char",
           c.relowner)) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = '{SCHEMA}' AND c.relkind IN """
ROUTINES = f"""
    SELECT p.proname, quote_ident(n.nspname) || '.' || quote_ident(p.proname)
           || '(' || pg_get_function_identity_arguments(p.oid) || ')', coalesce(p.proacl, acldefault('f',
           p.proowner)) FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
     WHERE n.nspname = '{SCHEMA}'
       AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')"""
SCHEMAS = f"""
    SELECT nspname, quote_ident(nspname), coalesce(nspacl, acldefault('n', nspowner))
      FROM pg_namespace WHERE nspname = '{SCHEMA}'"""
DATABASES = """
    SELECT datname, quote_ident(datname), coalesce(datacl, acldefault('d', datdba))
      FROM pg_database WHERE datname = current_database()"""
SORTS = (
    Sort("TABLE", RELATIONS + "('r', 'p', 'v', 'm', 'f')", wanted_on_table),
    Sort("SEQUENCE", RELATIONS + "('S')", wanted_on_sequence),
    Sort("ROUTINE", ROUTINES, wanted_on_function),
    Sort("SCHEMA", SCHEMAS, wanted_on_schema),
    Sort("DATABASE", DATABASES, wanted_on_database),
)
COLUMNS = f"""
    SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname), quote_ident(a.attname),
    held.privilege_type, coalesce(r.rolname, '')
      FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
           CROSS JOIN aclexplode(a.attacl) AS held LEFT JOIN pg_roles r ON r.oid = held.grantee
     WHERE n.nspname = '{SCHEMA}' AND (held.grantee = 0 OR r.rolname = ANY(%s))"""


def differences(connection: object) -> list[Difference]:
    """Compare what the desk, the readers and everyone hold with the declarations, over every object of the
    schema.
    """
    database = connection.settings_dict["NAME"]
    found = [
        difference
        for sort in SORTS
        for part in (DESK, PUBLIC, EVERYONE)
        for difference in privilege_differences(connection, sort, part, grantee(database, part))
    ]
    return found + column_differences(connection, [role_name(database, part) for part in (DESK, PUBLIC)])


def grantee(database: str, part: str) -> str:
    """Name whom a privilege is granted to, as SQL does; everyone is PUBLIC, which is not our role
    *public*.
    """
    return "PUBLIC" if part == EVERYONE else quoted(role_name(database, part))


def privilege_differences(connection: object, sort: Sort, part: str, who: str) -> Iterator[Difference]:
    """Compare one grantee's privileges on all objects of a sort."""
    holder = "held.grantee = 0" if part == EVERYONE else "held.grantee = to_regrole(%s)"
    query = f"""
        SELECT name, sql_name, ARRAY(SELECT held.privilege_type FROM aclexplode(acl) AS held WHERE {holder})
          FROM ({sort.query}) AS objects (name, sql_name, acl) ORDER BY sql_name"""
    for name, sql_name, held in rows(connection, query, [] if part == EVERYONE else [who]):
        wanted = set() if part == EVERYONE else sort.wanted(part, name)
        yield from compared(f"{sort.word} {sql_name}", who, set(held), wanted)


def compared(target: str, who: str, held: set[str], wanted: set[str]) -> Iterator[Difference]:
    """Say what one grantee has too much or lacks on one object."""
    if surplus := ", ".join(sorted(held - wanted)):
        yield Difference(f"{who} holds {surplus} on {target}", f"REVOKE {surplus} ON {target} FROM {who}")
    if lacking := ", ".join(sorted(wanted - held)):
        yield Difference(f"{who} lacks {lacking} on {target}", f"GRANT {lacking} ON {target} TO {who}")


def column_differences(connection: object, roles: list[str]) -> list[Difference]:
    """Find privileges on single columns, which nobody should have."""
    return [
        Difference(
            f"{role or 'PUBLIC'} holds {privilege} on column {column} of {table}",
            f"REVOKE {privilege} ({column}) ON TABLE {table} FROM {quoted(role) if role else 'PUBLIC'}",
        )
        for table, column, privilege, role in rows(connection, COLUMNS, [roles])
    ]


def apply_privileges(connection: object) -> int:
    """Give each role what is declared and take the rest away; give the number of changes, 0 the second time.

    Must run as the owner or a superuser, in the schema's own database.
    """
    statements = [difference.mend for difference in differences(connection)]
    execute(connection, statements)
    return len(statements)


# --- talking to the server ----------------------------------------------------------------------------------


def rows(connection: object, query: str, parameters: list | None = None) -> list[tuple]:
    """Ask the server, and read the whole answer."""
    with connection.cursor() as cursor:
        cursor.execute(query, parameters)
        return cursor.fetchall()


def execute(connection: object, statements: list[str]) -> None:
    """Run statements that give no answer, in one go."""
    if statements:
        with connection.cursor() as cursor:
            cursor.execute(script(statements), None)


def script(statements: list[str]) -> str:
    """Write statements as a script to read or to run."""
    return "".join(f"{statement};\n" for statement in statements)
