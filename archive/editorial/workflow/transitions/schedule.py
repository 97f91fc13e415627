"""Schedule: what was approved will be published at a set moment."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.editorial.clock import spoken
from archive.editorial.models.progress import SCHEDULED
from archive.editorial.workflow.appointments import make
from archive.editorial.workflow.errors import Refused
from archive.editorial.workflow.people import authors
from archive.editorial.workflow.progress import move
from archive.editorial.workflow.transition import TRANSITIONS, Step, Transition


def act(step: Step) -> None:
    """Refused if the approval is of other content, the moment has passed, or the entry is closed until later."""
    approved, at = step.progress.revision, step.values["at"]
    if approved is None or approved.record_hash != step.revision.record_hash:
        raise Refused(_("Nobody has approved this revision."))
    closed_until = step.progress.closed_until
    if closed_until is not None and at < closed_until:
        raise Refused(_("This entry is closed until %(moment)s.") % {"moment": spoken(closed_until)})
    make(step.entry, "publish", at, revision=approved, by=step.by, remark=step.reason)
    step.details["at"] = at.isoformat()
    move(step.progress, SCHEDULED, approved)


def told(step: Step) -> list:
    """Whoever submitted it, and its authors."""
    return [step.progress.submitter, *authors(step.entry)]


TRANSITIONS.register(
    Transition(
        "schedule",
        gettext_lazy("Schedule publication"),
        gettext_lazy(
            "Readers will see the approved revision from the moment that you set, never earlier. It cannot be changed "
            "until then; take the appointment back to change it."
        ),
        gettext_lazy("Schedule"),
        gettext_lazy("The publication is scheduled."),
        act,
        gettext_lazy("Remark (kept with the version)"),
        inputs=("at",),
        told=told,
    )
)
