"""Publish without a second person, while an exemption from the two-person rule is open."""

from django.utils.translation import gettext_lazy

from archive.editorial.workflow.people import authors
from archive.editorial.workflow.progress import is_changed
from archive.editorial.workflow.transition import TRANSITIONS, Step, Transition
from archive.publishing.publish import publish


def act(step: Step) -> None:
    """Refused as `publish` refuses."""
    step.concerned = [step.progress.submitter, *authors(step.entry)]
    version = publish(step.entry, by=step.by, basis="exception", note=step.reason, expected=step.revision.number)
    step.details["version"] = version.version


TRANSITIONS.register(
    Transition(
        "publish-unreviewed",
        gettext_lazy("Publish without a review"),
        gettext_lazy("Readers will see the newest revision at once. That nobody reviewed it is kept with the version."),
        gettext_lazy("Publish now"),
        gettext_lazy("The entry is published."),
        act,
        gettext_lazy("Why it is published without a review (kept with the version)"),
        is_reason_needed=True,
        notes_itself=True,
        applies=lambda entry, progress: is_changed(entry),
        told=lambda step: step.concerned,
    )
)
