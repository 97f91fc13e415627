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

from .form_fields import LinkField

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
        """The rows as a list; while bound, in the order in which they were posted."""
        rows = self.workbench.rows[self.model.SECTION]
        if not self.is_bound:
            return rows
        posted = [self.data.get(f"{self.add_prefix(i)}-part_ptr") for i in range(self.initial_form_count())]
        places = {key: place for place, key in enumerate(posted)}
        return sorted(rows, key=lambda row: places.get(str(row.pk), len(places)))

    def add_fields(self, form, index):
        """Replace Django's hidden key field, which asks the database for every row."""
        super().add_fields(form, index)
        form.fields["part_ptr"] = forms.IntegerField(required=False, widget=forms.HiddenInput, initial=form.instance.pk)

    def clean(self):
        """Refuse keys that are no rows of this entry."""
        super().clean()
        if any(form.instance.pk is None for form in self.initial_forms):
            raise ValidationError(_("A row in this list does not belong to the entry. Nothing was saved."))
