"""Sources in the admin."""

from django.contrib import admin

from archive.editorial.models.source import Source

from .kinds import KindAdmin


@admin.register(Source)
class SourceAdmin(KindAdmin):
    """Sources, with what is their own in the list."""

    columns = ("type", "tier", "publisher", "published")
    filters = ("type", "tier")
