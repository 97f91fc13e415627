"""Tell whether anybody has tampered with the journal."""

import sys

from django.core.management.base import BaseCommand, CommandParser

from archive.editorial.chain import CHANGED, INSERTED, MISSING, OUT_OF_ORDER, Report, verify
from archive.editorial.journal import note

WORDS = {
    CHANGED: "what it says is not what was written",
    MISSING: "a line is missing here",
    OUT_OF_ORDER: "it does not continue from the line before it",
    INSERTED: "a line was put in here that the journal did not write",
}


class Command(BaseCommand):
    """Walk the chain of the journal and name the first broken link; exit with 1 if there is one."""

    help = (
        "Verify the chain of the journal. Note the number of lines and the hash somewhere else, where whoever can"
        " change this database cannot: with --expect, the next run finds out if lines were cut off at the end."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """What was noted, and whether the desk is to be told."""
        parser.add_argument("--expect", metavar="HASH", default="", help="a hash that an earlier run has printed")
        parser.add_argument(
            "--note", action="store_true", help="write the result into the journal: the desk then shows a broken one"
        )

    def handle(self, *arguments: object, expect: str, **options: object) -> None:
        """Print what was found; nothing is changed unless --note is given."""
        report = verify(expect.strip().lower())
        if options["note"]:
            _note(report)
        if report.fault:
            fault = report.fault
            self.stdout.write(f"Broken at line {fault.number}: {fault.what}: {WORDS[fault.what]}.")
            self.stdout.write(f"The {report.count} lines before it are whole; the hash of the last of them is")
            self.stdout.write(report.head or "(none)")
            sys.exit(1)
        self.stdout.write(f"The journal is whole: {report.count} lines. The hash of the last one, to note elsewhere:")
        self.stdout.write(report.head or "(none)")


def _note(report: Report) -> None:
    details = {"lines": report.count, "head": report.head}
    if report.fault:
        note("journal-broken", None, None, **details, line=report.fault.number, what=report.fault.what)
    else:
        note("journal-verified", None, None, **details)
