"""Places in the admin."""

from django.contrib import admin

from archive.editorial.models.place import Place

from .kinds import KindAdmin


@admin.register(Place)
class PlaceAdmin(KindAdmin):
    """Places, with what is their own in the list."""

    columns = ("type", "parent")
    filters = ("type",)
