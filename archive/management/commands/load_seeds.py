"""Load the seed files, or only check them."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from archive.editorial.restore import RestoreError
from archive.publishing.errors import PublishingError
from archive.seeding.build import build
from archive.seeding.faults import Fault
from archive.seeding.load import Report, load, silent

EVERY = 100  # entries between two lines of progress


class Command(BaseCommand):
    """Files to published entries. Exits with 1, and nothing written, if a file has a fault."""

    help = "Load the seed files into the archive and publish what is new or changed; editors' changes are kept."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """The folder, and how much to do and to say."""
        parser.add_argument("folder", nargs="?", type=Path, default=settings.BASE_DIR / "seeds")
        parser.add_argument("--check", action="store_true", help="only check the files; no database is needed")
        parser.add_argument("--quiet", action="store_true", help="no progress, only the summary")

    def handle(self, *arguments: object, folder: Path, check: bool, quiet: bool, **options: object) -> None:
        """Print progress, conflicts and the summary."""
        if not folder.is_dir():
            raise CommandError(f"There is no folder {folder}")
        if check:
            self.check_files(folder)
            return
        try:
            report = load(folder, progress=silent if quiet else self.progress)
        except (RestoreError, PublishingError) as error:
            raise CommandError(f"Nothing was written: {error}") from error
        self.refuse(report.faults)
        self.tell(report)

    def check_files(self, folder: Path) -> None:
        """Read everything and say what is wrong; touches no database."""
        built = build(folder)
        self.refuse(built.faults)
        self.stdout.write(f"{len(built.seeds)} entries, no faults")

    def refuse(self, faults: list[Fault] | tuple[Fault, ...]) -> None:
        """List the faults, if there are any, and end the command. Raises CommandError."""
        for fault in faults:
            self.stderr.write(str(fault))
        if faults:
            raise CommandError(f"faults in the seed files: {len(faults)}; nothing was written")

    def progress(self, step: str, done: int, total: int) -> None:
        """A line at the start, the end and every hundred entries: readable in a terminal and in a log."""
        if done in (0, total) or done % EVERY == 0:
            self.stdout.write(f"  {step} {done} of {total} entries")
            self.stdout.flush()

    def tell(self, report: Report) -> None:
        """One line for each entry that was left alone, then the summary."""
        for conflict in report.conflicts:
            number = f" ({conflict.public_number})" if conflict.public_number else ""
            self.stdout.write(f"conflict: {conflict.key}{number} of {conflict.file}: {conflict.reason}")
        for key in report.vanished:
            self.stdout.write(f"vanished: {key} is in no file any more; the entry stays as it is")
        self.stdout.write(
            f"created {report.created}, updated {report.updated}, unchanged {report.unchanged}, "
            f"conflicts {len(report.conflicts)}"
        )
