"""The journal as editors read it: who did what to which entry, in words, with the way to the entry."""

from datetime import datetime
from functools import reduce
from operator import or_

from django.contrib import admin
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from archive.editorial.models.entry import Entry
from archive.editorial.models.revision import JournalLine
from archive.editorial.workflow.errors import why_in_words
from archive.primitives.cleaning import clean_line
from archive.primitives.languages import LANGUAGES
from archive.published.models.version import Version

from .people import person
from .read_only import ReadOnlyAdmin
from .search import matching
from .tools import address
from .verbs import VERBS, act_in_words, verb_in_words
from .widgets import desk_language

TITLES = [f"title_{code}" for code in LANGUAGES]


class VerbFilter(admin.SimpleListFilter):
    """Lines of one sort."""

    title = _("action")
    parameter_name = "verb"

    def lookups(self, request, model_admin):
        return sorted(((verb, capfirst(verb_in_words(verb))) for verb in VERBS), key=lambda one: one[1])

    def queryset(self, request, queryset):
        return queryset if self.value() is None else queryset.filter(verb=self.value())


@admin.register(JournalLine)
class JournalAdmin(ReadOnlyAdmin):
    """Who changed the state of what, and when."""

    action = "journal"
    list_display = ("number", "made", "done", "about", person("by", _("by")), "in_words")
    list_select_related = ("by",)
    list_filter = (VerbFilter, "made")
    search_fields = ("number",)  # only shows the box: see get_search_results
    search_help_text = _("Words of the entry’s title, a public number, a UUID, or the name of an editor.")
    fields = ("number", "made", "done", "about", person("by", _("by")), "in_words", "hash_before", "hash")
    readonly_fields = fields

    def subject(self, shown) -> str:
        """What was done; the line itself names its entry."""
        return f"{shown.number}. {self.done(shown)}"

    def get_queryset(self, request):
        entry = Entry.objects.filter(uuid=OuterRef("entry_uuid"))
        own = {"own_title": F("source__own_title"), "pk": F("pk"), "kind": F("kind")}
        found = entry.annotate(found=JSONObject(**own, **{name: F(name) for name in TITLES})).values("found")
        return super().get_queryset(request).annotate(entry=Subquery(found))

    def get_search_results(self, request, queryset, search_term):
        words = clean_line(search_term)
        if not words:
            return queryset, False
        entries = matching(Entry.objects.all(), words).values("uuid")
        names = (f"by__{name}__icontains" for name in ("username", "first_name", "last_name"))
        return queryset.filter(reduce(or_, (Q(**{name: words}) for name in names), Q(entry_uuid__in=entries))), False

    @admin.display(description=_("action"), ordering="verb")
    def done(self, line):
        """What was done."""
        return capfirst(verb_in_words(line.verb))

    @admin.display(description=_("entry"), empty_value="")
    def about(self, line):
        """The title of the entry, leading to its page."""
        if line.entry is None:
            return line.entry_uuid
        order = ("own_title", f"title_{desk_language()}", *TITLES)
        title = next((line.entry[name] for name in order if line.entry.get(name)), line.entry_uuid)
        known = Entry(pk=line.entry["pk"], kind=line.entry["kind"])
        return format_html('<a href="{}">{}</a>', address(known, "change"), title)

    @admin.display(description=_("hash of the line before"))
    def hash_before(self, line):
        """By which the lines make a chain."""
        return line.previous

    @admin.display(description=_("details"))
    def in_words(self, line):
        """What else the line says."""
        details = {name: value for name, value in line.details.items() if name != "of"}
        if "why" in details:
            details["why"] = why_in_words(line.details)
        said = (_said(name, value) for name, value in details.items() if value not in (None, ""))
        return "; ".join(words.removesuffix(".") for words in said)


def _said(name: str, value) -> str:
    if name == "lines":
        return ngettext("%(count)s line", "%(count)s lines", value) % {"count": value}
    return f"{DETAILS.get(name, name)}: {SAID.get(name, str)(value)}"


def _moment(value: str) -> str:
    return f"{localtime(datetime.fromisoformat(value)):%Y-%m-%d %H:%M}"


def _shortened(value: str) -> str:
    """As much of a hash as tells it from others; the whole one is among the revisions."""
    return value[:8]


# How a detail is said that is no plain word or number.
SAID = {
    "action": act_in_words,
    "at": _moment,
    "until": _moment,
    "expires": _moment,
    "hash": _shortened,
    "cancelled": lambda verb: str(_("publication") if verb == "publish" else _("withdrawal")),
    "basis": lambda basis: str(dict(Version.BASES).get(basis, basis)),
}


DETAILS = {
    "at": _("moment"),
    "made_by": _("scheduled by"),
    "restored": _("restored revision"),
    "comment": _("comment"),
    "account": _("account"),
    "user": _("account"),
    "reason": _("reason"),
    "revision": _("revision"),
    "version": _("version"),
    "basis": _("basis"),
    "hash": _("hash"),
    "action": _("action"),
    "why": _("why"),
    "reviewer": _("reviewer"),
    "due": _("due"),
    "approved": _("approved revision"),
    "cancelled": _("cancelled"),
    "expires": _("expires"),
    "until": _("until"),
    "for": _("for whom"),
    "link": _("link"),
    "role": _("role"),
    "username": _("user"),
    "line": _("line"),
    "exemption": _("exemption"),
    "head": _("hash"),
}
