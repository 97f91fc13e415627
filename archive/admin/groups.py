"""In which groups the desk lists its tables: entries in the order of their kinds, the work, the accounts, the rest."""

from collections.abc import Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from archive.editorial.models.registry import KIND_MODELS

# What only shows how the archive works inside: listed on the first page, not beside every page.
INSIDE = "inside"
ALL_ENTRIES = _("All entries")
GROUPS: dict[str, tuple[Promise, tuple[str, ...]]] = {
    "entries": (_("Entries"), ("Entry", *(model.__name__ for model in KIND_MODELS.values()))),
    "work": (
        _("The work"),
        ("JournalLine", "Revision", "Decision", "Comment", "Appointment", "PreviewLink", "Exemption"),
    ),
    "accounts": (_("Accounts"), ("User",)),
    INSIDE: (_("How the archive works inside"), ()),
}


def grouped(apps: list[dict]) -> list[dict]:
    """Django's list of applications with their tables, in our groups instead; what no group names is inside."""
    tables = {table["object_name"]: (app, table) for app in apps for table in app["models"]}
    named = {name for _label, names in GROUPS.values() for name in names}
    rest = tuple(name for name in tables if name not in named)
    return list(_groups(tables, rest))


def _groups(tables: dict[str, tuple[dict, dict]], rest: tuple[str, ...]) -> Iterator[dict]:
    for key, (label, names) in GROUPS.items():
        found = [tables[name] for name in (names or rest) if name in tables]
        if found:
            shown = [_named(table) for _app, table in found]
            yield {**found[0][0], "name": label, "app_label": key, "models": shown}


def _named(table: dict) -> dict:
    """The list of entries of all kinds stands among those of each."""
    return {**table, "name": ALL_ENTRIES} if table["object_name"] == "Entry" else table
