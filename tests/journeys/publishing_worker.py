"""A process that takes entries through review and publishes them, and says which: to be killed at any moment."""

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")


def main() -> None:
    """Publish one topic after another until killed; the UUID of each is said once it is published."""
    django.setup()
    from archive.editorial.workflow.transition import perform  # late: the settings come first
    from archive.publishing import transitions as _all  # noqa: F401
    from tests.makers import a_record, a_user, an_entry, decided, submitted

    name = f"worker-{os.getpid()}"
    author, reviewer = a_user(f"{name}-author", "editor"), a_user(f"{name}-reviewer", "reviewer")
    publisher = a_user(f"{name}-publisher", "publisher")
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    while True:
        entry = an_entry(a_record("topic"), author=author)
        submitted(entry, by=author)
        decided(entry, reviewer)
        perform("publish", entry, by=publisher, expected=1)
        sys.stdout.write(f"{entry.uuid}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
