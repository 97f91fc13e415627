"""The revisions of an entry with what became of each, any two compared, and what the journal says of it."""

import json
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from archive.editorial.models.entry import Entry
from archive.editorial.models.revision import JournalLine, Revision
from archive.editorial.workflow.errors import why_in_words
from archive.editorial.workflow.policy import may, why_not
from archive.published.models.version import Version
from archive.record.diff import diff
from archive.record.upgrade import upgrade

from .marks import plain
from .sides import Side, between, side
from .verbs import verb_in_words

PAGE = 100
MOST_LINES = 200


@dataclass(frozen=True)
class Row:
    """A revision; `size` is how many fields it changed, None for the first; `versions` what was published of it."""

    revision: Revision
    size: int | None
    versions: tuple[int, ...]

    @property
    def key(self) -> str:
        """How a comparison names it."""
        return f"r{self.revision.number}"


def view(model_admin, request: HttpRequest, object_id: str) -> HttpResponse:
    """The list of revisions, and the changes between `from` and `to`: the newest two unless said."""
    entry = model_admin.get_object(request, object_id)
    if entry is None:
        raise Http404
    if not may(request.user, "history", entry):
        raise PermissionDenied(why_not(request.user, "history", entry))
    found = Revision.objects.filter(entry_id=entry.pk).defer("body", "internal").order_by("-number")
    page = Paginator(found.select_related("author").prefetch_related("decisions__by"), PAGE).get_page(
        request.GET.get("page")
    )
    start, end = _chosen(request, entry)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("History"),
        "subtitle": str(entry),
        "opts": model_admin.opts,
        "original": entry,
        "page": page,
        "rows": rows(entry, page.object_list),
        "start": start,
        "end": end,
        "compared": between(start, end, request.user) if start and end else None,
        "may_restore": may(request.user, "restore", entry),
        "may_comment": False,
        "newest_number": found.values_list("number", flat=True).first(),
        "journal": journal_of(entry),
    }
    return TemplateResponse(request, "admin/archive/history.html", context)


def _chosen(request: HttpRequest, entry: Entry) -> tuple[Side | None, Side | None]:
    """The two sides; a number alone is that of a revision."""
    numbers = Revision.objects.filter(entry_id=entry.pk).order_by("-number").values_list("number", flat=True)[:2]
    defaults = [f"r{number}" for number in numbers] + [None, None]
    asked = (request.GET.get(name, "") for name in ("from", "to"))
    start, end = (side(entry, f"r{text}" if text.isdecimal() else text) for text in asked)
    return start or side(entry, defaults[1]), end or side(entry, defaults[0])


def rows(entry: Entry, revisions: list[Revision]) -> list[Row]:
    """The revisions, newest first, each beside the one before it."""
    revisions = list(revisions)
    if not revisions:
        return []
    before = Revision.objects.filter(entry_id=entry.pk, number__lt=revisions[-1].number).order_by("-number").first()
    records = [upgrade(json.loads(one.record)) for one in (*revisions, *([before] if before else []))]
    sizes = [len(diff(old, new)) for new, old in zip(records, records[1:], strict=False)] + ([] if before else [None])
    published = _published(entry)
    return [Row(one, own, tuple(published.get(one.number, ()))) for one, own in zip(revisions, sizes, strict=True)]


def _published(entry: Entry) -> dict[int, list[int]]:
    """The versions by the number of the revision that was published: the newest then that held just that."""
    versions = (
        Version.objects.filter(uuid=entry.uuid).order_by("version").values_list("version", "record_hash", "published")
    )
    found: dict[int, list[int]] = {}
    revisions = list(
        Revision.objects.filter(entry_id=entry.pk).order_by("-number").values_list("number", "record_hash", "made")
    )
    for version, record_hash, moment in versions:
        number = next((n for n, own, made in revisions if own == record_hash and made <= moment), None)
        found.setdefault(number, []).append(version)
    return found


@dataclass(frozen=True)
class Said:
    """A line of the journal in words."""

    line: JournalLine
    what: str
    why: SafeString


def journal_of(entry: Entry) -> list[Said]:
    """The newest lines about an entry."""
    lines = JournalLine.objects.filter(entry_uuid=entry.uuid).select_related("by").order_by("-number")[:MOST_LINES]
    return [Said(line, capfirst(verb_in_words(line.verb)), plain(_why(line.details))) for line in lines]


def _why(details: dict) -> str:
    return details.get("reason") or why_in_words(details)
