"""The parts of an entry as inlines of its form, one a section, built from the record schema."""

from django.contrib import admin

from archive.editorial.models.registry import PART_MODELS
from archive.record.common import ENTRY_PARTS
from archive.record.kinds import KINDS
from archive.record.schema import Part

from .allowed import allowed
from .form_fields import form_field, labels_of
from .forms import PartForm, PartFormSet
from .layout import part_fieldsets


class PartInline(admin.StackedInline):
    """The rows of one section. Whoever may change the entry may change its parts."""

    form = PartForm
    formset = PartFormSet
    fk_name = "entry"
    extra = 1  # a row to fill in where no script adds one
    classes = ("collapse",)
    template = "admin/archive/part_inline.html"

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        return form_field(db_field)

    def get_formset(self, request, obj=None, **kwargs):
        """The formset class of this request, with the page's workbench."""
        labels = labels_of(self.model)
        formset = super().get_formset(request, obj, **{"labels": labels, **kwargs})
        formset.workbench = formset.form.workbench = request.workbench
        return formset

    def has_view_permission(self, request, obj=None):
        return allowed(request, "view", obj, self.parent_model.KIND)

    def has_change_permission(self, request, obj=None):
        return allowed(request, "change" if obj else "add", obj, self.parent_model.KIND)

    has_add_permission = has_delete_permission = has_change_permission


def inlines_of(kind: str) -> list[type[PartInline]]:
    """The inlines of a kind: its own parts first, then those of every entry."""
    parts = KINDS[kind].parts
    own = [part for part in parts if part not in ENTRY_PARTS]
    return [_inline(part) for part in (*own, *ENTRY_PARTS)]


def _inline(part: Part) -> type[PartInline]:
    model = PART_MODELS[part.name]
    return type(f"{model.__name__}Inline", (PartInline,), {"model": model, "fieldsets": part_fieldsets(part)})
