"""Unschedule: the appointment to publish is taken back, the approval stays."""

from django.utils.translation import gettext_lazy

from archive.editorial.models.progress import APPROVED
from archive.editorial.workflow.appointments import cancel
from archive.editorial.workflow.people import authors
from archive.editorial.workflow.progress import move
from archive.editorial.workflow.transition import TRANSITIONS, Step, Transition


def act(step: Step) -> None:
    """Refused if it was kept in the meantime."""
    step.details["at"] = cancel(step.entry, "publish", step.reason).isoformat()
    move(step.progress, APPROVED, step.progress.revision)


def told(step: Step) -> list:
    """Whoever submitted it, and its authors."""
    return [step.progress.submitter, *authors(step.entry)]


TRANSITIONS.register(
    Transition(
        "unschedule",
        gettext_lazy("Take back the scheduled publication"),
        gettext_lazy("The entry will not be published at the set moment. It stays approved."),
        gettext_lazy("Take back"),
        gettext_lazy("The publication is no longer scheduled."),
        act,
        gettext_lazy("Why (optional)"),
        told=told,
    )
)
