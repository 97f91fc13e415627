"""What the admin of every kind has in common: list, form, whole and checked saves, views of its own."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F, OrderBy, Value
from django.db.models.functions import NullIf
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import re_path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.editorial.journal import note
from archive.editorial.revisions import StaleRevision, latest, lock
from archive.editorial.workflow.errors import NotAllowed
from archive.editorial.workflow.policy import visible, why_not
from archive.editorial.workflow.saving import save
from archive.editorial.workflow.transition import TRANSITIONS
from archive.primitives.cleaning import clean_line
from archive.record.kinds import KINDS

from . import conflict, history, preview, share, transitions
from .allowed import allowed
from .form_fields import form_field
from .forms import EntryForm
from .inlines import inlines_of
from .layout import entry_fieldsets
from .links import links_of
from .plans import plans
from .search import matching
from .state import StateFilter, WorkFilter, present_state, state_of, with_state, work_label
from .tools import tools
from .untranslated import UntranslatedFilter
from .widgets import desk_language
from .workbench import Workbench

KEY = r"^(?P<object_id>\d{1,18})"


def by_title(column: str) -> OrderBy:
    """Order by a title column, entries without it last."""
    return OrderBy(NullIf(F(column), Value("")), nulls_last=True)


class KindAdmin(admin.ModelAdmin):
    """The base of the nine; a kind names its own `columns` and `filters` of the list."""

    columns: tuple[str, ...] = ()
    filters: tuple = ()
    form = EntryForm
    change_form_template = "admin/archive/entry_form.html"
    view_on_site = False
    search_fields = ("uuid",)  # only shows the box: see get_search_results
    search_help_text = gettext_lazy(
        "Words of a title or name in any language, a public number such as a42, a source key, a UUID."
    )
    show_full_result_count = False
    list_per_page = 50

    class Media:
        js = ("admin-elshi/languages.js",)

    def __init__(self, model, admin_site):
        self.kind = KINDS[model.KIND]
        self.inlines = inlines_of(model.KIND)
        self.fieldsets = entry_fieldsets(self.kind)
        self.list_display = ("desk_title", *self.columns, "desk_state", "desk_work", "desk_number")
        self.list_filter = (*self.filters, StateFilter, WorkFilter, UntranslatedFilter)
        links = {link.column for link in links_of(model)}
        self.list_select_related = [column for column in self.columns if column in links] or False
        super().__init__(model, admin_site)

    def title_column(self) -> str:
        """The column of the title in the desk's language."""
        return f"title_{desk_language()}"

    @admin.display(description=gettext_lazy("title"))
    def desk_title(self, entry):
        """The title in the desk's language if there, else in another."""
        return entry.title_in(desk_language())

    @admin.display(description=gettext_lazy("readers see"))
    def desk_state(self, entry):
        """What readers see of it."""
        return state_of(entry).label

    @admin.display(description=gettext_lazy("working copy"))
    def desk_work(self, entry):
        """How far what readers do not see yet has come."""
        return work_label(entry)

    @admin.display(description=gettext_lazy("public number"), empty_value="")
    def desk_number(self, entry):
        """Such as a42."""
        return state_of(entry).number

    def get_queryset(self, request):
        return with_state(visible(super().get_queryset(request).filter(kind=self.kind.name), request.user))

    def get_ordering(self, request):
        return (by_title(self.title_column()), "pk")

    def get_search_results(self, request, queryset, search_term):
        return matching(queryset, search_term), False

    def has_view_permission(self, request, obj=None):
        return allowed(request, "view", obj, self.kind.name)

    def has_module_permission(self, request):
        return allowed(request, "view", None, self.kind.name)

    def has_add_permission(self, request):
        return allowed(request, "add", None, self.kind.name)

    def has_change_permission(self, request, obj=None):
        return allowed(request, "change", obj, self.kind.name)

    def has_delete_permission(self, request, obj=None):
        """Never: an entry is withdrawn, not deleted."""
        return False

    def get_urls(self):
        """The views of our own before Django's, whose last one takes any path."""
        name, view = f"archive_{self.kind.name}", self.admin_site.admin_view
        verbs = "|".join(TRANSITIONS.names())
        own = [
            re_path(KEY + r"/preview/(?P<language>[a-z]{2})/$", view(self.preview_view), name=f"{name}_preview"),
            re_path(KEY + rf"/(?P<verb>{verbs})/$", view(self.transition_view), name=f"{name}_transition"),
            re_path(KEY + r"/share/$", view(self.share_view), name=f"{name}_share"),
        ]
        return [*own, *super().get_urls()]

    def history_view(self, request, object_id, extra_context=None):
        """The revisions of the entry, and what changed between two of them."""
        return history.view(self, request, object_id)

    def preview_view(self, request, object_id, language):
        """The page as readers would see the working copy."""
        return preview.view(self, request, object_id, language)

    def share_view(self, request, object_id):
        """Links to previews for people without an account."""
        return share.view(self, request, object_id)

    def transition_view(self, request, object_id, verb):
        """Ask for the reason of a change of state, and make it."""
        return transitions.view(self, request, object_id, verb)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        return form_field(db_field)

    def get_form(self, request, obj=None, change=False, **kwargs):
        """The form class of this request, with a workbench that its inlines share."""
        if not hasattr(request, "workbench"):
            request.workbench = Workbench(self.kind, obj, request.POST if request.method == "POST" else None)
        form = super().get_form(request, obj, change=change, **kwargs)
        form.workbench = request.workbench
        return form

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Refuse a save that did not start from the newest revision before anything else is done with it."""
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        try:
            with transaction.atomic():
                return self._save(request, object_id, form_url, extra_context)
        except NotAllowed as refusal:
            known = self.get_object(request, object_id) if object_id else None
            note("refused", known and known.uuid, request.user, action="change", why=str(refusal))
            raise PermissionDenied(str(refusal)) from refusal

    def _save(self, request: HttpRequest, object_id, form_url, extra_context) -> HttpResponse:
        """Save inside a transaction, which nothing of the request leaves half done."""
        entry = self.get_object(request, object_id) if object_id else None
        self._check_permission(request, object_id, entry)
        try:
            self._lock(request, entry)
        except StaleRevision as stale:
            return self.conflict_page(request, entry, stale)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def _check_permission(self, request: HttpRequest, object_id, entry) -> None:
        is_allowed = self.has_change_permission(request, entry) if object_id else self.has_add_permission(request)
        if not is_allowed:
            raise NotAllowed(why_not(request.user, "change" if entry else "add", entry or self.kind.name))

    def _lock(self, request: HttpRequest, entry) -> None:
        """Raise StaleRevision unless the POST says from which revision it started, and that is the newest."""
        started_from = transitions.token(request)
        if entry is not None:
            lock(entry, started_from)
        elif started_from != 0:
            raise StaleRevision(None)

    def conflict_page(self, request: HttpRequest, entry, stale: StaleRevision) -> HttpResponse:
        """Show what was typed beside what is stored, with a way back to the filled form."""
        number = stale.latest.number if stale.latest else 0
        form, formsets = self._stored_forms(request, entry)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Not saved: someone else has changed this entry"),
            "opts": self.opts,
            "original": entry,
            "newest": stale.latest,
            "groups": conflict.groups(request.POST, form, formsets),
            "refilled": list(conflict.refilled(request.POST, formsets, number).lists()),
        }
        return TemplateResponse(request, "admin/archive/conflict.html", context, status=409)

    def _stored_forms(self, request: HttpRequest, entry) -> tuple[EntryForm, list[BaseInlineFormSet]]:
        """The form and its inlines as they would be shown now, without what was posted."""
        form = self.get_form(request, entry, change=entry is not None)(instance=entry)
        classes = self.get_formsets_with_inlines(request, entry)
        return form, [one(instance=form.instance, prefix=one.get_default_prefix()) for one, _inline in classes]

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        """Add the revision that the form starts from, the state, what can be done, the faults."""
        newest = latest(obj) if obj is not None and obj.pk else None
        state = present_state(obj) if newest else None
        context |= {
            "newest": newest,
            "revision_number": newest.number if newest else 0,
            "state": state,
            "plans": plans(obj) if newest else [],
            "tools": tools(request.user, obj, state) if obj is not None and obj.pk else [],
            "reason": request.POST.get("_reason", ""),
            "faults": list(faults(context)) if context.get("errors") else [],
            "show_save_and_add_another": False,
        }
        return super().render_change_form(request, context, add, change, form_url, obj)

    def save_related(self, request, form, formsets, change):
        """Save the rows, then the whole as one revision."""
        super().save_related(request, form, formsets, change)
        before = transitions.token(request)
        reason = clean_line(request.POST.get("_reason", ""))
        revision = save(form.instance, by=request.user, reason=reason, expected=before)
        if revision.number == before:
            messages.info(request, _("Nothing had changed, so no new revision was made."))


def faults(context: dict):
    """(label, id of the input, message) for each fault, for the list at the top of the form."""
    forms = [("", context["adminform"].form)]
    for inline in context["inline_admin_formsets"]:
        name = str(inline.opts.verbose_name)
        forms += [(f"{name}: ", form) for form in inline.formset.forms]
        yield from ((name, f"{inline.formset.prefix}-group", text) for text in inline.formset.non_form_errors())
    for prefix, form in forms:
        for field, texts in form.errors.items():
            bound = form[field] if field in form.fields else None
            label = f"{prefix}{bound.label}" if bound else prefix.rstrip(": ")
            yield from ((label, bound.auto_id if bound else "", text) for text in texts)
