"""The desk's pages for what it does not do: refused, not found, a form that is no longer valid; each with a way on."""

from collections.abc import Callable
from functools import wraps

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _


def answered(view: Callable) -> Callable:
    """A view of the desk whose refusals are pages of the desk, in its language, not those of readers."""

    @wraps(view)
    def answering(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except PermissionDenied as refusal:
            return refused(request, str(refusal))
        except Http404:
            return not_found(request)

    return answering


def refused(request: HttpRequest, why: str = "") -> HttpResponse:
    """403: what the editor may not do, and why."""
    why = why or _("Your role does not allow this.")
    return _page(request, 403, _("You may not do this"), why, _("Nothing was changed."))


def not_found(request: HttpRequest) -> HttpResponse:
    """404: also for what the editor may not see, so that nobody learns what there is."""
    why = _("There is nothing at this address that you may see. It may be mistyped.")
    return _page(request, 404, _("Not found at the desk"), why)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that was opened before its editor signed in anew, or that another site has sent."""
    why = _("This form was opened before you last signed in, or was not sent from here. Nothing was saved.")
    then = _("Open the page again: what you typed into the form of an entry is kept in this browser and offered there.")
    return _page(request, 403, _("This form is no longer valid"), why, then, again=request.path)


def _page(request: HttpRequest, status: int, title: str, *sentences: str, again: str = "") -> HttpResponse:
    context = {**admin.site.each_context(request), "title": title, "sentences": sentences, "again": again}
    return TemplateResponse(request, "admin/archive/problem.html", context, status=status).render()
