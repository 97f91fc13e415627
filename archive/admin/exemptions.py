"""Exemptions from the two-person rule: all that ever were, opening one, closing one."""

from datetime import datetime
from datetime import time as day_time

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.editorial.models.exemption import Exemption
from archive.editorial.workflow.errors import NotAllowed, Refused
from archive.editorial.workflow.exemptions import close_exemption, open_exemption
from archive.editorial.workflow.policy import may_in_archive

from .people import person
from .read_only import ReadOnlyAdmin


class ExemptionForm(forms.Form):
    """Why, and until the end of which day, in the zone of the desk."""

    reason = forms.CharField(
        label=gettext_lazy("Why nobody else can review"),
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text=gettext_lazy("Kept in the journal. Readers see of each version that nobody reviewed it."),
    )
    until = forms.DateField(
        label=gettext_lazy("Last day"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
        help_text=gettext_lazy("At most a year from now."),
    )

    def moment(self) -> datetime:
        """The last second of the last day."""
        return datetime.combine(self.cleaned_data["until"], day_time(23, 59, 59), timezone.get_current_timezone())


@admin.register(Exemption)
class ExemptionAdmin(ReadOnlyAdmin):
    """When the two-person rule did not hold, and why."""

    list_display = (
        "reason",
        person("by", gettext_lazy("opened by")),
        "opened",
        "until",
        "standing",
        person("closed_by", gettext_lazy("closed by")),
    )
    list_select_related = ("by", "closed_by")

    def has_add_permission(self, request):
        return may_in_archive(request.user, "exempt")

    @admin.display(description=gettext_lazy("state"))
    def standing(self, exemption):
        """Open, with the way to close it; or since when it has ended."""
        if exemption.closed or exemption.until <= timezone.now():
            return _("ended %(day)s") % {"day": f"{timezone.localtime(exemption.closed or exemption.until):%Y-%m-%d}"}
        where = reverse("admin:archive_exemption_close", args=[exemption.pk])
        return format_html('{} <a href="{}">{}</a>', _("open"), where, _("Close"))

    def get_urls(self):
        return [
            path("<int:pk>/close/", self.admin_site.admin_view(self.close_view), name="archive_exemption_close"),
            *super().get_urls(),
        ]

    def add_view(self, request, form_url="", extra_context=None):
        """Ask why and until when; open it."""
        form = ExemptionForm(request.POST if request.method == "POST" else None)
        if request.method != "POST" and not self.has_add_permission(request):
            raise PermissionDenied
        if request.method == "POST" and (form.is_valid() or not self.has_add_permission(request)):
            values = getattr(form, "cleaned_data", {})
            until = form.moment() if values.get("until") else timezone.now()
            made = _done(form, lambda: open_exemption(by=request.user, reason=values.get("reason", ""), until=until))
            if made:
                messages.warning(request, _("The exemption is open."))
                return redirect("admin:archive_exemption_changelist")
        explanation = _(
            "While it is open, administrators may publish what nobody else has reviewed. It is kept in the journal, "
            "and with each version that is published so."
        )
        return self._page(request, _("Open an exemption from the two-person rule"), explanation, form, _("Open it now"))

    def close_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask, and close it."""
        exemption = Exemption.objects.filter(pk=pk).first()
        if exemption is None:
            raise Http404
        if request.method != "POST" and not may_in_archive(request.user, "exempt"):
            raise PermissionDenied
        form = forms.Form(request.POST if request.method == "POST" else None)
        if request.method == "POST" and _done(form, lambda: close_exemption(exemption, by=request.user)):
            messages.success(request, _("The exemption is closed."))
            return redirect("admin:archive_exemption_changelist")
        title = _("Close an exemption from the two-person rule")
        return self._page(request, title, exemption.reason, form, _("Close it now"))

    def _page(self, request, title: str, explanation: str, form: forms.Form, button: str) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            "explanation": explanation,
            "form": form,
            "button": button,
            "media": self.media + form.media,
        }
        status = 422 if form.is_bound and not form.is_valid() else 200
        return TemplateResponse(request, "admin/archive/archive_wide.html", context, status=status)


def _done(form: forms.Form, act) -> bool:
    """Act; what is refused goes beside the form. Raises PermissionDenied."""
    try:
        act()
    except NotAllowed as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    except Refused as refusal:
        form.add_error(None, str(refusal)) if form.is_valid() else None
        return False
    return True
