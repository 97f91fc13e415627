"""Events in the admin."""

from django.contrib import admin

from archive.editorial.models.event import Event

from .kinds import KindAdmin


@admin.register(Event)
class EventAdmin(KindAdmin):
    """Events, with what is their own in the list."""

    columns = ("type", "status", "date")
    filters = ("type", "status")
