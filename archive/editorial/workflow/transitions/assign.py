"""Assign: who is to review a submission, and by when."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.editorial.workflow.errors import Refused
from archive.editorial.workflow.people import called
from archive.editorial.workflow.policy import may
from archive.editorial.workflow.transition import TRANSITIONS, Step, Transition


def act(step: Step) -> None:
    """Refused if the reviewer may not decide on it; without one, the entry is for any reviewer again."""
    reviewer, due = step.values.get("reviewer"), step.values.get("due")
    if reviewer and not may(reviewer, "approve", step.entry):
        raise Refused(_("%(name)s may not review this entry.") % {"name": called(reviewer)})
    step.progress.reviewer, step.progress.due = reviewer, due
    step.progress.save()
    step.details |= {"reviewer": reviewer and reviewer.get_username(), "due": due and due.isoformat()}


def told(step: Step) -> list:
    """The reviewer."""
    return [step.progress.reviewer]


TRANSITIONS.register(
    Transition(
        "assign",
        gettext_lazy("Assign"),
        gettext_lazy("Who is to review the entry, and by which day."),
        gettext_lazy("Assign"),
        gettext_lazy("The review is assigned."),
        act,
        gettext_lazy("Remark (optional)"),
        inputs=("reviewer", "due"),
        told=told,
    )
)
