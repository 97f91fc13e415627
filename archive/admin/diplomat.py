"""Diplomats in the admin."""

from django.contrib import admin

from archive.editorial.models.diplomat import Diplomat

from .kinds import KindAdmin


@admin.register(Diplomat)
class DiplomatAdmin(KindAdmin):
    """Diplomats, with what is their own in the list."""

    columns = ("born", "died", "state")
    filters = ("identification",)
