"""The forms of an entry and of its parts."""

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models.constraints import BaseConstraint
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext_lazy as _

from archive.editorial.cells import column_name
from archive.editorial.columns import validate_edtf
from archive.record.fields import Words
from archive.record.kinds import KINDS

from .form_fields import KeyField, LinkField

# What the database refuses, in an editor's words; by the name of the constraint.
REFUSALS = {
    "place_coordinates_both_and_on_earth": _(
        "Give both coordinates, in degrees: latitude −90 to 90, longitude −180 to 180."
    ),
    "place_not_its_own_parent": _("A place cannot be part of itself."),
    "document_not_its_own_parent": _("A document cannot be part of itself."),
    "institution_not_its_own_parent": _("An institution cannot be part of itself."),
    "topic_not_its_own_parent": _("A topic cannot be broader than itself."),
    "dispute_resolved_with_reason": _("Say how the dispute was resolved, in at least one language."),
    "claim_value_has_type": _("Say of which type the value is."),
    "figure_low_not_above_high": _("The lower value is above the upper value."),
}
REDISPLAY = "_redisplay"
KEY = "part_ptr"  # Django's name of the hidden input; it holds the UUID of the row


def _validate_number(text: str) -> None:
    """Raise ValidationError unless the text is a decimal number."""
    forms.DecimalField(max_digits=40).clean(text)


VALUE_CHECKS = {"edtf": validate_edtf, "quantity": _validate_number}


class DeskForm(forms.ModelForm):
    """A form whose links are furnished by the page's workbench, which the admin sets on the class."""

    workbench = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if isinstance(field, LinkField):
                field.furnish(self.workbench, self.instance)
                field.offer(self[name].value(), self.workbench)

    def _update_errors(self, errors):
        """Let the database's constraints speak in an editor's words, and only where nothing else was said."""
        found = getattr(errors, "error_dict", {})
        refused = [self._in_words(error) for error in found.pop(NON_FIELD_ERRORS, [])]
        if refused and not self.errors and not found:
            found[NON_FIELD_ERRORS] = refused
        if found or not hasattr(errors, "error_dict"):
            super()._update_errors(errors)

    @staticmethod
    def _in_words(error: ValidationError) -> ValidationError:
        for name, words in REFUSALS.items():
            if error.messages == [BaseConstraint.default_violation_error_message % {"name": name}]:
                return ValidationError(words, code=name)
        return error


class EntryForm(DeskForm):
    """The form of an entry's own fields."""

    def clean(self):
        """Hold back text that was brought back after a conflict until it has been looked at."""
        if REDISPLAY in self.data:
            raise ValidationError(
                _("Nothing is saved yet. What you typed is in the form again: compare, correct and save.")
            )
        return super().clean()


class PartForm(DeskForm):
    """The form of one row of a section."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.shape = shape_of(self._meta.model.SECTION)
        if self.instance.pk is None:
            self.initial["position"] = None

    @property
    def desk_label(self) -> str:
        """What the row is called above its inputs."""
        return self.workbench.own_label(self.instance)

    def clean_part_ptr(self):
        """The UUID of a new row comes from its form: a random one that nothing else bears."""
        key = self.cleaned_data.get(KEY)
        if self.instance.pk is None and key is not None and (key.version != 4 or key in self.workbench.taken):
            raise ValidationError(_("The hidden name of this row is not valid. Add the row again."), code="key")
        return key

    def clean_position(self):
        """An empty position keeps the row where it is, and puts a new one at the end."""
        typed = self.cleaned_data.get("position")
        if typed is not None:
            return typed
        if self.instance.pk is not None:
            return self.instance.position
        return self.workbench.next_position(self.shape.name)

    def clean(self):
        """Ask for what the record's schema requires of such a row."""
        values = super().clean()
        for field in self.shape.fields:
            if field.required and isinstance(field, Words) and not self._is_filled(field):
                self.add_error(f"{field.name}_en", _("Fill this in in at least one language."))
        if self.shape.any_of and not any(map(self._is_filled, map(self.shape.field, self.shape.any_of))):
            self.add_error(None, self._one_of_these())
        self._check_far_part(values)
        self._check_typed_value(values)
        return values

    def _check_typed_value(self, values) -> None:
        """The value of a claim must be what its type says."""
        check = VALUE_CHECKS.get(values.get("value_type"))
        if check is not None and values.get("value"):
            try:
                check(values["value"])
            except ValidationError as error:
                self.add_error("value", error)

    def _is_filled(self, field) -> bool:
        column = column_name(field, in_part=True)
        names = [name for name in self.fields if name == column or name.startswith(f"{column}_")]
        return any(self.cleaned_data.get(name) not in (None, "") or name in self.errors for name in names)

    def _one_of_these(self) -> ValidationError:
        fields = (column_name(self.shape.field(name), in_part=True) for name in self.shape.any_of)
        names = (str(self._meta.model._meta.get_field(name).verbose_name) for name in fields)
        return ValidationError(_("Fill in at least one of: %(names)s."), params={"names": ", ".join(names)})

    def _check_far_part(self, values) -> None:
        """A part of another entry must be a part of the entry that the row names, if it names one."""
        part, entry = values.get("part_named"), values.get("entry_named")
        if part is not None and entry is not None and part.entry_id != entry.pk:
            self.add_error("part_named", _("This is a part of another entry than the one that is linked."))


def shape_of(section: str):
    """The record schema of a section."""
    return next(kind.part_by_name[section] for kind in KINDS.values() if section in kind.part_by_name)


class PartFormSet(BaseInlineFormSet):
    """The rows of one section, under its name, from the workbench that the admin sets on the class."""

    workbench = None

    @classmethod
    def get_default_prefix(cls):
        """The section: all parts have one base table, whose name they would share."""
        return cls.model.SECTION

    def get_queryset(self):
        """The rows of the shown page as a list; while bound, those that were posted, in that order."""
        if self.is_bound:
            return [form.instance for form in self.initial_forms]
        return self.workbench.shown(self.model.SECTION).rows

    @property
    def page(self):
        """Which rows of the section are in the form."""
        return self.workbench.shown(self.model.SECTION)

    def _construct_form(self, i, **kwargs):
        """Find a posted row by its UUID: a row put back after it was removed has another key in the database."""
        if self.is_bound and i < self.initial_form_count():
            key = self.data.get(f"{self.add_prefix(i)}-{KEY}")
            kwargs["instance"] = self.workbench.own_row(self.model.SECTION, key)
        return super()._construct_form(i, **kwargs)

    def _existing_object(self, pk):
        """Nothing: rows are not found by the database's keys."""

    def add_fields(self, form, index):
        """Replace Django's hidden key field, which asks the database for every row."""
        super().add_fields(form, index)
        form.fields[KEY] = KeyField(required=False, initial=None if index is None else form.instance.uuid)

    def save_new(self, form, commit=True):
        """Give a new row the UUID that its form bears."""
        if key := form.cleaned_data.get(KEY):
            form.instance.uuid = key
        return super().save_new(form, commit)

    def clean(self):
        """Refuse keys that are no rows of this entry."""
        super().clean()
        if any(form.instance.pk is None for form in self.initial_forms):
            raise ValidationError(_("A row in this list does not belong to the entry. Nothing was saved."))
