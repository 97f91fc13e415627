#!/usr/bin/env python3
"""The one command of the archive: `python manage.py quickstart` runs it, `python manage.py help` lists the
rest.
"""

import os
import sys
import warnings


def main() -> None:
    """Run a management command; a database that cannot be reached ends in one sentence, not in a
    traceback.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from django.core.management import execute_from_command_line  # late: settings must be named first
    from django.db import OperationalError

    # makemigrations only warns when it finds no database; that warning is no news in a fresh clone.
    warnings.filterwarnings("ignore", message="Got an error checking a consistent migration history")
    try:
        execute_from_command_line(sys.argv)
    except OperationalError as fault:
        sys.exit(unreachable(fault))


def unreachable(fault: Exception) -> str:
    """Say in one sentence that the database did not answer, and what to do; the server's own words follow."""
    said = " ".join(str(fault).split())
    if os.environ.get("DATABASE_URL"):
        return f"The database named by DATABASE_URL does not answer ({said})."
    return f"No database is running here: start `python manage.py quickstart`, or set DATABASE_URL ({said})."


if __name__ == "__main__":
    main()
