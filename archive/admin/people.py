"""How editors are called: by their names, and where they are to be addressed also by the name they sign in with."""

from collections.abc import Callable

from django.contrib import admin
from django.utils.functional import Promise

from archive.editorial.workflow.people import called


def person(column: str, label: Promise) -> Callable:
    """The column of a list that names an editor."""

    @admin.display(description=label, ordering=f"{column}__username")
    def named(row) -> str:
        return called(getattr(row, column))

    named.__name__ = column
    return named
