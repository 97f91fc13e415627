"""The answer to a save that cannot be accepted nor merged: why, what to do, and everything that was typed."""

from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from archive.editorial.revisions import latest
from archive.editorial.workflow.policy import may

from . import conflict, stale
from .forms import EntryForm
from .tools import tools


def unknown_base(model_admin, request: HttpRequest, entry) -> TemplateResponse:
    """The form did not say from which revision it started, or names none that can be used: nobody is to blame."""
    why = _(
        "The form did not say from which revision of the entry it started, or that revision cannot be used any more. "
        "Nothing was saved and nothing was overwritten."
    )
    todo = _("Go back to the form with what you typed, compare it with what is stored now, and save again.")
    return _page(model_admin, request, entry, (_("Not saved: the form is not complete"), why, todo), 409)


def not_allowed(model_admin, request: HttpRequest, entry, why: str) -> TemplateResponse:
    """The policy does not allow the save now; what was typed can be copied, or taken back into the form."""
    todo = _("Copy from below what you want to keep. What you typed can be saved once the entry may be changed again.")
    if may(request.user, "change", entry):
        todo = _("Go back to the form with what you typed, correct it, and save again.")
    return _page(model_admin, request, entry, (_("Not saved"), why, todo), 403)


def _page(model_admin, request: HttpRequest, entry, words: tuple[str, str, str], status: int) -> TemplateResponse:
    newest = latest(entry) if entry is not None else None
    number = newest.number if newest else 0
    may_return = entry is None or may(request.user, "change", entry)
    form, formsets = _stored_forms(model_admin, request, entry)
    title, why, todo = words
    context = {
        **model_admin.admin_site.each_context(request),
        "title": title,
        "why": why,
        "todo": todo,
        "opts": model_admin.opts,
        "original": entry,
        "newest": newest,
        "tools": tools(request.user, entry, None) if entry is not None else [],
        "groups": conflict.groups(request.POST, form, formsets),
        "refilled": list(conflict.refilled(request.POST, formsets, number).lists()) if may_return else [],
    }
    return TemplateResponse(request, "admin/archive/conflict.html", context, status=status).render()


def _stored_forms(model_admin, request: HttpRequest, entry) -> tuple[EntryForm, list[BaseInlineFormSet]]:
    """The form and its inlines with what is stored, whole also where it could not be changed: it is only read."""
    stale.forget(request)
    request.desk_allowed = {("change" if entry else "add", entry and entry.pk): True}
    form = model_admin.get_form(request, entry, change=entry is not None)(instance=entry)
    request.workbench.asked = {"*": "all"}
    classes = model_admin.get_formsets_with_inlines(request, entry)
    formsets = [one(instance=form.instance, prefix=one.get_default_prefix()) for one, _inline in classes]
    request.desk_allowed = {}
    return form, formsets
