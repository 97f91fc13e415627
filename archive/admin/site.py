"""The admin site of the desk: its first page, and the pages that belong to no table."""

from django.contrib.admin import AdminSite
from django.urls import path
from django.utils.translation import gettext_lazy as _

from . import dashboard, policy_page, shared


class DeskSite(AdminSite):
    """Django's, with what waits for the editor before the lists of everything."""

    index_title = _("My desk")

    def index(self, request, extra_context=None):
        """The lists are found from here too, below."""
        return super().index(request, {**(extra_context or {}), "desk": dashboard.of(request.user)})

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
