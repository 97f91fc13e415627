"""Tell the operator what is missing or unsafe in the databases, and how to mend it."""

import sys

from django.core.management.base import BaseCommand
from django.db import OperationalError, connections

from archive.management.database_check import check_desk_database, check_public_connection, check_server


class Command(BaseCommand):
    """Look and report; nothing is changed."""

    help = "Say in plain words what is missing or unsafe in the databases, with the SQL that mends it."
    requires_system_checks = ()

    def handle(self, *arguments: object, **options: object) -> None:
        """Print one finding a paragraph; exit with 1 if there is any."""
        checks = {
            "default": (check_server, check_desk_database),
            "public": (check_server, check_public_connection),
        }
        found = {}
        for alias, steps in checks.items():
            for difference in self.findings(alias, steps):
                found[difference.finding] = difference.mend  # both may be one server: say it once
        for finding, mend in found.items():
            self.stdout.write(f"{finding}.\n    {mend if mend.startswith('--') else mend + ';'}")
        if found:
            self.stdout.write(
                f"{len(found)} to mend. Run the SQL here as the server's administrator, then check again."
            )
            sys.exit(1)
        self.stdout.write("The databases are as they should be.")

    def findings(self, alias: str, steps: tuple) -> list:
        """Run the checks of one alias. A server that does not answer ends the command in one sentence."""
        try:
            return [difference for step in steps for difference in step(connections[alias])]
        except OperationalError as fault:
            sys.exit(f"The database of the alias {alias} does not answer: {' '.join(str(fault).split())}")
