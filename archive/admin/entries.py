"""All entries in one list, and the search that fills the selects of links."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.views.i18n import set_language

from archive.editorial.models.entry import Entry
from archive.editorial.models.institution import Office
from archive.editorial.models.part import Part
from archive.editorial.models.registry import KIND_MODELS
from archive.editorial.workflow.policy import may, visible
from archive.primitives.cleaning import clean_line
from archive.primitives.languages import LANGUAGES

from .kinds import by_title
from .labels import entry_labels, far_part_labels, kind_label
from .links import LINKS, Link
from .queues import QueueFilter
from .read_only import ReadOnlyAdmin
from .search import matching, spellings
from .state import StateFilter, WorkFilter, state_of, with_state
from .tools import address, work_link
from .widgets import desk_language

PAGE = 20


class KindFilter(admin.SimpleListFilter):
    """Entries of one kind."""

    title = _("kind")
    parameter_name = "kind"

    def lookups(self, request, model_admin):
        return [(kind, kind_label(kind)) for kind in KIND_MODELS]

    def queryset(self, request, queryset):
        return queryset if self.value() is None else queryset.of_kind(self.value())


@admin.register(Entry)
class EntryAdmin(ReadOnlyAdmin):
    """Every entry that the editor may see, whatever its kind; its page is the one of its kind."""

    list_display = ("desk_title", "desk_kind", "desk_state", "desk_work", "desk_number")
    list_display_links = None
    list_filter = (QueueFilter, KindFilter, StateFilter, WorkFilter)
    search_fields = ("uuid",)
    show_full_result_count = False
    list_per_page = 50

    @admin.display(description=_("title"))
    def desk_title(self, entry):
        """The title, leading to the page of the entry."""
        return format_html('<a href="{}">{}</a>', address(entry, "change"), entry.title_in(desk_language()))

    @admin.display(description=_("kind"), ordering="kind")
    def desk_kind(self, entry):
        """The kind in the desk's language."""
        return kind_label(entry.kind)

    @admin.display(description=_("readers see"))
    def desk_state(self, entry):
        """What readers see of it."""
        return state_of(entry).label

    @admin.display(description=_("working copy"))
    def desk_work(self, entry):
        """How far what readers do not see yet has come, leading to its review."""
        return work_link(entry)

    @admin.display(description=_("public number"))
    def desk_number(self, entry):
        """Such as a42."""
        return state_of(entry).number

    def title_column(self) -> str:
        """The column of the title in the desk's language."""
        return f"title_{desk_language()}"

    def get_ordering(self, request):
        return (by_title(self.title_column()), "pk")

    def get_queryset(self, request):
        return with_state(visible(super().get_queryset(request), request.user))

    def get_search_results(self, request, queryset, search_term):
        return matching(queryset, search_term), False

    def has_view_permission(self, request, obj=None):
        return bool(visible_kinds(request.user))

    def has_module_permission(self, request):
        return bool(visible_kinds(request.user))

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """Lead to the page of the entry's kind."""
        entry = self.get_object(request, object_id)
        return redirect(address(entry, "change")) if entry else redirect("admin:archive_entry_changelist")

    def get_urls(self):
        """The search of the selects, and the switch of the desk's language, also for the sign-in page."""
        return [
            path("find/", self.admin_site.admin_view(find), name="archive_entry_find"),
            path("language/", set_language, name="archive_entry_language"),
            *super().get_urls(),
        ]


def visible_kinds(user) -> list[str]:
    """The kinds whose entries `user` may see."""
    return [kind for kind in KIND_MODELS if may(user, "view", kind)]


def find(request: HttpRequest) -> HttpResponse:
    """Answer the select of a link: what it may point at and matches the words, as select2 wants it."""
    link = LINKS.get((request.GET.get("model_name"), request.GET.get("field_name")))
    if link is None or link.own or not visible_kinds(request.user):
        raise PermissionDenied
    term = clean_line(request.GET.get("term", ""))
    search = _parts if link.to_part else _entries
    page = Paginator(search(link, term, request.user), PAGE).get_page(request.GET.get("page"))
    labels = (far_part_labels if link.to_part else entry_labels)(page.object_list)
    results = [{"id": str(row.pk), "text": labels[row.pk]} for row in page.object_list]
    return JsonResponse({"results": results, "pagination": {"more": page.has_next()}})


def _entries(link: Link, term: str, user) -> QuerySet:
    """The entries that a link may point at, of those that the editor may see."""
    kind = getattr(link.target, "KIND", None)
    allowed = link.kinds or ([kind] if kind else KIND_MODELS)
    found = matching(visible(Entry.objects.filter(kind__in=allowed), user), term)
    return found.order_by(by_title(f"title_{desk_language()}"), "pk")


def _parts(link: Link, term: str, user) -> QuerySet:
    """The parts that a link may point at: of entries that match the words; offices also by their titles."""
    seen = visible(Entry.objects.all(), user)
    found = Q(entry__in=matching(seen, term).values("pk"))
    if link.target is Office:
        found |= _office_titled(term)
    parts = link.target.objects.filter(found, entry__in=seen.values("pk"))
    if link.target is Part and link.sections:
        parts = parts.filter(section__in=link.sections)
    return parts.order_by("entry_id", "section", "position", "pk")


def _office_titled(term: str) -> Q:
    titled = Q()
    for spelling in spellings(term):
        for code in LANGUAGES:
            titled |= Q(**{f"title_{code}__icontains": spelling})
    return titled
