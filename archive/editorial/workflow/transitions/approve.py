"""Approve: a second person vouches for exactly this revision."""

from django.utils.translation import gettext_lazy

from archive.editorial.models.progress import APPROVED
from archive.editorial.workflow.deciding import decide
from archive.editorial.workflow.people import authors, deciders
from archive.editorial.workflow.progress import move
from archive.editorial.workflow.transition import TRANSITIONS, Step, Transition


def act(step: Step) -> None:
    """Never refused: the policy has let nobody here who wrote any of it, and the database asks again."""
    decide(step, "approved")
    step.details["hash"] = step.progress.revision.record_hash
    move(step.progress, APPROVED, step.progress.revision)


def told(step: Step) -> list:
    """Its authors, and those who may publish it."""
    return [*authors(step.entry), *deciders(step.entry, "publish")]


TRANSITIONS.register(
    Transition(
        "approve",
        gettext_lazy("Approve"),
        gettext_lazy("You vouch for exactly this revision. Any later change ends the approval."),
        gettext_lazy("Approve"),
        gettext_lazy("The entry is approved."),
        act,
        gettext_lazy("Remark (optional)"),
        told=told,
    )
)
