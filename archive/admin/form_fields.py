"""The form field of each type of column."""

from django import forms
from django.contrib import admin
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import lazy
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from modeltranslation.fields import TranslationField

from archive.editorial.columns import CodeColumn, EdtfColumn, LineColumn, TextColumn
from archive.primitives.languages import AUTONYMS

from .links import LINKS, Link
from .widgets import EdtfInput, LinkSelect, PlainSelect

EDTF_HELP = _(
    "For example 1992-03-02, 1992-03, 1992~ (about), 1992? (uncertain), "
    "[1992-03..1992-05] (some day between), 1992/1995 (from – to)."
)
# Columns whose models give them no name, or not one for a form.
LABELS = {
    "source_keys": _("source keys"),
    "original_languages": _("original languages"),
    "authentic_languages": _("equally authentic languages"),
    "languages": _("languages"),
    "position": _("position in the list"),
}
HELP = {
    "source_keys": _("One a line."),
    "original_languages": _("Language tags, separated by commas: kk, ru, tr."),
    "authentic_languages": _("Language tags, separated by commas: kk, ru, tr."),
    "languages": _("Language tags, separated by commas: kk, ru, tr."),
}


class ListField(forms.Field):
    """Several texts, one a line or separated by commas."""

    def __init__(self, *, separator: str, **kwargs):
        self.separator = separator
        super().__init__(**kwargs)

    def prepare_value(self, value):
        """Join a list; what was typed stays as it is."""
        joiner = "\n" if self.separator == "\n" else f"{self.separator} "
        return joiner.join(value) if isinstance(value, list) else value

    def to_python(self, value):
        lines = (value or "").replace("\r", "\n").split(self.separator)
        return [line.strip() for line in lines if line.strip()]

    def has_changed(self, initial, data):
        return list(initial or []) != self.to_python(data)


class LanguagesField(forms.MultipleChoiceField):
    """Some of the archive's languages, by their own names."""

    def __init__(self, **kwargs):
        super().__init__(choices=list(AUTONYMS.items()), widget=forms.CheckboxSelectMultiple, **kwargs)


class KeyField(forms.UUIDField):
    """The UUID of a row, hidden; of a new one too, so that the same form sent twice adds it once."""

    widget = forms.HiddenInput

    def has_changed(self, initial, data):
        """Never: a new row that holds nothing else is empty."""
        return False


class LinkField(forms.Field):
    """A link to an entry or a part. The form's workbench says which rows there are: no field asks alone."""

    default_error_messages = {
        "unknown": _("There is no such row to link to. Choose another."),
        "leaving": _(
            "The row that this one belongs to is marked for deletion. Delete this one too, or link it elsewhere."
        ),
        "kind": _("An entry of this kind cannot be linked here."),
    }

    def __init__(self, link: Link, db_field, **kwargs):
        self.link = link
        widget = PlainSelect() if link.own else LinkSelect(db_field, admin.site)
        super().__init__(widget=widget, **kwargs)
        self.widget.is_required = self.required
        self.rows: dict = {}
        self.names: dict = {}
        self.leaving: frozenset = frozenset()

    def __deepcopy__(self, memo):
        copied = super().__deepcopy__(memo)
        copied.rows = dict(self.rows)
        return copied

    def furnish(self, workbench, instance) -> None:
        """Take from the workbench what can be chosen. A part cannot belong to itself."""
        if self.link.own:
            self.rows, self.names = workbench.own_rows(self.link, apart_from=instance.pk), workbench.names
        else:
            self.rows = workbench.known_rows(self.link)
        self.leaving = workbench.leaving

    def offer(self, chosen, workbench) -> None:
        """Fill the widget: with all rows of the entry, or with the chosen one."""
        keys = [key for key in self.rows if self.link.own or key == str(chosen)]
        nothing = ("", "---------" if self.link.own else "")
        self.widget.choices = [nothing, *((key, workbench.label(self.link, key)) for key in keys)]

    def prepare_value(self, value):
        """A part of the entry by its UUID, anything else by its key."""
        return self.names.get(getattr(value, "pk", value), getattr(value, "pk", value))

    def to_python(self, value):
        if value in self.empty_values:
            return None
        row = self.rows.get(str(value))
        if row is None:
            raise ValidationError(self.error_messages["unknown"], code="unknown")
        if self.link.own and str(value) in self.leaving:
            raise ValidationError(self.error_messages["leaving"], code="leaving")
        if self.link.kinds and not self.link.to_part and row.kind not in self.link.kinds:
            raise ValidationError(self.error_messages["kind"], code="kind")
        return row

    def has_changed(self, initial, data):
        return str(self.prepare_value(initial) or "") != str(data or "")


def form_field(db_field: models.Field) -> forms.Field | None:
    """The form field of a column, or None if it is not for forms."""
    link = LINKS.get((db_field.model._meta.model_name, db_field.name))
    common = {"label": label(db_field), "required": not db_field.blank, "help_text": help_text(db_field)}
    if link is not None:
        return LinkField(link, db_field, **common)
    if isinstance(db_field, CodeColumn):
        return db_field.formfield(widget=PlainSelect, **common)
    if isinstance(db_field, TextColumn):
        return _text(db_field, common)
    if isinstance(db_field, ArrayField):
        return _list(db_field, common)
    if db_field.name == "position":
        return forms.IntegerField(min_value=0, max_value=2**31 - 1, **{**common, "required": False})
    return db_field.formfield(label=common["label"], help_text=common["help_text"])


def label(db_field: models.Field):
    """The label of a column: with the language's own name where it is translated."""
    if isinstance(db_field, TranslationField):
        return _with_language(db_field.translated_field.verbose_name, db_field.language)
    for ending, words in (("_basis", _("basis of the date")), ("_how", _("how the date was found"))):
        stem = db_field.name.removesuffix(ending)
        if stem != db_field.name and isinstance(_sibling(db_field, stem), EdtfColumn):
            return capitalised(words)
    return capitalised(LABELS.get(db_field.name, db_field.verbose_name))


def labels_of(model: type[models.Model]) -> dict[str, object]:
    """The labels of all columns of a model, for where Django only shows them and asks for no form field."""
    return {field.name: label(field) for field in model._meta.fields}


def _sibling(db_field: models.Field, name: str):
    return next((field for field in db_field.model._meta.get_fields() if field.name == name), None)


capitalised = lazy(lambda words: capfirst(str(words)), str)
_with_language = lazy(lambda words, language: f"{capfirst(str(words))}, {AUTONYMS[language]}", str)


def help_text(db_field: models.Field):
    """What is said below the input."""
    if isinstance(db_field, EdtfColumn):
        return EDTF_HELP
    return HELP.get(db_field.name, db_field.help_text)


def _text(db_field: TextColumn, common: dict) -> forms.CharField:
    attrs = {"class": "vTextField"}
    if isinstance(db_field, TranslationField):
        attrs |= {"lang": db_field.language, "data-tongue": db_field.language}
    if isinstance(db_field, EdtfColumn):
        widget = EdtfInput(attrs)
    elif isinstance(db_field, LineColumn):
        widget = forms.TextInput(attrs)
    else:
        widget = forms.Textarea(attrs | {"class": "vLargeTextField", "rows": 4, "cols": 60})
    return forms.CharField(widget=widget, **common)


def _list(db_field: ArrayField, common: dict) -> forms.Field:
    if db_field.name == "held_languages":
        return LanguagesField(**common)
    if db_field.name == "source_keys":
        widget = forms.Textarea({"class": "vLargeTextField", "rows": 2})
        return ListField(separator="\n", widget=widget, **common)
    return ListField(separator=",", widget=forms.TextInput({"class": "vTextField"}), **common)
