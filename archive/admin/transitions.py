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
from archive.editorial.workflow.policy import is_for_another_state, may, why_not
from archive.editorial.workflow.progress import progress_of
from archive.editorial.workflow.transition import TRANSITIONS, Transition, perform_together
from archive.publishing import transitions as _all  # noqa: F401 – makes every transition known

from .comparing import changes_since_published
from .plans import plans, withdrawal_instead
from .state import present_state
from .tools import address
from .transition_inputs import THEN, follow_up, inputs_form, optional_form

SHOWN_CHANGES = {"submit", "approve", "publish", "publish-unreviewed"}


def view(model_admin, request: HttpRequest, object_id: str, verb: str) -> HttpResponse:
    """GET asks for the reason, POST acts on exactly the revision that the page showed."""
    entry = model_admin.get_object(request, object_id)
    if entry is None or verb not in TRANSITIONS:
        raise Http404
    transition, progress = TRANSITIONS[verb], progress_of(entry)
    if request.method != "POST":
        if not may(request.user, verb, entry):
            raise PermissionDenied(why_not(request.user, verb, entry))
        return _page(model_admin, request, entry, transition, inputs_form(transition, entry, progress))
    acts = [transition, *_added(request, transition)]
    forms = [inputs_form(one, entry, progress, request.POST) for one in acts]
    if not all(one.is_valid() for one in forms) and may(request.user, verb, entry):
        return _page(model_admin, request, entry, transition, forms[0], status=422)
    return _act(model_admin, request, entry, acts, forms)


def _added(request: HttpRequest, transition: Transition) -> list[Transition]:
    """What is to be decided together with it; whether the editor may, is asked when it is done."""
    asked = request.POST.get("_then", "")
    return [TRANSITIONS[asked]] if asked and asked == THEN.get(transition.name) else []


def _act(model_admin, request: HttpRequest, entry: Entry, acts: list[Transition], forms: list[Form]) -> HttpResponse:
    transition, form = acts[0], forms[0]
    asked = [(one.name, getattr(own, "cleaned_data", {})) for one, own in zip(acts, forms, strict=True)]
    reason = request.POST.get("reason", "")
    try:
        perform_together(asked, entry, by=request.user, expected=token(request), reason=reason)
    except NotAllowed as error:
        if is_for_another_state(request.user, transition.name, entry):
            return _page(model_admin, request, entry, transition, form, str(error), status=409)
        raise PermissionDenied(str(error)) from error
    except StaleRevision as error:
        return _page(model_admin, request, entry, transition, form, str(error), status=409)
    except Refused as error:
        return _page(model_admin, request, entry, transition, form, str(error), status=422)
    for one in acts:
        messages.success(request, one.done)
    return redirect(address(entry, "review" if "_review" in request.POST else "change"))


def token(request: HttpRequest) -> int | None:
    """The number of the revision that a form started from; None if it does not say."""
    value = request.POST.get("_revision", "")
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 10 else None


def _page(model_admin, request, entry, transition: Transition, form: Form, error="", status=200) -> TemplateResponse:
    newest, follow = latest(entry), follow_up(request.user, transition, entry)
    asked = request.POST if "_then" in request.POST else None
    context = {
        **model_admin.admin_site.each_context(request),
        "title": transition.label,
        "subtitle": str(entry),
        "opts": model_admin.opts,
        "original": entry,
        "transition": transition,
        "form": form,
        "follow": follow,
        "follow_form": follow and optional_form(follow, entry, asked),
        "newest": newest,
        "revision_number": newest.number if newest else 0,
        "state": present_state(entry),
        "plans": plans(entry),
        "withdrawal": withdrawal_instead(request.user, entry, transition.name),
        "compared": changes_since_published(entry, newest, request.user) if transition.name in SHOWN_CHANGES else None,
        "may_comment": False,
        "review": address(entry, "review"),
        "reason": request.POST.get("reason", ""),
        "error": error,
        "media": model_admin.media + form.media,
    }
    return TemplateResponse(request, "admin/archive/transition.html", context, status=status)
