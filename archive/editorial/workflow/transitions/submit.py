"""Submit: the newest revision is frozen and waits for a reviewer."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.editorial.models.progress import SUBMITTED
from archive.editorial.workflow.errors import Refused
from archive.editorial.workflow.people import called, deciders
from archive.editorial.workflow.policy import may
from archive.editorial.workflow.progress import is_changed, move
from archive.editorial.workflow.transition import TRANSITIONS, Step, Transition
from archive.record.validate import faults


def act(step: Step) -> None:
    """Refused if readers see the revision already, if the record is not complete, or if the reviewer asked for may not
    decide on it.
    """
    if not is_changed(step.entry):
        raise Refused(_("There is nothing to review: readers see the newest revision already."))
    found = faults(step.revision.body)
    if found:
        raise Refused(
            _("The record is not complete: %(path)s %(message)s.")
            % {"path": found[0].path, "message": found[0].message}
        )
    reviewer = step.values.get("reviewer")
    step.progress.submitter = step.by
    step.progress.reviewer, step.progress.due = reviewer, step.values.get("due")
    move(step.progress, SUBMITTED, step.revision)
    if reviewer and not may(reviewer, "approve", step.entry):
        raise Refused(_("%(name)s may not review this entry.") % {"name": called(reviewer)})


def told(step: Step) -> list:
    """The reviewer asked for, or everyone who may approve."""
    return [step.progress.reviewer] if step.progress.reviewer else deciders(step.entry)


TRANSITIONS.register(
    Transition(
        "submit",
        gettext_lazy("Submit for review"),
        gettext_lazy("The newest revision is frozen and goes to a reviewer. To change it again, take it back."),
        gettext_lazy("Submit"),
        gettext_lazy("The entry is submitted for review."),
        act,
        gettext_lazy("What was changed, and why"),
        is_reason_needed=True,
        inputs=("reviewer", "due"),
        applies=lambda entry, progress: is_changed(entry),
        told=told,
    )
)
