"""Institutions in the admin."""

from django.contrib import admin

from archive.editorial.models.institution import Institution

from .kinds import KindAdmin


@admin.register(Institution)
class InstitutionAdmin(KindAdmin):
    """Institutions, with what is their own in the list."""

    columns = ("type", "founded", "parent")
    filters = ("type",)
