"""Make the index of all published entries anew, as after adding a facet."""

import sys

from django.core.management.base import BaseCommand, CommandParser

from archive.publishing.map_building import build_maps
from archive.publishing.rebuild import rebuild


class Command(BaseCommand):
    """The index comes from the published records alone, so this may run at any time, also beside a live site."""

    help = "Make the index rows, links and sets of all published entries anew, without a gap for readers."

    def add_arguments(self, parser: CommandParser) -> None:
        """Nothing need be said."""
        parser.add_argument("--sets-only", action="store_true", help="Trust the rows, and build the sets from them.")

    def handle(self, *arguments: object, **options: object) -> None:
        """Say how many entries are indexed."""
        count = build_maps() if options["sets_only"] else rebuild(self.progress)
        self.stdout.write(f"{count} entries indexed")

    def progress(self, done: int, total: int) -> None:
        """A line that stays, for somebody who waits at a terminal."""
        if sys.stderr.isatty():
            self.stderr.write(f"  {done} of {total}", ending="\r")
