"""Indicators in the admin."""

from django.contrib import admin

from archive.editorial.models.indicator import Indicator

from .kinds import KindAdmin


@admin.register(Indicator)
class IndicatorAdmin(KindAdmin):
    """Indicators, with what is their own in the list."""

    columns = ("unit", "direction")
    filters = ("direction", "measure")
