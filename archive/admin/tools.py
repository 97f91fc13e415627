"""What can be done with an entry from its page, for this editor and in its present state."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from archive.editorial.models.entry import Entry
from archive.editorial.workflow.comments import open_threads
from archive.editorial.workflow.policy import may
from archive.editorial.workflow.transition import possible
from archive.primitives.languages import AUTONYMS

from .state import State, work_label
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
    comments = open_threads(entry)
    label = _("Review, open comments: %(count)s") % {"count": comments} if comments else _("Review")
    found.append(Tool("review", label, address(entry, "review")))
    if may(user, "share", entry):
        found.append(Tool("share", _("Share a preview"), address(entry, "share")))
    return [*found, Tool("history", _("History"), address(entry, "history"))]


def address(entry: Entry, page: str, *arguments: str) -> str:
    """The address of one of the pages of an entry."""
    return reverse(f"admin:archive_{entry.kind}_{page}", args=[entry.pk, *arguments])


def work_link(entry: Entry) -> str:
    """How far the working copy of an annotated entry has come, leading to its review; empty if nobody waits."""
    label = work_label(entry)
    return label and format_html('<a href="{}">{}</a>', address(entry, "review"), label)


def bar(found: list[Tool]) -> list[Tool]:
    """The tools that the bar of the form repeats: the preview in the desk's language, and submitting."""
    preview = [tool for tool in found if tool.name == "preview" and tool.href.endswith(f"/{desk_language()}/")]
    return [*preview, *(tool for tool in found if tool.name == "submit")]
