"""Return: a reviewer asks for changes."""

from django.utils.translation import gettext_lazy

from archive.editorial.models.progress import CHANGES_REQUESTED
from archive.editorial.workflow.deciding import decide
from archive.editorial.workflow.people import authors
from archive.editorial.workflow.progress import end_appointment, move
from archive.editorial.workflow.transition import TRANSITIONS, Step, Transition


def act(step: Step) -> None:
    """Never refused. It ends an approval and an appointment to publish."""
    decide(step, "returned")
    if end_appointment(step.entry, "publish", "cancelled", step.reason):
        step.details["cancelled"] = "publish"
    move(step.progress, CHANGES_REQUESTED, step.progress.revision)


def told(step: Step) -> list:
    """Whoever submitted it, and its authors."""
    return [step.progress.submitter, *authors(step.entry)]


TRANSITIONS.register(
    Transition(
        "return",
        gettext_lazy("Ask for changes"),
        gettext_lazy("The entry goes back to its authors with your reasons. An approval of it ends."),
        gettext_lazy("Return"),
        gettext_lazy("The entry was returned to its authors."),
        act,
        gettext_lazy("What has to be changed, and why"),
        is_reason_needed=True,
        told=told,
    )
)
