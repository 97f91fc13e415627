"""What is going to happen to an entry, and until when nothing may: for the pages of the desk."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from archive.editorial.clock import spoken
from archive.editorial.models.entry import Entry
from archive.editorial.models.progress import Progress
from archive.editorial.models.schedule import Appointment
from archive.editorial.workflow.policy import may
from archive.publishing.standing import is_published

from .tools import address


@dataclass(frozen=True)
class Plan:
    """A moment in the desk's zone and in UTC, and what it is the moment of."""

    label: str
    text: str


def plans(entry: Entry) -> list[Plan]:
    """Closure and appointments, in the order in which they come."""
    words = {"publish": _("Will be published"), "withdraw": _("Will be withdrawn")}
    waiting = Appointment.objects.filter(entry_id=entry.pk, outcome="waiting").values_list("at", "verb")
    found = [(at, words[verb]) for at, verb in waiting]
    closed = Progress.objects.filter(pk=entry.pk).values_list("closed_until", flat=True).first()
    if closed is not None:
        found.append((closed, _("Closed until")))
    return [Plan(label, spoken(moment)) for moment, label in sorted(found)]


def withdrawal_instead(user, entry: Entry, action: str) -> str:
    """The address of the page that hides at once what closing the entry leaves in sight; empty if not needed."""
    is_offered = action == "close-until" and is_published(entry) and may(user, "withdraw", entry)
    return address(entry, "transition", "withdraw") if is_offered else ""
