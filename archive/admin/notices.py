"""What the editor was told of: the newest first, and before them what is not read yet."""

from dataclasses import dataclass

from django.contrib import admin
from django.core.paginator import Paginator
from django.db.models import F
from django.db.models.lookups import IsNull
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.editorial.models.entry import Entry
from archive.editorial.models.notice import Notice
from archive.editorial.notice_words import due, remark, sentence
from archive.editorial.workflow.policy import visible

from .tools import address
from .widgets import desk_language

PAGE = 50


@dataclass(frozen=True)
class Row:
    """A notice in words; `href` leads to the entry, and is empty if the editor may not see it any more."""

    notice: Notice
    text: str
    remark: str
    due: str
    href: str


def view(request: HttpRequest) -> HttpResponse:
    """GET lists, POST marks as read: the one that is named, or all."""
    if request.method == "POST":
        return _mark(request)
    page = Paginator(_notices(request), PAGE).get_page(request.GET.get("page"))
    context = {
        **admin.site.each_context(request),
        "title": _("Notices"),
        "page": page,
        "rows": _rows(request.user, list(page.object_list)),
    }
    return TemplateResponse(request, "admin/archive/notices.html", context)


def _notices(request: HttpRequest):
    own = Notice.objects.filter(to=request.user).select_related("by", "entry")
    return own.order_by(IsNull(F("seen"), True).desc(), "-id")


def _mark(request: HttpRequest) -> HttpResponse:
    """Mark as read; what belongs to others, or does not exist, is passed over."""
    found = Notice.objects.filter(to=request.user).unseen()
    named = request.POST.get("notice", "")
    if named != "all":
        found = (
            found.filter(pk=int(named)) if named.isascii() and named.isdecimal() and len(named) < 19 else found.none()
        )
    found.update(seen=timezone.now())
    return redirect("desk-notices")


def _rows(user, notices: list[Notice]) -> list[Row]:
    """The notices in words. Whoever may not see an entry now is not told its title either, nor what was said of it."""
    seen = set(
        visible(Entry.objects.filter(pk__in={one.entry_id for one in notices}), user).values_list("pk", flat=True)
    )
    return [_row(one) if one.entry_id in seen else _closed_row(one) for one in notices]


def _row(notice: Notice) -> Row:
    title = notice.entry.title_in(desk_language())
    return Row(notice, sentence(notice, title), remark(notice), due(notice), address(notice.entry, "change"))


def _closed_row(notice: Notice) -> Row:
    return Row(notice, sentence(notice, _("an entry that you may not see any more")), "", "", "")
