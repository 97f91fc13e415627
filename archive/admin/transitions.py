"""Publish, withdraw and show again from the desk: a page that asks for the reason, and the act itself."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from archive.editorial.models.entry import Entry
from archive.editorial.revisions import StaleRevision, latest, lock
from archive.editorial.workflow.policy import may
from archive.primitives.cleaning import clean
from archive.publishing.errors import PublishingError
from archive.publishing.publish import publish
from archive.publishing.republish import republish
from archive.publishing.withdraw import withdraw

from .history import changes_since_published
from .state import present_state


@dataclass(frozen=True)
class Transition:
    """A change of state as its page words it. `act(entry, user, reason)` raises PublishingError."""

    heading: Promise
    explanation: Promise
    reason: Promise
    button: Promise
    done: Promise
    act: Callable


TRANSITIONS = {
    "publish": Transition(
        _("Publish"),
        _("Readers will see the newest revision at once. It is published as an exception, without a review."),
        _("Why it is published without a review (kept with the version)"),
        _("Publish now"),
        _("The entry is published."),
        lambda entry, user, reason: publish(entry, by=user, basis="exception", note=reason),
    ),
    "withdraw": Transition(
        _("Withdraw"),
        _("All versions in all formats are taken away. The address stays and says why."),
        _("Reason, shown to readers"),
        _("Withdraw now"),
        _("The entry is withdrawn."),
        lambda entry, user, reason: withdraw(entry, by=user, reason=reason),
    ),
    "republish": Transition(
        _("Show again"),
        _("Readers will see the version again that was withdrawn, at the same address."),
        _("Why it is shown again (kept in the journal)"),
        _("Show again now"),
        _("The entry is shown again."),
        lambda entry, user, reason: republish(entry, by=user, reason=reason),
    ),
}


def view(model_admin, request: HttpRequest, object_id: str, verb: str) -> HttpResponse:
    """GET asks for the reason, POST acts on exactly the revision that the page showed."""
    entry = model_admin.get_object(request, object_id)
    if entry is None or verb not in TRANSITIONS:
        raise Http404
    if not may(request.user, verb, entry):
        raise PermissionDenied
    if request.method != "POST":
        return _page(model_admin, request, entry, verb)
    reason = clean(request.POST.get("reason", ""))
    try:
        _act(entry, request, verb, reason)
    except StaleRevision as error:
        return _page(model_admin, request, entry, verb, reason, str(error), status=409)
    except PublishingError as error:
        return _page(model_admin, request, entry, verb, reason, str(error), status=422)
    messages.success(request, TRANSITIONS[verb].done)
    return redirect(f"admin:archive_{entry.kind}_change", entry.pk)


@transaction.atomic
def _act(entry: Entry, request: HttpRequest, verb: str, reason: str) -> None:
    value = request.POST.get("_revision", "")
    started_from = int(value) if value.isascii() and value.isdecimal() and len(value) < 10 else None
    lock(entry, started_from)
    TRANSITIONS[verb].act(entry, request.user, reason)


def _page(model_admin, request, entry, verb: str, reason="", error="", status=200) -> TemplateResponse:
    newest = latest(entry)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": TRANSITIONS[verb].heading,
        "subtitle": str(entry),
        "opts": model_admin.opts,
        "original": entry,
        "transition": TRANSITIONS[verb],
        "verb": verb,
        "newest": newest,
        "revision_number": newest.number if newest else 0,
        "state": present_state(entry),
        "changes": changes_since_published(entry, newest) if verb == "publish" else [],
        "reason": reason,
        "error": error,
    }
    return TemplateResponse(request, "admin/archive/transition.html", context, status=status)
