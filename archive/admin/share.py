"""The page of an entry on which previews of its revisions are shared and revoked."""

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from archive.editorial.models.entry import Entry
from archive.editorial.models.preview_link import PreviewLink
from archive.editorial.models.revision import Revision
from archive.editorial.workflow.errors import NotAllowed, Refused
from archive.editorial.workflow.policy import may, why_not
from archive.editorial.workflow.sharing import links_of, revoke, share, token_of

from .tools import address
from .widgets import desk_language

HOURS = (1, 8, 24, 72, 168, 336, 720)


class ShareForm(forms.Form):
    """Which revision, for how long, for whom."""

    revision = forms.ChoiceField(label=gettext_lazy("Revision"))
    hours = forms.TypedChoiceField(label=gettext_lazy("For how long"), coerce=int, initial=72)
    note = forms.CharField(
        label=gettext_lazy("For whom"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("A note for the editors; whoever has the link can open it, and can pass it on."),
    )

    def __init__(self, entry: Entry, *args, **kwargs):
        super().__init__(*args, **kwargs)
        without_text = entry.revisions.defer("record", "internal", "body").order_by("-number")
        self.known = {str(revision.number): revision for revision in without_text}
        self.fields["revision"].choices = [(key, _dated(revision)) for key, revision in self.known.items()]
        self.fields["hours"].choices = [(hours, _duration(hours)) for hours in HOURS]


def _dated(revision: Revision) -> str:
    return f"{revision.number}, {timezone.localtime(revision.made):%Y-%m-%d %H:%M}"


def _duration(hours: int) -> str:
    if hours < 24:
        return ngettext("%(count)s hour", "%(count)s hours", hours) % {"count": hours}
    return ngettext("%(count)s day", "%(count)s days", hours // 24) % {"count": hours // 24}


def view(model_admin, request: HttpRequest, object_id: str) -> HttpResponse:
    """GET lists the links; POST makes one, or with `revoke` ends one. `?revision=3` chooses a revision beforehand."""
    entry = model_admin.get_object(request, object_id)
    if entry is None:
        raise Http404
    try:
        return _answer(model_admin, request, entry)
    except NotAllowed as refusal:
        raise PermissionDenied(str(refusal)) from refusal


def _answer(model_admin, request: HttpRequest, entry: Entry) -> HttpResponse:
    if request.method != "POST":
        if not may(request.user, "share", entry):
            raise PermissionDenied(why_not(request.user, "share", entry))
        newest = {"revision": request.GET["revision"]} if "revision" in request.GET else {}
        return _page(model_admin, request, entry, ShareForm(entry, initial=newest))
    if "revoke" in request.POST:
        return _revoke(request, entry)
    form = ShareForm(entry, request.POST)
    if not form.is_valid() and may(request.user, "share", entry):
        return _page(model_admin, request, entry, form, 422)
    values = getattr(form, "cleaned_data", {})
    revision = form.known.get(values.get("revision")) or entry.revisions.first()
    duration = timedelta(hours=values.get("hours") or HOURS[0])
    share(entry, revision, by=request.user, duration=duration, note_for=values.get("note", ""))
    messages.success(request, _("The link is made. It is the first of the list."))
    return redirect(address(entry, "share"))


def _revoke(request: HttpRequest, entry: Entry) -> HttpResponse:
    key = request.POST["revoke"]
    found = (
        PreviewLink.objects.filter(pk=int(key)).first() if key.isascii() and key.isdecimal() and len(key) < 18 else None
    )
    if found is None:
        raise Http404
    try:
        revoke(found, entry, by=request.user)
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The link is revoked."))
    return redirect(address(entry, "share"))


def _page(model_admin, request: HttpRequest, entry: Entry, form: ShareForm, status: int = 200) -> HttpResponse:
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Share a preview"),
        "subtitle": str(entry),
        "opts": model_admin.opts,
        "original": entry,
        "form": form,
        "links": [(link, _where(request, link)) for link in links_of(entry)],
    }
    return TemplateResponse(request, "admin/archive/share.html", context, status=status)


def _where(request: HttpRequest, link: PreviewLink) -> str:
    """The whole address, as it is sent to somebody; empty if it answers no longer."""
    if link.revoked or link.expires <= timezone.now():
        return ""
    return request.build_absolute_uri(reverse("admin:shared", args=[token_of(link), desk_language()]))
