"""Take back: a submission is a draft again."""

from django.utils.translation import gettext_lazy

from archive.editorial.models.progress import DRAFT
from archive.editorial.workflow.progress import move
from archive.editorial.workflow.transition import TRANSITIONS, Step, Transition


def act(step: Step) -> None:
    """Never refused. The reviewer to whom it was assigned is told."""
    step.concerned = [step.progress.reviewer]
    move(step.progress, DRAFT, None)


TRANSITIONS.register(
    Transition(
        "recall",
        gettext_lazy("Take back"),
        gettext_lazy("The entry is no longer waiting for a review, and can be changed again."),
        gettext_lazy("Take back"),
        gettext_lazy("The entry is a draft again."),
        act,
        gettext_lazy("Why (optional)"),
        told=lambda step: step.concerned,
    )
)
