"""What the admin of every kind has in common: list, form, whole and checked saves, views of its own."""

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F, OrderBy, Value
from django.db.models.functions import NullIf
from django.http import HttpRequest, HttpResponse
from django.urls import re_path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.editorial.journal import note
from archive.editorial.models.entry import Entry
from archive.editorial.revisions import latest, lock_newest
from archive.editorial.workflow.errors import NotAllowed
from archive.editorial.workflow.policy import not_allowed, visible
from archive.editorial.workflow.saving import save
from archive.editorial.workflow.transition import TRANSITIONS
from archive.primitives.cleaning import clean_line
from archive.record.kinds import KINDS

from . import commenting, history, presence, preview, refused, restoring, review, share, stale, transitions
from .absent import AbsentIsNotFound
from .allowed import allowed
from .dated import column
from .form_fields import form_field, labels_of
from .forms import EntryForm
from .inlines import inlines_of
from .layout import entry_fieldsets
from .links import links_of
from .plans import plans
from .search import matching
from .state import StateFilter, WorkFilter, as_it_stands, state_of, with_state, work_label
from .titles import form_title, list_title
from .tools import bar, tools, work_link
from .untranslated import UntranslatedFilter
from .widgets import desk_language
from .workbench import Workbench

KEY = r"^(?P<object_id>\d{1,18})"


def by_title(column: str) -> OrderBy:
    """Order by a title column, entries without it last."""
    return OrderBy(NullIf(F(column), Value("")), nulls_last=True)


class KindAdmin(AbsentIsNotFound, admin.ModelAdmin):
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
        js = tuple(f"admin-elshi/{name}.js" for name in ("languages", "rows", "presence", "bar"))

    def __init__(self, model, admin_site):
        self.kind = KINDS[model.KIND]
        self.inlines = inlines_of(model.KIND)
        self.fieldsets = entry_fieldsets(self.kind)
        own = (column(model, name) for name in self.columns)
        self.list_display = ("desk_title", *own, "desk_state", "desk_work", "desk_number")
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
        """How far what readers do not see yet has come, leading to its review."""
        return work_link(entry)

    @admin.display(description=gettext_lazy("public number"), empty_value="")
    def desk_number(self, entry):
        """Such as a42."""
        return state_of(entry).number

    def changelist_view(self, request, extra_context=None):
        """Under the name of the kind: “Select a topic to change” bends the name in most languages."""
        return super().changelist_view(request, {"title": list_title(self.opts), **(extra_context or {})})

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
            re_path(KEY + r"/review/$", view(self.review_view), name=f"{name}_review"),
            re_path(KEY + r"/comment/$", view(self.comment_view), name=f"{name}_comment"),
            re_path(KEY + r"/restore/(?P<number>\d{1,9})/$", view(self.restore_view), name=f"{name}_restore"),
            re_path(KEY + r"/presence/$", view(self.presence_view), name=f"{name}_presence"),
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

    def review_view(self, request, object_id):
        """What is proposed beside what readers see, the comments, and the decisions."""
        return review.view(self, request, object_id)

    def comment_view(self, request, object_id):
        """Say, answer, resolve or open again."""
        return commenting.view(self, request, object_id)

    def restore_view(self, request, object_id, number):
        """Make an earlier revision the working copy."""
        return restoring.view(self, request, object_id, int(number))

    def presence_view(self, request, object_id):
        """Note that the editor has the form open, and say who else has."""
        return presence.view(self, request, object_id)

    def transition_view(self, request, object_id, verb):
        """Ask for the reason of a change of state, and make it."""
        return transitions.view(self, request, object_id, verb)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        return form_field(db_field)

    def get_form(self, request, obj=None, change=False, **kwargs):
        """The form class of this request, with a workbench that its inlines share."""
        if not hasattr(request, "workbench"):
            post = request.POST if request.method == "POST" else None
            request.workbench = Workbench(self.kind, obj, post, request.GET)
        labels = labels_of(self.model)
        form = super().get_form(request, obj, change=change, **{"labels": labels, **kwargs})
        form.workbench = request.workbench
        return form

    def get_formset_kwargs(self, request, obj, inline, prefix):
        """One POST for the formsets of all inlines: Django copies its hundreds of fields for each of them."""
        shown = {"instance": obj, "prefix": prefix, "queryset": inline.get_queryset(request)}
        posted = {"data": request.POST, "files": request.FILES} if request.method == "POST" else {}
        return shown | posted

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Show the form; or save it, merged with what was saved since it was opened."""
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        try:
            with transaction.atomic():
                answer = self._save(request, object_id, form_url, extra_context)
            return told_as_saved(answer, self.kind.name, request, object_id)
        except NotAllowed as refusal:
            known = self.get_object(request, object_id) if object_id else None
            note("refused", known and known.uuid, request.user, action="change", **refusal.details)
            if known is None:
                raise PermissionDenied(str(refusal)) from refusal
            return refused.not_allowed(self, request, known, str(refusal))

    def _save(self, request: HttpRequest, object_id, form_url, extra_context) -> HttpResponse:
        """Save inside a transaction, which nothing of the request leaves half done."""
        entry = self.get_object(request, object_id) if object_id else None
        newest = lock_newest(entry) if entry is not None else None
        self._check_permission(request, object_id, entry)
        started, number = transitions.token(request), newest.number if newest else 0
        try:
            if stale.MINE in request.POST and newest:
                return stale.chosen(self, request, entry, newest)
            if started == number:
                return super().changeform_view(request, object_id, form_url, extra_context)
            if started is None or not 0 < started < number:
                raise stale.NoBase
            return stale.answer(self, request, entry, started, newest)
        except stale.NoBase:
            return refused.unknown_base(self, request, entry)

    def _check_permission(self, request: HttpRequest, object_id, entry) -> None:
        is_allowed = self.has_change_permission(request, entry) if object_id else self.has_add_permission(request)
        if not is_allowed:
            raise not_allowed(request.user, "change" if entry else "add", entry or self.kind.name)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        """Add the revision that the form starts from, the state, what can be done, the faults."""
        newest = latest(obj) if obj is not None and obj.pk else None
        standing = as_it_stands(obj) if newest else None
        state = state_of(standing) if standing else None
        found = tools(request.user, obj, state) if obj is not None and obj.pk else []
        started = transitions.token(request) if request.method == "POST" else None
        others = presence.arrived(request.user, obj) if newest and request.method == "GET" else []
        context |= {
            "newest": newest,
            "others": presence.sentences(others),
            "revision_number": started or (newest.number if newest else 0),
            "state": state,
            "work": work_label(standing) if standing else "",
            "may_save": self.has_change_permission(request, obj) if change else self.has_add_permission(request),
            "plans": plans(obj) if newest else [],
            "tools": found,
            "bar": bar(found),
            "reason": request.POST.get("_reason", ""),
            "faults": list(faults(context)) if context.get("errors") else [],
            "show_save_and_add_another": False,
            "title": form_title(self.opts, change),
        }
        return super().render_change_form(request, context, add, change, form_url, obj)

    def save_related(self, request, form, formsets, change):
        """Save the rows, then the whole as one revision."""
        super().save_related(request, form, formsets, change)
        stale.stop_if_only_read(request, form.instance)
        before = transitions.token(request)
        reason = clean_line(request.POST.get("_reason", ""))
        revision = save(form.instance, by=request.user, reason=reason, expected=before)
        if revision.number == before:
            messages.info(request, _("Nothing had changed, so no new revision was made."))


def told_as_saved(answer: HttpResponse, kind: str, request: HttpRequest, object_id) -> HttpResponse:
    """Tell the browser, which keeps what is not saved, that this was saved."""
    saved = f"add-{kind}"
    if object_id:
        saved = str(Entry.objects.filter(pk=object_id).values_list("uuid", flat=True).first() or "")
    if answer.status_code == 302 and saved:
        options = {"max_age": 60, "path": "/admin/", "secure": settings.HTTPS, "samesite": "Lax"}
        answer.set_cookie("elshi_saved", saved, **options)
    return answer


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
