"""What can be done with an entry from its page, for this editor and in its present state."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from archive.editorial.models.entry import Entry
from archive.editorial.workflow.policy import may
from archive.editorial.workflow.transition import possible
from archive.primitives.languages import AUTONYMS

from .state import State
from .widgets import desk_language


@dataclass(frozen=True)
class Tool:
    """A link of the change page; `language` is set where its text is in another language."""

    name: str
    label: str
    href: str
    language: str = ""


def tools(user, entry: Entry, state: State | None) -> list[Tool]:
    """The tools in the order in which they are shown."""
    found = []
    if state is not None and state.is_live:
        found.append(Tool("live", _("View on site"), f"/{desk_language()}/{state.number}"))
    for language, name in AUTONYMS.items():
        label = _("Preview: %(language)s") % {"language": name}
        found.append(Tool("preview", label, address(entry, "preview", language)))
    for transition in possible(user, entry):
        found.append(Tool(transition.name, transition.label, address(entry, "transition", transition.name)))
    if may(user, "share", entry):
        found.append(Tool("share", _("Share a preview"), address(entry, "share")))
    return [*found, Tool("history", _("History"), address(entry, "history"))]


def address(entry: Entry, page: str, *arguments: str) -> str:
    """The address of one of the pages of an entry."""
    return reverse(f"admin:archive_{entry.kind}_{page}", args=[entry.pk, *arguments])
