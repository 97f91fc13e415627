"""Keep the appointments that have come, and send the e-mails that wait: called by a timer, or left running."""

import logging
import os
import sys
import time

from django.core.management.base import BaseCommand, CommandParser
from django.db import Error, close_old_connections

from archive.editorial.clock import spoken
from archive.editorial.mail import send_waiting
from archive.management.supervision import OrderToStop, stopping_on_order
from archive.publishing.due import Act, run_due

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    """One line an act; exit code 1 if something that was due is not done, or an e-mail did not leave."""

    help = "Publish and withdraw what is due, once or until told to stop, and send the e-mails that wait."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--every", type=float, metavar="SECONDS", help="go on, with this pause, until SIGTERM")

    def handle(self, *arguments: object, every: float | None, **options: object) -> None:
        """Run once, or go on; an order to stop undoes what is half done."""
        if every is None:
            if not self.run():
                sys.exit(1)
            return
        try:
            with stopping_on_order():
                self.go_on(max(every, 0.1))
        except OrderToStop:
            self.say("Stopped.")

    def go_on(self, every: float) -> None:
        """Run again and again, also after the database was away, as long as whoever started this lives."""
        while is_parent_there():
            try:
                self.run()
            except Error as error:
                logger.warning("the database does not answer: %s", error)
            close_old_connections()
            pause(every)

    def run(self) -> bool:
        """One run; whether all is well."""
        report = run_due(tell_of=self.tell)
        sent, failed = send_waiting()
        if sent or failed:
            self.say(f"e-mails: {sent} sent, {failed} failed")
        return report.is_well and not failed

    def tell(self, act: Act) -> None:
        """One line for the operator."""
        one = act.appointment
        why = f": {act.why}" if act.why else ""
        self.say(f"{one.verb} {one.entry.uuid} set for {spoken(one.at)}: {act.outcome}{why}")

    def say(self, line: str) -> None:
        """At once, also when the output goes to a file."""
        self.stdout.write(line)
        self.stdout.flush()


def pause(seconds: float) -> None:
    """Wait, and look once a second whether there is anybody to wait for."""
    end = time.monotonic() + seconds
    while is_parent_there() and (left := end - time.monotonic()) > 0:
        time.sleep(min(left, 1))


def is_parent_there() -> bool:
    """Whether the process lives that is to be survived by none of its children; it names itself in ELSHI_PARENT."""
    parent = int(os.environ.get("ELSHI_PARENT") or 0)
    return parent in (0, os.getppid())
