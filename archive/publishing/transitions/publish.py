"""Publish what was approved."""

from django.utils.translation import gettext_lazy

from archive.editorial.workflow.progress import is_changed
from archive.editorial.workflow.transition import TRANSITIONS, Transition
from archive.publishing.stepping import publishing

TRANSITIONS.register(
    Transition(
        "publish",
        gettext_lazy("Publish"),
        gettext_lazy("Readers will see the approved revision at once."),
        gettext_lazy("Publish now"),
        gettext_lazy("The entry is published."),
        publishing("approved"),
        gettext_lazy("Remark (kept with the version)"),
        notes_itself=True,
        applies=lambda entry, progress: is_changed(entry),
        told=lambda step: step.concerned,
    )
)
