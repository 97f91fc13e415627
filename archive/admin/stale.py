"""A save that did not start from the newest revision: it is merged with what was saved meanwhile, or choices are asked.

The form is applied to the tables as they were at its own revision, inside a savepoint that is rolled back: that gives
the state the editor meant. All of this runs under the lock of the entry's row.
"""

from django.contrib import admin, messages
from django.core import signing
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from archive.editorial.models.entry import Entry
from archive.editorial.models.revision import Revision
from archive.editorial.restore import RestoreError
from archive.editorial.workflow.meeting import Meeting, State, meet, present, put, state_of
from archive.editorial.workflow.people import called
from archive.editorial.workflow.saving import save
from archive.primitives.cleaning import clean_line
from archive.record.diff import diff
from archive.record.validate import faults

from . import choices
from .meeting_words import Words

MINE = "_mine"
ONLY_READ = "desk_only_read"
SALT = "archive.admin.stale"
MOST_NAMED = 8


class Typed(Exception):
    """Ends the applying of a form whose state is only wanted, and carries that state."""

    def __init__(self, state: State):
        self.state = state


class NoBase(Exception):
    """The tables cannot be brought back to what the form started from."""


def stop_if_only_read(request: HttpRequest, entry: Entry) -> None:
    """Raise Typed once all of a form has been written, if it was not meant to stay."""
    if getattr(request, ONLY_READ, False):
        raise Typed(present(entry))


def answer(model_admin, request: HttpRequest, entry: Entry, started: int, newest: Revision) -> HttpResponse:
    """Merge what was posted with what came after revision `started`; raises NoBase, and NotAllowed as every save."""
    base = entry.revisions.get(number=started)
    mine = _typed(model_admin, request, entry, base)
    if isinstance(mine, HttpResponse):
        return mine
    meeting = meet(state_of(base), state_of(newest), mine)
    if meeting.conflicts:
        return _page(model_admin, request, entry, (base, newest), mine, meeting)
    return _finish(model_admin, request, entry, (base, newest), mine, meeting)


def chosen(model_admin, request: HttpRequest, entry: Entry, newest: Revision) -> HttpResponse:
    """Save what was chosen on the page of a conflict; NoBase if the POST is not of such a page of this editor."""
    base, shown, mine = _carried(request, entry)
    meeting = meet(state_of(base), state_of(shown), mine)
    given = choices.read(request.POST, mine.record["kind"], meeting.conflicts)
    settled = meeting.chosen(given)
    if settled.conflicts:
        return _page(model_admin, request, entry, (base, shown), mine, meeting, error=_("Choose in every place."))
    if found := faults(settled.state.record):
        words = Words(settled.state.record)
        error = _("These choices do not go together: %(places)s.") % {
            "places": "; ".join(words.fault(fault) for fault in found[:MOST_NAMED])
        }
        return _page(model_admin, request, entry, (base, shown), mine, meeting, error=error)
    if newest.number == shown.number:
        return _finish(model_admin, request, entry, (base, newest), mine, settled)
    again = meet(state_of(shown), state_of(newest), settled.state)
    act = _page if again.conflicts else _finish
    return act(model_admin, request, entry, (shown, newest), settled.state, again)


def _typed(model_admin, request: HttpRequest, entry: Entry, base: Revision) -> State | HttpResponse:
    """The state that the form means, or the form again with its faults, as it was when it was opened."""
    place = transaction.savepoint()
    setattr(request, ONLY_READ, True)
    try:
        put(state_of(base))
        forget(request)
        response = admin.ModelAdmin.changeform_view(model_admin, request, str(entry.pk))
        return response.render() if hasattr(response, "render") else response
    except Typed as typed:
        return typed.state
    except (RestoreError, IntegrityError) as error:
        raise NoBase(str(error)) from error
    finally:
        transaction.savepoint_rollback(place)
        setattr(request, ONLY_READ, False)
        forget(request)


def forget(request: HttpRequest) -> None:
    """Let the next form of this request look at the tables anew."""
    for name in ("workbench", "desk_allowed"):
        request.__dict__.pop(name, None)


def _carried(request: HttpRequest, entry: Entry) -> tuple[Revision, Revision, State]:
    """(base, the newest revision that the page showed, mine), from the signed field of the page."""
    try:
        kept = signing.loads(request.POST[MINE], salt=SALT)
    except signing.BadSignature as error:
        raise NoBase(str(error)) from error
    if (kept["uuid"], kept["user"]) != (str(entry.uuid), request.user.pk):
        raise NoBase("of another entry or editor")
    base, shown = (entry.revisions.get(number=kept[name]) for name in ("base", "shown"))
    return base, shown, State(kept["record"], kept["internal"])


def _page(model_admin, request, entry, revisions, mine: State, meeting: Meeting, error: str = "") -> TemplateResponse:
    base, newest = revisions
    kept = {"uuid": str(entry.uuid), "user": request.user.pk, "base": base.number, "shown": newest.number}
    kept |= {"record": mine.record, "internal": mine.internal}
    words = Words(mine.record, meeting.state.record, state_of(base).record, conflicts=meeting.conflicts)
    merged = diff(state_of(base).record, meeting.state.record)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Choose: both of you changed the same places"),
        "opts": model_admin.opts,
        "original": entry,
        "base": base,
        "newest": newest,
        "error": error,
        "questions": choices.questions(meeting.conflicts, words, request.POST),
        "merged": len(merged),
        "mine": signing.dumps(kept, salt=SALT, compress=True),
        "reason": request.POST.get("_reason", ""),
        "refilled": [] if MINE in request.POST else [pair for pair in request.POST.lists() if pair[0] != TOKEN],
        "redisplay": choices.REDISPLAY,
    }
    return TemplateResponse(request, "admin/archive/choose.html", context, status=409)


TOKEN = "csrfmiddlewaretoken"  # noqa: S105 – the name of a field, no secret


def _finish(model_admin, request, entry, revisions, mine: State, meeting: Meeting) -> HttpResponse:
    """Write the merged state and save it as a revision of this editor."""
    base, newest = revisions
    try:
        with transaction.atomic():
            put(meeting.state)
    except (RestoreError, IntegrityError) as error:
        raise NoBase(str(error)) from error
    forget(request)
    entry = model_admin.get_object(request, str(entry.pk))
    typed = clean_line(request.POST.get("_reason", ""))
    author = called(newest.author) or _("nobody by name")
    note = _("Merged with revision %(number)s by %(author)s.") % {"number": newest.number, "author": author}
    revision = save(entry, by=request.user, reason=f"{typed} {note}".strip(), expected=newest.number)
    if revision.number == newest.number:
        messages.info(request, _("Nothing had changed, so no new revision was made."))
    else:
        _tell(request, base, newest, author)
    model_admin.log_change(request, entry, note)
    return model_admin.response_change(request, entry)


def _tell(request: HttpRequest, base: Revision, newest: Revision, author: str) -> None:
    """Say with what the save was merged, and by whom that was."""
    old, new = state_of(base).record, state_of(newest).record
    words = Words(old, new)
    places = list(dict.fromkeys(words.place(change) for change in diff(old, new)))
    shown = "; ".join(places[:MOST_NAMED]) + (" …" if len(places) > MOST_NAMED else "")
    text = _("Meanwhile %(author)s had saved revision %(number)s. Both are kept. Changed there: %(places)s.")
    messages.info(request, text % {"author": author, "number": newest.number, "places": shown or "–"})
