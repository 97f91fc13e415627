"""Unschedule a withdrawal: the appointment to withdraw is taken back."""

from django.utils.translation import gettext_lazy

from archive.editorial.workflow.appointments import cancel, waiting
from archive.editorial.workflow.people import authors, deciders
from archive.editorial.workflow.transition import TRANSITIONS, Step, Transition


def act(step: Step) -> None:
    """Refused if it was kept in the meantime."""
    step.details["at"] = cancel(step.entry, "withdraw", step.reason).isoformat()


TRANSITIONS.register(
    Transition(
        "unschedule-withdrawal",
        gettext_lazy("Take back the scheduled withdrawal"),
        gettext_lazy("Readers will go on seeing the entry."),
        gettext_lazy("Take back"),
        gettext_lazy("The withdrawal is no longer scheduled."),
        act,
        gettext_lazy("Why (optional)"),
        applies=lambda entry, progress: waiting(entry, "withdraw") is not None,
        told=lambda step: [*authors(step.entry), *deciders(step.entry, "withdraw")],
    )
)
