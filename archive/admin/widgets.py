"""Inputs of the desk: a date with its words, and a link to an entry, found by typing."""

from django import forms
from django.contrib.admin.widgets import AutocompleteMixin
from django.forms.utils import flatatt
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from archive.primitives.dates_in_words import in_words
from archive.primitives.edtf import EdtfError, parse
from archive.primitives.languages import DEFAULT, LANGUAGES

WITH_WORDS = '<span class="edtf-field">{}<span class="edtf-words">{}</span></span>'
SELECTED = SafeString(" selected")


def desk_language() -> str:
    """The language in which the desk is shown now."""
    language = (get_language() or DEFAULT)[:2]
    return language if language in LANGUAGES else DEFAULT


def words_of(text: str) -> str:
    """An EDTF text in words of the desk's language; empty if it is none."""
    try:
        return in_words(parse(text), desk_language()) if text else ""
    except EdtfError:
        return ""


class EdtfInput(forms.TextInput):
    """An EDTF text; below it, what the stored date says in words."""

    def render(self, name, value, attrs=None, renderer=None):
        html = super().render(name, value, {**(attrs or {}), "spellcheck": "false"}, renderer)
        return format_html(WITH_WORDS, html, words_of(value))


class PlainSelect(forms.Select):
    """A select written without a template for each option: a page can hold thousands of them."""

    def render(self, name, value, attrs=None, renderer=None):
        chosen = "" if value is None else str(value)
        options = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            ((key, SELECTED if str(key) == chosen else "", text) for key, text in self.choices),
        )
        attributes = self.build_attrs(self.attrs, {**(attrs or {}), "name": name})
        return format_html("<select{}>{}</select>", flatatt(attributes), options)


class LinkSelect(AutocompleteMixin, forms.Select):
    """A select that fetches its options as one types; it starts with the chosen one alone."""

    def get_url(self):
        return reverse("admin:archive_entry_find")

    def optgroups(self, name, value, attrs=None):
        return forms.Select.optgroups(self, name, value, attrs)
