"""The page that makes an earlier revision the working copy: it shows what will change, then does it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from archive.editorial.models.entry import Entry
from archive.editorial.revisions import StaleRevision, latest
from archive.editorial.workflow.errors import NotAllowed, Refused
from archive.editorial.workflow.policy import may, why_not
from archive.editorial.workflow.restoring import restore_revision

from .sides import between, side
from .tools import address
from .transitions import token


def view(model_admin, request: HttpRequest, object_id: str, number: int) -> HttpResponse:
    """GET shows what would change, POST restores on top of exactly the revision that the page showed."""
    entry = model_admin.get_object(request, object_id)
    if entry is None or side(entry, f"r{number}") is None:
        raise Http404
    if request.method == "POST":
        return _restore(model_admin, request, entry, number)
    if not may(request.user, "restore", entry):
        raise PermissionDenied(why_not(request.user, "restore", entry))
    return _page(model_admin, request, entry, number)


def _restore(model_admin, request: HttpRequest, entry: Entry, number: int) -> HttpResponse:
    try:
        restore_revision(entry, number, by=request.user, expected=token(request))
    except NotAllowed as error:
        raise PermissionDenied(str(error)) from error
    except StaleRevision as error:
        return _page(model_admin, request, entry, number, str(error), 409)
    except Refused as error:
        return _page(model_admin, request, entry, number, str(error), 422)
    messages.success(request, _("Revision %(number)s is the working copy again.") % {"number": number})
    return redirect(address(entry, "change"))


def _page(model_admin, request: HttpRequest, entry: Entry, number: int, error="", status=200) -> TemplateResponse:
    newest = latest(entry)
    start, end = side(entry, f"r{newest.number}"), side(entry, f"r{number}")
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Restore revision %(number)s") % {"number": number},
        "subtitle": str(entry),
        "opts": model_admin.opts,
        "original": entry,
        "start": start,
        "end": end,
        "compared": between(start, end, request.user),
        "may_comment": False,
        "error": error,
    }
    return TemplateResponse(request, "admin/archive/restore.html", context, status=status)
