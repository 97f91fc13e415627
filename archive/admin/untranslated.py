"""A filter for what still lacks a language."""

from django.contrib import admin
from django.utils.translation import gettext_lazy

from archive.primitives.languages import AUTONYMS


class UntranslatedFilter(admin.SimpleListFilter):
    """Entries without a title in one language."""

    title = gettext_lazy("title missing in")
    parameter_name = "untitled"

    def lookups(self, request, model_admin):
        return list(AUTONYMS.items())

    def queryset(self, request, queryset):
        if self.value() is None:
            return queryset
        if self.value() not in AUTONYMS:
            return queryset.none()
        return queryset.filter(**{f"title_{self.value()}": ""})
