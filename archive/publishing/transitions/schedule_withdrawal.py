"""Schedule a withdrawal: what readers see will be taken away at a set moment."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.editorial.workflow.appointments import make, waiting
from archive.editorial.workflow.errors import Refused
from archive.editorial.workflow.people import authors, deciders
from archive.editorial.workflow.transition import TRANSITIONS, Step, Transition
from archive.publishing.standing import is_published


def act(step: Step) -> None:
    """Refused for what readers do not see, and for a moment that has passed. The working copy is not touched."""
    if not is_published(step.entry):
        raise Refused(_("This entry is not published."))
    at = step.values["at"]
    make(step.entry, "withdraw", at, reason=step.reason, by=step.by)
    step.details["at"] = at.isoformat()


TRANSITIONS.register(
    Transition(
        "schedule-withdrawal",
        gettext_lazy("Schedule withdrawal"),
        gettext_lazy(
            "All versions in all formats will be taken away at the moment that you set. The address stays and says why."
        ),
        gettext_lazy("Schedule"),
        gettext_lazy("The withdrawal is scheduled."),
        act,
        gettext_lazy("Reason, shown to readers"),
        is_reason_needed=True,
        inputs=("at",),
        applies=lambda entry, progress: is_published(entry) and waiting(entry, "withdraw") is None,
        told=lambda step: [*authors(step.entry), *deciders(step.entry, "withdraw")],
    )
)
