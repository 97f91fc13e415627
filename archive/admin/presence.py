"""The form's sign of life, and who else has the entry open, in sentences."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseNotAllowed, JsonResponse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from archive.editorial import presences
from archive.editorial.models.presence import Presence
from archive.editorial.workflow.people import called
from archive.editorial.workflow.policy import may


def view(model_admin, request: HttpRequest, object_id: str) -> JsonResponse:
    """POST with `changed` 1 or 0, or `closed` 1; the answer is `{"others": [sentence]}`."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    entry = model_admin.get_object(request, object_id)
    if entry is None:
        raise Http404
    if not may(request.user, "view", entry):
        raise PermissionDenied
    if request.POST.get("closed") == "1":
        presences.gone(entry, request.user)
        return JsonResponse({"others": []})
    presences.seen(entry, request.user, changed=request.POST.get("changed") == "1")
    return JsonResponse({"others": sentences(presences.others(entry, request.user))})


def arrived(user, entry) -> list[Presence]:
    """Note that the editor has opened the form; the others who have it open."""
    presences.seen(entry, user, changed=False)
    return list(presences.others(entry, user))


def sentences(others: Iterable[Presence]) -> list[str]:
    """One sentence for each of the others."""
    return [_sentence(one) for one in others]


def _sentence(one: Presence) -> str:
    values = {"name": called(one.user), "time": localtime(one.since).strftime("%H:%M")}
    if one.changed:
        return _("%(name)s has had this entry open since %(time)s and has unsaved changes.") % values
    return _("%(name)s has had this entry open since %(time)s.") % values
