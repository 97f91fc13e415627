"""What Django must know of the application."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _


class ArchiveConfig(AppConfig):
    """The one application of the project."""

    name = "archive"
    verbose_name = _("Archive")
    default_auto_field = "django.db.models.BigAutoField"


class DeskConfig(AdminConfig):
    """Django's admin with our first page, and with accounts and roles in the place of its users and groups."""

    default_site = "archive.admin.site.DeskSite"

    def ready(self) -> None:
        """Load the desk before Django asks for its site, which would otherwise be made twice; then take the place."""
        from archive.admin.users import take_the_place  # late: models are not there before

        super().ready()
        take_the_place()
