"""The first person who can sign in, on an archive that has none."""

import secrets

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand

USERNAME = "admin"


class Command(BaseCommand):
    """Make an administrator with a password that is shown once; do nothing where there is one already."""

    help = "Make a first administrator, if there is none, and print the password once."

    def handle(self, *arguments: object, **options: object) -> None:
        """Print the name and the generated password, which is stored nowhere in clear."""
        users = get_user_model().objects
        if users.filter(is_superuser=True).exists():
            return
        password = secrets.token_urlsafe(15)
        users.create_superuser(USERNAME, password=password)
        self.stdout.write(f"First administrator: {USERNAME}, password: {password} (shown this once)")
