"""The page of a change of state: it says what will happen, asks for the reason, and makes it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from archive.editorial.models.entry import Entry
from archive.editorial.revisions import StaleRevision, latest
from archive.editorial.workflow.errors import NotAllowed, Refused
from archive.editorial.workflow.policy import may
from archive.editorial.workflow.progress import progress_of
from archive.editorial.workflow.transition import TRANSITIONS, Transition, perform
from archive.publishing import transitions as _all  # noqa: F401 – makes every transition known

from .history import changes_since_published
from .plans import plans, withdrawal_instead
from .state import present_state
from .transition_inputs import inputs_form

SHOWN_CHANGES = {"submit", "approve", "publish", "publish-unreviewed"}


def view(model_admin, request: HttpRequest, object_id: str, verb: str) -> HttpResponse:
    """GET asks for the reason, POST acts on exactly the revision that the page showed."""
    entry = model_admin.get_object(request, object_id)
    if entry is None or verb not in TRANSITIONS:
        raise Http404
    transition, progress = TRANSITIONS[verb], progress_of(entry)
    if request.method != "POST":
        if not may(request.user, verb, entry):
            raise PermissionDenied
        return _page(model_admin, request, entry, transition, inputs_form(transition, entry, progress))
    form = inputs_form(transition, entry, progress, request.POST)
    if not form.is_valid() and may(request.user, verb, entry):
        return _page(model_admin, request, entry, transition, form, status=422)
    return _act(model_admin, request, entry, transition, form)


def _act(model_admin, request: HttpRequest, entry: Entry, transition: Transition, form: Form) -> HttpResponse:
    try:
        perform(
            transition.name,
            entry,
            by=request.user,
            expected=token(request),
            reason=request.POST.get("reason", ""),
            **getattr(form, "cleaned_data", {}),
        )
    except NotAllowed as error:
        raise PermissionDenied(str(error)) from error
    except StaleRevision as error:
        return _page(model_admin, request, entry, transition, form, str(error), status=409)
    except Refused as error:
        return _page(model_admin, request, entry, transition, form, str(error), status=422)
    messages.success(request, transition.done)
    return redirect(f"admin:archive_{entry.kind}_change", entry.pk)


def token(request: HttpRequest) -> int | None:
    """The number of the revision that a form started from; None if it does not say."""
    value = request.POST.get("_revision", "")
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 10 else None


def _page(model_admin, request, entry, transition: Transition, form: Form, error="", status=200) -> TemplateResponse:
    newest = latest(entry)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": transition.label,
        "subtitle": str(entry),
        "opts": model_admin.opts,
        "original": entry,
        "transition": transition,
        "form": form,
        "newest": newest,
        "revision_number": newest.number if newest else 0,
        "state": present_state(entry),
        "plans": plans(entry),
        "withdrawal": withdrawal_instead(request.user, entry, transition.name),
        "changes": changes_since_published(entry, newest) if transition.name in SHOWN_CHANGES else [],
        "reason": request.POST.get("reason", ""),
        "error": error,
        "media": model_admin.media + form.media,
    }
    return TemplateResponse(request, "admin/archive/transition.html", context, status=status)
