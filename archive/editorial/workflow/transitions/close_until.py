"""Close: nothing of the entry is published before a set moment."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.editorial.clock import spoken
from archive.editorial.models.entry import Entry
from archive.editorial.workflow.appointments import check_ahead, waiting
from archive.editorial.workflow.errors import Refused
from archive.editorial.workflow.people import authors, deciders
from archive.editorial.workflow.transition import TRANSITIONS, Step, Transition


def act(step: Step) -> None:
    """Set, move or (without a moment) lift the closure. Refused for a moment that has passed, and while the entry is to
    be published before it: the appointment is taken back first, by hand, so that nobody is surprised by its new date.
    """
    until = step.values.get("until")
    if until is not None:
        check_ahead(until)
        _check_appointment(step.entry, until)
    elif step.progress.closed_until is None:
        raise Refused(_("This entry is not closed. Say until when it is to be."))
    step.progress.closed_until = until
    step.progress.save()
    step.details["until"] = until and until.isoformat()


def _check_appointment(entry: Entry, until: datetime) -> None:
    publication = waiting(entry, "publish")
    if publication is not None and publication.at < until:
        raise Refused(
            _("The entry is to be published earlier: %(moment)s. Take that appointment back first.")
            % {"moment": spoken(publication.at)}
        )


TRANSITIONS.register(
    Transition(
        "close-until",
        gettext_lazy("Close until"),
        gettext_lazy(
            "Nobody can publish anything of this entry before the moment that you set. What readers see already stays: "
            "to hide it, withdraw it."
        ),
        gettext_lazy("Set"),
        gettext_lazy("Until when the entry is closed is set."),
        act,
        gettext_lazy("Why (optional)"),
        inputs=("until",),
        told=lambda step: [*authors(step.entry), *deciders(step.entry, "close-until")],
    )
)
