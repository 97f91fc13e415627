"""Publish what was approved."""

from django.utils.translation import gettext_lazy

from archive.editorial.workflow.people import authors
from archive.editorial.workflow.progress import is_changed
from archive.editorial.workflow.transition import TRANSITIONS, Step, Transition
from archive.publishing.publish import publish


def act(step: Step) -> None:
    """Refused as `publish` refuses. Its authors are known only before."""
    step.concerned = [step.progress.submitter, *authors(step.entry)]
    version = publish(step.entry, by=step.by, basis="approved", note=step.reason, expected=step.revision.number)
    step.details["version"] = version.version


TRANSITIONS.register(
    Transition(
        "publish",
        gettext_lazy("Publish"),
        gettext_lazy("Readers will see the approved revision at once."),
        gettext_lazy("Publish now"),
        gettext_lazy("The entry is published."),
        act,
        gettext_lazy("Remark (kept with the version)"),
        notes_itself=True,
        applies=lambda entry, progress: is_changed(entry),
        told=lambda step: step.concerned,
    )
)
