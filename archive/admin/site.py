"""The admin site of the desk: its first page, and the pages that belong to no table."""

from django.contrib.admin import AdminSite
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext_lazy as _

from . import dashboard, policy_page, problems, shared
from .groups import INSIDE, grouped
from .zone import zone_now


class DeskSite(AdminSite):
    """Django's, with what waits for the editor before the lists of everything."""

    index_title = _("My desk")

    def index(self, request, extra_context=None):
        """The lists are found from here too, below."""
        return super().index(request, {**(extra_context or {}), "desk": dashboard.of(request.user)})

    def get_app_list(self, request, app_label=None):
        """The tables in our groups; of one application, as the breadcrumbs of lists ask for it, as Django has them."""
        found = super().get_app_list(request, app_label)
        return found if app_label else grouped(found)

    def app_index(self, request, app_label, extra_context=None):
        """Applications are Django's; the desk has its lists on the first page."""
        return redirect("admin:index")

    def each_context(self, request):
        """What every page shows: the zone of its times, and beside it the lists that are worked with."""
        context = super().each_context(request)
        shown = [group for group in context["available_apps"] if group["app_label"] != INSIDE]
        return {**context, "available_apps": shown, "desk_zone": zone_now()}

    def admin_view(self, view, cacheable=False):
        """Refusals are pages of the desk."""
        return super().admin_view(problems.answered(view), cacheable)

    def get_urls(self):
        """Shared previews ask for no account."""
        return [
            path("policy/", self.admin_view(self.policy), name="policy"),
            path("shared/<str:token>/<str:language>/", shared.view, name="shared"),
            *super().get_urls(),
        ]

    def policy(self, request):
        """Who may do what."""
        return policy_page.view(self, request)
