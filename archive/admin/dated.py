"""Columns of lists that hold dates: in words, as readers see them, and in the order of time."""

from collections.abc import Callable

from django.contrib import admin

from archive.editorial.columns import EdtfColumn

from .widgets import words_of


def column(model, name: str) -> str | Callable:
    """What stands in a list for the column of a model: a function in the place of an EDTF date."""
    field = next((one for one in model._meta.get_fields() if one.name == name), None)
    return _dated(field) if isinstance(field, EdtfColumn) else name


def _dated(field: EdtfColumn) -> Callable:
    @admin.display(description=field.verbose_name, ordering=f"{field.name}_lower", empty_value="")
    def dated(entry) -> str:
        return words_of(getattr(entry, field.name))

    dated.__name__ = field.name
    return dated
