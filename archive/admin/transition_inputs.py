"""What the page of a change of state asks for besides the reason."""

from collections.abc import Callable

from django import forms
from django.utils.translation import gettext as _

from archive.editorial.models.entry import Entry
from archive.editorial.models.progress import Progress
from archive.editorial.workflow.people import called, reviewers
from archive.editorial.workflow.policy import may
from archive.editorial.workflow.transition import TRANSITIONS, Transition

from .moment_field import MomentField, zone_help


class PersonField(forms.ChoiceField):
    """One of some editors, by name; cleans to the user or None."""

    def __init__(self, people: list, **kwargs):
        self.people = {str(user.pk): user for user in people}
        names = [(key, called(user)) for key, user in self.people.items()]
        super().__init__(choices=[("", _("anyone who may review it")), *names], **kwargs)

    def clean(self, value):
        return self.people.get(super().clean(value))


def _reviewer(entry: Entry, progress: Progress) -> forms.Field:
    return PersonField(
        reviewers(entry),
        label=_("Reviewer"),
        required=False,
        initial=progress.reviewer_id,
        help_text=_("Whoever wrote some of what is proposed cannot review it, and is not listed."),
    )


def _due(entry: Entry, progress: Progress) -> forms.Field:
    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(
        label=_("Review due"), required=False, initial=progress.due, widget=widget, input_formats=["%Y-%m-%d"]
    )


def _at(entry: Entry, progress: Progress) -> forms.Field:
    return MomentField(label=_("At"), initial=progress.closed_until, help_text=zone_help())


def _until(entry: Entry, progress: Progress) -> forms.Field:
    return MomentField(
        label=_("Closed until"),
        required=False,
        initial=progress.closed_until,
        help_text=_("Empty: it is not closed. %(zone)s") % {"zone": zone_help()},
    )


FIELDS: dict[str, Callable[[Entry, Progress], forms.Field]] = {
    "reviewer": _reviewer,
    "due": _due,
    "at": _at,
    "until": _until,
}


# What can be decided in the same breath.
THEN = {"approve": "schedule"}


def follow_up(user, transition: Transition, entry: Entry) -> Transition | None:
    """The change of state that this editor may add to another, so that both are one decision."""
    name = THEN.get(transition.name)
    return TRANSITIONS[name] if name in TRANSITIONS and may(user, name, entry.kind) else None


def inputs_form(transition: Transition, entry: Entry, progress: Progress, data=None) -> forms.Form:
    """The form of the further inputs of a transition, perhaps without fields; its clean values are of their types."""
    form = forms.Form(data)
    for name in transition.inputs:
        form.fields[name] = FIELDS[name](entry, progress)
    return form


def optional_form(transition: Transition, entry: Entry, data=None) -> forms.Form:
    """The inputs of a change of state that may be left alone: the browser does not insist on them."""
    form = inputs_form(transition, entry, Progress(entry_id=entry.pk), data)
    form.use_required_attribute, form.auto_id = False, f"{transition.name}-%s"
    return form
