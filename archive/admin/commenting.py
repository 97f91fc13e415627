"""What is sent from the review screen about comments: said, answered, resolved, opened again."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from archive.editorial.models.comment import Comment
from archive.editorial.models.entry import Entry
from archive.editorial.workflow.comments import Anchor, reopen, resolve, say
from archive.editorial.workflow.errors import NotAllowed, Refused

from . import review
from .tools import address


def view(model_admin, request: HttpRequest, object_id: str) -> HttpResponse:
    """POST of one of the forms; what was refused comes back with what was typed."""
    entry = model_admin.get_object(request, object_id)
    if entry is None:
        raise Http404
    if request.method != "POST":
        return redirect(address(entry, "review") + "#comments")
    try:
        comment = _act(request, entry)
    except NotAllowed as error:
        raise PermissionDenied(str(error)) from error
    except Refused as error:
        return review.page(model_admin, request, entry, error=str(error), status=422)
    return redirect(f"{address(entry, 'review')}#c{comment.thread_id or comment.pk}")


def _act(request: HttpRequest, entry: Entry) -> Comment:
    for name, turn in (("resolve", resolve), ("reopen", reopen)):
        if name in request.POST:
            return turn(entry, _number(request.POST[name]), by=request.user)
    answers = _number(request.POST["answers"]) if request.POST.get("answers") else None
    said = say(entry, by=request.user, body=request.POST.get("body", ""), anchor=_anchor(request), answers=answers)
    for name in said.not_found:
        messages.warning(request, _("Nobody called “%(name)s” may see this entry; nobody was told.") % {"name": name})
    messages.success(request, _("Your comment is stored."))
    return said.comment


def _number(text: str) -> int:
    """The key of a comment; 0, which is nobody's, for what is none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 18 else 0


def _anchor(request: HttpRequest) -> Anchor:
    section, part, field = (request.POST.get("about", "").split("/") + ["", "", ""])[:3]
    return Anchor(section, part, field, request.POST.get("language", ""), request.POST.get("quote", ""))
