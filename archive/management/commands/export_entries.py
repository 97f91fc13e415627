"""Write published entries to a file, as the readers' export does."""

from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.http import QueryDict

from archive.published.browse.filters import ExportFilters
from archive.published.exports.export import export
from archive.published.exports.formats import FORMATS
from config.reading import as_reader


class Command(BaseCommand):
    """Exports as a reader: nothing that is not published can be in the file."""

    help = "Write published entries as CSV or JSON Lines, to a file or to standard output."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What to write, which entries, and where."""
        parser.add_argument("format", choices=FORMATS.names())
        parser.add_argument("--query", default="", help='as in an address: "kind=agreement&from=1991&to=1995"')
        parser.add_argument("--base-url", default="", help="what the addresses in the file begin with")
        parser.add_argument("--output", type=Path, help="a file; without it, standard output")

    def handle(self, *arguments: object, **options: object) -> None:
        """Write the file. CommandError, and no file, if the query cannot be read."""
        filters = ExportFilters(QueryDict(options["query"]))
        with as_reader():
            if filters.problems:
                raise CommandError("\n".join(f"{name}: {message}".strip(": ") for name, message in filters.problems))
            self.write(export(filters, options["format"], options["base_url"].rstrip("/")), options["output"])

    def write(self, pieces: Iterable[str], output: Path | None) -> None:
        """Send the pieces where they are wanted."""
        if output is None:
            for piece in pieces:
                self.stdout.write(piece, ending="")
            return
        with output.open("w", encoding="utf-8", newline="") as file:
            file.writelines(pieces)
