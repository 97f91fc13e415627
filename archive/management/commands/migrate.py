"""Django's `migrate`, run as the owner role and followed by the privileges of the other two roles and the index."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management.base import CommandError
from django.core.management.commands import migrate
from django.db import DEFAULT_DB_ALIAS, connections

from archive.management.index_format import index_anew, is_outdated
from config.database_roles import (
    OWNER,
    RolesRefused,
    apply_privileges,
    can_act_as_owner,
    ensure_roles,
    quoted,
    role_name,
    rows,
)


class Command(migrate.Command):
    """Make the tables as the owner role, whoever is connected, so that tests and production hold the same."""

    def handle(self, *arguments: object, **options: object) -> None:
        """Make the roles where they are missing, migrate, give the desk and the readers what is declared, and index
        anew what another version has indexed. `--check` exits with 1 also where that is still to be done.
        """
        connection = connections[options["database"]]
        if options["plan"] or options["check_unapplied"]:
            super().handle(*arguments, **options)
            if options["check_unapplied"] and is_outdated(connection):
                sys.exit(1)
            return
        make_ready(connection)
        with acting_as_owner(connection):
            super().handle(*arguments, **options)
            changed = apply_privileges(connection)
            outdated = options["database"] == DEFAULT_DB_ALIAS and is_outdated(connection)
            indexed = index_anew() if outdated else 0
        if options["verbosity"] >= 1 and changed:
            self.stdout.write(f"Privileges of the database roles: {changed} changed.")
        if options["verbosity"] >= 1 and indexed:
            self.stdout.write(f"Index: {indexed} entries indexed anew.")


def make_ready(connection: object) -> None:
    """Make the roles if need be, and refuse to migrate as anyone but the owner. Raises CommandError."""
    try:
        ensure_roles(connection)
    except RolesRefused as refusal:
        raise CommandError(str(refusal)) from None
    if not can_act_as_owner(connection):
        [(user,)] = rows(connection, "SELECT current_user")
        owner = role_name(connection.settings_dict["NAME"], OWNER)
        raise CommandError(f"Only {owner} may migrate, and this is {user}: set DATABASE_URL to the owner's URL.")


@contextmanager
def acting_as_owner(connection: object) -> Iterator[None]:
    """Be the owner role within the block, so that the owner owns what is made."""
    owner = role_name(connection.settings_dict["NAME"], OWNER)
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {quoted(owner)}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("RESET ROLE")
