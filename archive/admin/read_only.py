"""What editors may look at but never change here: revisions, decisions, the journal, what is published."""

import json

from django.contrib import admin
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from archive.editorial.models.comment import Comment
from archive.editorial.models.notice import Notice, Preference
from archive.editorial.models.presence import Presence
from archive.editorial.models.preview_link import PreviewLink
from archive.editorial.models.progress import Progress
from archive.editorial.models.revision import Decision, Revision
from archive.editorial.models.schedule import Appointment
from archive.editorial.models.seed_load import SeedLoad
from archive.editorial.workflow.policy import may_in_archive
from archive.published.models.index_row import IndexRow, Link
from archive.published.models.status_span import StatusSpan
from archive.published.models.version import Address, NumberCounter, Version

from .absent import AbsentIsNotFound
from .people import person
from .titles import form_title, list_title, subject
from .verbs import verb_in_words


class ReadOnlyAdmin(AbsentIsNotFound, admin.ModelAdmin):
    """A list and a page to look at."""

    show_full_result_count = False
    list_per_page = 100
    action = "inspect"

    def changelist_view(self, request, extra_context=None):
        """Under the name of what is listed."""
        return super().changelist_view(request, {"title": list_title(self.opts), **(extra_context or {})})

    def render_change_form(self, request, context, *args, **kwargs):
        """Under the name of what is shown, and of what it is about."""
        shown = context.get("original")
        names = {"title": form_title(self.opts, True), "subtitle": shown and self.subject(shown)}
        return super().render_change_form(request, {**context, **names}, *args, **kwargs)

    def subject(self, shown) -> str:
        """What stands above a row."""
        return subject(shown)

    def has_view_permission(self, request, obj=None):
        return may_in_archive(request.user, self.action)

    def has_module_permission(self, request):
        return self.has_view_permission(request)

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

    list_display = ("entry", "number", person("author", _("author")), "made", "reason")
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


@admin.register(Decision)
class DecisionAdmin(ReadOnlyAdmin):
    """What reviewers decided."""

    list_display = ("about", "outcome", person("by", _("by")), "made", "reason")
    list_select_related = ("revision__entry", "by")
    list_filter = ("outcome", "made")
    ordering = ("-id",)

    @admin.display(description=_("revision"), ordering="revision")
    def about(self, decision):
        """Of which entry."""
        return subject(decision)


@admin.register(Progress)
class ProgressAdmin(ReadOnlyAdmin):
    """How far each entry has come."""

    list_display = (
        "entry",
        "state",
        "since",
        person("submitter", _("submitted by")),
        person("reviewer", _("assigned to")),
        "due",
        "closed_until",
    )
    list_select_related = ("entry", "submitter", "reviewer")
    list_filter = ("state", "due")
    ordering = ("-since",)


@admin.register(Appointment)
class AppointmentAdmin(ReadOnlyAdmin):
    """What is to happen at a set moment."""

    list_display = ("entry", "verb", "at", person("by", _("by")), "outcome", "finished", "remark")
    list_select_related = ("entry", "by")
    list_filter = ("outcome", "verb", "at")
    ordering = ("-at",)


@admin.register(Comment)
class CommentAdmin(ReadOnlyAdmin):
    """What editors said to one another."""

    list_display = ("entry", person("by", _("by")), "made", "body", "resolved")
    list_select_related = ("entry", "by")
    list_filter = ("made", "resolved")
    ordering = ("-id",)


@admin.register(Notice)
class NoticeAdmin(ReadOnlyAdmin):
    """Who was told of what."""

    list_display = (person("to", _("for whom")), "done", "entry", person("by", _("by")), "made", "seen", "sent")
    list_select_related = ("to", "entry", "by")
    list_filter = ("made",)

    @admin.display(description=_("action"), ordering="verb")
    def done(self, notice):
        """What was done."""
        return capfirst(verb_in_words(notice.verb))


@admin.register(Preference)
class PreferenceAdmin(ReadOnlyAdmin):
    """The languages in which editors are written to."""

    list_display = (person("user", _("user")), "language", "by_mail")
    list_select_related = ("user",)
    ordering = ("user__username",)


@admin.register(Presence)
class PresenceAdmin(ReadOnlyAdmin):
    """Who has which entry open."""

    list_display = ("entry", person("user", _("user")), "seen", "changed")
    list_select_related = ("entry", "user")
    ordering = ("-seen",)


@admin.register(PreviewLink)
class PreviewLinkAdmin(ReadOnlyAdmin):
    """Which revisions may be looked at from outside."""

    list_display = ("about", person("by", _("by")), "made", "expires", "revoked", "note")
    list_select_related = ("revision__entry", "by")
    ordering = ("-id",)

    @admin.display(description=_("revision"), ordering="revision")
    def about(self, link):
        """Of which entry."""
        return subject(link)


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
