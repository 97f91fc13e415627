"""Withdraw what readers see."""

from django.utils.translation import gettext_lazy

from archive.editorial.workflow.people import authors, deciders
from archive.editorial.workflow.progress import end_appointment
from archive.editorial.workflow.transition import TRANSITIONS, Step, Transition
from archive.publishing.standing import is_published
from archive.publishing.withdraw import withdraw


def act(step: Step) -> None:
    """Refused as `withdraw` refuses. An appointment to do the same later ends."""
    withdraw(step.entry, by=step.by, reason=step.reason)
    end_appointment(step.entry, "withdraw", "cancelled")


TRANSITIONS.register(
    Transition(
        "withdraw",
        gettext_lazy("Withdraw"),
        gettext_lazy("All versions in all formats are taken away. The address stays and says why."),
        gettext_lazy("Withdraw now"),
        gettext_lazy("The entry is withdrawn."),
        act,
        gettext_lazy("Reason, shown to readers"),
        is_reason_needed=True,
        applies=lambda entry, progress: is_published(entry, progress),
        notes_itself=True,
        told=lambda step: [*authors(step.entry), *deciders(step.entry, "withdraw")],
    )
)
