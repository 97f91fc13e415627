"""Publish without a second person, while an exemption from the two-person rule is open."""

from django.utils.translation import gettext_lazy

from archive.editorial.workflow.progress import is_changed
from archive.editorial.workflow.transition import TRANSITIONS, Transition
from archive.publishing.stepping import publishing

TRANSITIONS.register(
    Transition(
        "publish-unreviewed",
        gettext_lazy("Publish without a review"),
        gettext_lazy("Readers will see the newest revision at once. That nobody reviewed it is kept with the version."),
        gettext_lazy("Publish now"),
        gettext_lazy("The entry is published."),
        publishing("exception"),
        gettext_lazy("Why it is published without a review (kept with the version)"),
        is_reason_needed=True,
        notes_itself=True,
        applies=lambda entry, progress: is_changed(entry),
        told=lambda step: step.concerned,
    )
)
