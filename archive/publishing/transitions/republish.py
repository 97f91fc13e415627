"""Show again what was withdrawn."""

from django.utils.translation import gettext_lazy

from archive.editorial.workflow.people import authors, deciders
from archive.editorial.workflow.transition import TRANSITIONS, Step, Transition
from archive.publishing.republish import republish
from archive.publishing.standing import is_withdrawn


def act(step: Step) -> None:
    """Refused as `republish` refuses."""
    republish(step.entry, by=step.by, reason=step.reason)


TRANSITIONS.register(
    Transition(
        "republish",
        gettext_lazy("Show again"),
        gettext_lazy("Readers will see the version again that was withdrawn, at the same address."),
        gettext_lazy("Show again now"),
        gettext_lazy("The entry is shown again."),
        act,
        gettext_lazy("Why it is shown again (kept in the journal)"),
        is_reason_needed=True,
        applies=lambda entry, progress: is_withdrawn(entry, progress),
        notes_itself=True,
        told=lambda step: [*authors(step.entry), *deciders(step.entry, "withdraw")],
    )
)
