"""The revisions of an entry, and what changed between two records, as an editor reads it."""

import json
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.editorial.cells import column_name
from archive.editorial.models.entry import Entry
from archive.editorial.models.registry import KIND_MODELS, PART_MODELS
from archive.editorial.models.revision import Revision
from archive.editorial.workflow.policy import may
from archive.primitives.languages import AUTONYMS
from archive.published.models.version import Address, Version
from archive.record.diff import Change, diff
from archive.record.upgrade import upgrade

from .form_fields import LABELS
from .labels import section_label
from .widgets import words_of

WHAT = {
    "added": gettext_lazy("added"),
    "removed": gettext_lazy("removed"),
    "changed": gettext_lazy("changed"),
    "moved": gettext_lazy("moved"),
}
MOST = 300


@dataclass(frozen=True)
class Line:
    """One change: where, in which language, what, and the two texts."""

    place: str
    language: str
    what: str
    kind: str
    old: str
    new: str


def view(model_admin, request: HttpRequest, object_id: str) -> HttpResponse:
    """The list of revisions, and the changes between `from` and `to`: the newest two unless said."""
    entry = model_admin.get_object(request, object_id)
    if entry is None:
        raise Http404
    if not may(request.user, "history", entry):
        raise PermissionDenied
    without_text = entry.revisions.select_related("author").defer("record", "internal", "body")
    revisions = without_text.order_by("-number")[:MOST]
    start, end = _chosen(request, list(revisions))
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("History"),
        "subtitle": str(entry),
        "opts": model_admin.opts,
        "original": entry,
        "revisions": revisions,
        "start": start,
        "end": end,
        "lines": lines(_record(entry, start), _record(entry, end)) if start and end else None,
    }
    return TemplateResponse(request, "admin/archive/history.html", context)


def _chosen(request: HttpRequest, revisions: list[Revision]) -> tuple[int | None, int | None]:
    numbers = [revision.number for revision in revisions]
    newest, before = (numbers + [None, None])[:2]
    end, start = (_number(request.GET.get(name), numbers) for name in ("to", "from"))
    return (start or before, end or newest)


def _number(text: str | None, numbers: list[int]) -> int | None:
    return next((number for number in numbers if str(number) == text), None)


def _record(entry: Entry, number: int) -> dict:
    return upgrade(json.loads(entry.revisions.get(number=number).record))


def changes_since_published(entry: Entry, newest: Revision | None) -> list[Line]:
    """What readers would see change; empty if nothing was ever published."""
    address = Address.objects.filter(uuid=entry.uuid).first()
    if address is None or newest is None:
        return []
    shown = Version.objects.get(uuid=entry.uuid, version=address.version)
    return lines(upgrade(json.loads(shown.record)), upgrade(json.loads(newest.record)))


def lines(old: dict, new: dict) -> list[Line]:
    """The changes from one record to another in words; links are named with one query."""
    changes = diff(old, new)
    titles = {str(entry.uuid): str(entry) for entry in Entry.objects.filter(uuid__in=_uuids(changes))}
    return [_line(new["kind"], change, titles) for change in changes]


def _line(kind: str, change: Change, titles: dict) -> Line:
    return Line(
        _place(kind, change),
        AUTONYMS.get(change.language, ""),
        str(WHAT[change.what]),
        change.what,
        _text(change.old, titles, change.what),
        _text(change.new, titles, change.what),
    )


def _place(kind: str, change: Change) -> str:
    if not change.section:
        return _field_label(KIND_MODELS[kind], change.field)
    section = section_label(change.section)
    if not change.field:
        return section
    column = column_name(_Named(change.field), in_part=True)
    return f"{section}: {_field_label(PART_MODELS[change.section], column)}"


@dataclass(frozen=True)
class _Named:
    name: str


def _field_label(model, column: str) -> str:
    return capfirst(str(LABELS.get(column) or model._meta.get_field(column).verbose_name))


def _text(value, titles: dict, what: str) -> str:
    """A value of a record as text: links by their titles, dates with their words."""
    if value is None:
        return ""
    if isinstance(value, int) and what == "moved":
        return str(value + 1)
    if isinstance(value, dict):
        if "edtf" in value:
            return f"{value['edtf']} ({words_of(value['edtf'])})"
        hidden = {"uuid", "part"}
        return "; ".join(_text(one, titles, what) for name, one in value.items() if name not in hidden)
    if isinstance(value, list):
        return ", ".join(_text(one, titles, what) for one in value)
    return titles.get(value, str(value)) if isinstance(value, str) else str(value)


def _uuids(changes: list[Change]) -> set[str]:
    """All texts of 36 characters in the changes: the UUIDs among them are looked up."""
    found = set()
    stack = [value for change in changes for value in (change.old, change.new)]
    while stack:
        value = stack.pop()
        if isinstance(value, dict):
            stack += value.values()
        elif isinstance(value, list):
            stack += value
        elif isinstance(value, str) and _is_uuid(value):
            found.add(value)
    return found


def _is_uuid(text: str) -> bool:
    return len(text) == 36 and text.count("-") == 4 and all(sign in "0123456789abcdef-" for sign in text)
