"""What editors may look at but never change here: revisions, decisions, the journal, what is published."""

import json

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from archive.editorial.models.revision import Decision, JournalLine, Revision
from archive.editorial.models.seed_load import SeedLoad
from archive.published.models.index_row import IndexRow, Link
from archive.published.models.status_span import StatusSpan
from archive.published.models.version import Address, NumberCounter, Version


class ReadOnlyAdmin(admin.ModelAdmin):
    """A list and a page to look at."""

    show_full_result_count = False
    list_per_page = 100

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


def pretty(text: str):
    """A canonical JSON text, laid out for reading."""
    return format_html('<pre class="json">{}</pre>', json.dumps(json.loads(text), ensure_ascii=False, indent=2))


@admin.register(Revision)
class RevisionAdmin(ReadOnlyAdmin):
    """The stored states of the entries."""

    list_display = ("entry", "number", "author", "made", "reason")
    list_select_related = ("entry", "author")
    list_filter = ("made",)
    search_fields = ("entry__uuid", "reason", "author__username")
    ordering = ("-id",)
    fields = ("entry", "number", "author", "made", "reason", "record_hash", "record_text", "internal_text")
    readonly_fields = ("record_text", "internal_text")

    def get_queryset(self, request):
        found = super().get_queryset(request).defer("body")
        return found.defer("body", "record", "internal") if _is_list(request) else found

    @admin.display(description=_("record"))
    def record_text(self, revision):
        """The public part."""
        return pretty(revision.record)

    @admin.display(description=_("internal part"))
    def internal_text(self, revision):
        """What is never public."""
        return pretty(revision.internal)


def _is_list(request) -> bool:
    return bool(request.resolver_match and request.resolver_match.url_name.endswith("_changelist"))


@admin.register(Version)
class VersionAdmin(ReadOnlyAdmin):
    """What was published."""

    list_display = ("uuid", "kind", "version", "published", "basis", "basis_note")
    list_filter = ("kind", "basis", "published")
    search_fields = ("uuid",)
    ordering = ("-id",)
    fields = ("uuid", "kind", "version", "published", "basis", "basis_note", "record_hash", "record_text")
    readonly_fields = ("record_text",)

    def get_queryset(self, request):
        found = super().get_queryset(request).defer("body")
        return found.defer("body", "record") if _is_list(request) else found

    @admin.display(description=_("record"))
    def record_text(self, version):
        """The record that readers see."""
        return pretty(version.record)


@admin.register(Address)
class AddressAdmin(ReadOnlyAdmin):
    """The public numbers, and what they answer."""

    list_display = ("public_number", "uuid", "state", "version", "first_published", "withdrawn", "reason")
    list_filter = ("kind", "state")
    search_fields = ("uuid", "number")
    ordering = ("kind", "number")


@admin.register(JournalLine)
class JournalAdmin(ReadOnlyAdmin):
    """Who changed the state of what, and when."""

    list_display = ("made", "verb", "entry_uuid", "by", "details")
    list_select_related = ("by",)
    list_filter = ("verb", "made")
    search_fields = ("entry_uuid", "by__username")


@admin.register(Decision)
class DecisionAdmin(ReadOnlyAdmin):
    """What reviewers decided."""

    list_display = ("revision", "outcome", "by", "made", "reason")
    list_select_related = ("revision", "by")
    list_filter = ("outcome", "made")
    ordering = ("-id",)


@admin.register(SeedLoad)
class SeedLoadAdmin(ReadOnlyAdmin):
    """What the seed loader last wrote."""

    list_display = ("key", "entry", "loaded", "record_hash")
    list_select_related = ("entry",)
    search_fields = ("key", "entry__uuid")
    ordering = ("key",)


@admin.register(IndexRow)
class IndexRowAdmin(ReadOnlyAdmin):
    """What the readers' lists are made from."""

    list_display = ("uuid", "kind", "number", "version", "published", "lower", "upper")
    list_filter = ("kind",)
    search_fields = ("uuid",)
    ordering = ("kind", "number")


@admin.register(Link)
class LinkAdmin(ReadOnlyAdmin):
    """The links that published records make."""

    list_display = ("subject", "section", "label", "target", "lower")
    list_filter = ("section",)
    search_fields = ("subject", "target")
    ordering = ("id",)


@admin.register(StatusSpan)
class StatusSpanAdmin(ReadOnlyAdmin):
    """The status of each published agreement through time."""

    list_display = ("uuid", "first", "last", "code", "reason", "since")
    list_filter = ("code", "reason")
    search_fields = ("uuid",)
    ordering = ("uuid", "first")


@admin.register(NumberCounter)
class NumberCounterAdmin(ReadOnlyAdmin):
    """The last public number of each kind."""

    list_display = ("kind", "last")
    ordering = ("kind",)
