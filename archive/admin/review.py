"""The review screen: what readers see beside what is proposed, what is said of it, and the decisions."""

import json
from dataclasses import dataclass

from csp.constants import SELF
from csp.decorators import csp_update
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.editorial.models.entry import Entry
from archive.editorial.models.progress import STATES, SUBMITTED
from archive.editorial.models.revision import Decision, JournalLine, Revision
from archive.editorial.revisions import latest
from archive.editorial.workflow.people import authors, deciders
from archive.editorial.workflow.policy import may, why_not
from archive.editorial.workflow.progress import progress_of
from archive.editorial.workflow.saving import whole
from archive.editorial.workflow.transition import Transition, possible
from archive.primitives.languages import AUTONYMS, LANGUAGES
from archive.publishing import transitions as _all  # noqa: F401 – makes every transition known
from archive.record.validate import faults

from . import comments
from .comparing import wording_for
from .plans import plans
from .sides import Side, between, live_key, options, side
from .state import State, present_state
from .tools import address
from .transition_inputs import follow_up, inputs_form, optional_form
from .widgets import desk_language

# Whose forms stand on this screen; what else is possible is linked.
DECIDED_HERE = ("approve", "return", "assign", "recall", "submit", "publish")
# What comes next in each state of the working copy.
NEXT = {
    "draft": gettext_lazy("It can be changed, and submitted for review."),
    "submitted": gettext_lazy("It waits for the decision of somebody who wrote none of it."),
    "changes-requested": gettext_lazy("Its authors change it and submit it again."),
    "approved": gettext_lazy("It can be published. Any change of it ends the approval."),
    "scheduled": gettext_lazy("It is published by itself at its time."),
}


@dataclass(frozen=True)
class Check:
    """One of the checks: whether it is passed, and what it found."""

    is_passed: bool
    words: str


@dataclass(frozen=True)
class Choice:
    """A decision with the form of its inputs; `follow` can be decided together with it, with inputs of its own."""

    transition: Transition
    form: object
    href: str
    follow: Transition | None = None
    follow_form: object = None


def view(model_admin, request: HttpRequest, object_id: str) -> HttpResponse:
    """The screen of one entry."""
    entry = model_admin.get_object(request, object_id)
    if entry is None:
        raise Http404
    if not may(request.user, "history", entry):
        raise PermissionDenied(why_not(request.user, "history", entry))
    return page(model_admin, request, entry)


@csp_update({"frame-src": [SELF]})  # the page as the reader will see it
def page(model_admin, request: HttpRequest, entry: Entry, error: str = "", status: int = 200) -> TemplateResponse:
    """The screen; after a refusal with the `error` and what was typed."""
    newest = latest(entry)
    start, end = _sides(request, entry, newest)
    state, progress = present_state(entry) if newest else State("draft"), progress_of(entry)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Review"),
        "subtitle": str(entry),
        "opts": model_admin.opts,
        "original": entry,
        "newest": newest,
        "revision_number": newest.number if newest else 0,
        "state": state,
        "plans": plans(entry),
        "progress": progress,
        "progress_label": STATES[progress.state],
        "next": NEXT[progress.state],
        "public_page": f"/{desk_language()}/{state.number}" if state.is_live else "",
        "start": start,
        "end": end,
        "options": options(entry),
        "compared": between(start, end, request.user) if end else None,
        "previous": f"r{newest.number - 1}" if newest and newest.number > 1 else "",
        "live": live_key(entry),
        "submission": _submission(entry, progress.revision),
        "authors": authors(entry),
        "decisions": Decision.objects.filter(revision__entry_id=entry.pk)
        .select_related("by", "revision")
        .order_by("-id")[:5],
        **_decisions(request, entry, progress),
        "previews": [(code, name, address(entry, "preview", code)) for code, name in AUTONYMS.items()],
        "preview": _preview(request, entry),
        "comment_address": address(entry, "comment"),
        "error": error,
        **_said(request, entry, newest),
    }
    return TemplateResponse(request, "admin/archive/review.html", context, status=status)


def _sides(request: HttpRequest, entry: Entry, newest: Revision | None) -> tuple[Side | None, Side | None]:
    start, end = (side(entry, request.GET.get(name)) for name in ("from", "to"))
    proposed = f"r{newest.number}" if newest else None
    return start or side(entry, live_key(entry)), end or side(entry, proposed)


def _submission(entry: Entry, revision: Revision | None) -> str:
    """Why it was submitted."""
    lines = JournalLine.objects.filter(entry_uuid=entry.uuid, verb="submit").order_by("-number")
    found = lines.filter(details__revision=revision.number).first() if revision else None
    return found.details.get("reason", "") if found else ""


def _decisions(request: HttpRequest, entry: Entry, progress) -> dict:
    """What this editor can do now, and if they cannot approve why not and who can."""
    able = possible(request.user, entry)
    here = [one for name in DECIDED_HERE for one in able if one.name == name]
    return {
        "choices": [_choice(request.user, one, entry, progress) for one in here],
        "more": [_choice(request.user, one, entry, progress) for one in able if one not in here],
        "why_not": _why_not(request.user, entry, progress),
        "deciders": deciders(entry) if progress.state == SUBMITTED else [],
    }


def _why_not(user, entry: Entry, progress) -> str:
    """Why this editor cannot approve what waits for it; empty where nothing waits, or they can."""
    is_waiting = progress.state == SUBMITTED and not may(user, "approve", entry)
    return why_not(user, "approve", entry) if is_waiting else ""


def _choice(user, transition: Transition, entry: Entry, progress) -> Choice:
    form, follow = inputs_form(transition, entry, progress), follow_up(user, transition, entry)
    form.auto_id = f"{transition.name}-%s"
    more = follow and optional_form(follow, entry)
    return Choice(transition, form, address(entry, "transition", transition.name), follow, more)


def _preview(request: HttpRequest, entry: Entry) -> tuple[str, str]:
    """The address and the language of the page that is shown beside."""
    asked = request.GET.get("language")
    code = asked if asked in LANGUAGES else desk_language()
    return address(entry, "preview", code), AUTONYMS[code]


def _said(request: HttpRequest, entry: Entry, newest: Revision | None) -> dict:
    """The threads, the form of a new comment with what it starts from, and the checks."""
    if newest is None:
        return {"threads": [], "checks": [], "may_comment": False}
    record = whole(newest)
    wording = wording_for(request.user, record)
    threads = comments.shown(entry, newest, wording)
    typed = request.POST if request.method == "POST" else request.GET
    return {
        "threads": threads,
        "counted": _counted(threads),
        "may_comment": may(request.user, "comment", entry),
        "may_resolve": may(request.user, "resolve", entry),
        "about": comments.choices(record, wording),
        "typed": {name: typed.get(name, "") for name in ("about", "language", "quote", "body", "answers")},
        "languages": AUTONYMS.items(),
        "checks": _checks(newest, threads),
    }


def _counted(threads: list) -> dict[str, list]:
    found: dict[str, list] = {}
    for one in threads:
        found.setdefault(one.anchor, []).append(one)
    return found


def _checks(newest: Revision, threads: list) -> list[Check]:
    record = json.loads(newest.record)
    found, missing = faults(record), [AUTONYMS[code] for code in LANGUAGES if code not in record.get("title", {})]
    waiting = sum(1 for one in threads if one.thread.first.resolved is None)
    first = f"{found[0].path} {found[0].message}" if found else ""
    named = {"fault": first, "languages": ", ".join(missing), "count": waiting}
    words = [
        (found, _("The record is not complete: %(fault)s"), _("The record is complete.")),
        (missing, _("The title is missing in: %(languages)s"), _("The title is there in all four languages.")),
        (waiting, _("Open comments: %(count)s"), _("No comment is open.")),
    ]
    return [Check(not wrong, bad % named if wrong else good) for wrong, bad, good in words]
