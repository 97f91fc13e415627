"""The facts of an entry: its own fields that are present, and in words those that a reader would look for in vain."""

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from archive.record.fields import Code, Edtf, EntryRef, Flag, Integer, Line, Quantity, Tag, Tags, Words
from archive.record.kinds import kind_of

from .labels import field_label
from .reading import Reading, language_name
from .units import name_of
from .values import Gap, Joined, Link, Refs, Text

# Shown elsewhere on the page: in its head, or as running text under the facts.
ELSEWHERE = {
    "title",
    "summary",
    "description",
    "note",
    "source_keys",
    "outcomes",
    "scope_note",
    "own_title",
    "latitude",
    "longitude",
}

# What a historian looks for first; said in words when the record does not have it.
WANTED = {
    "document": ("date", "repository", "reference_code"),
    "agreement": ("authentic_languages",),
    "diplomat": ("born",),
    "institution": ("founded",),
    "event": ("date",),
    "place": (),
    "topic": (),
    "source": ("published",),
    "indicator": ("unit",),
}


@dataclass(frozen=True)
class Fact:
    """A label and its values, with the sources they rest on."""

    label: str
    values: tuple
    refs: Refs = Refs()
    anchor: str = ""


def facts(reading: Reading) -> list[Fact]:
    """The entry's own fields in the order of its schema."""
    kind = kind_of(reading.record)
    found = (_fact(reading, kind.name, field) for field in kind.fields if field.name not in ELSEWHERE)
    return [fact for fact in found if fact]


def not_found() -> Gap:
    """What is said of a fact that no source seen gives."""
    return Gap(_("not found in the sources seen"))


def not_stated() -> Gap:
    """What is said of a part of a fact that its sources leave open."""
    return Gap(_("not stated"))


def _fact(reading: Reading, kind: str, field) -> Fact | None:
    value = _value(reading, field, reading.record.get(field.name))
    if value is None:
        if field.name not in WANTED[kind]:
            return None
        value = not_found()
    values = value if isinstance(value, tuple) else (value,)
    return Fact(str(field_label(kind, field.name)), values, reading.field_refs(field.name))


def _value(reading: Reading, field, value):
    if value is None:
        return None
    return _SHOWN[type(field)](reading, field, value)


def _line(reading: Reading, field, value: str):
    if field.name == "url":
        return web_link(value)
    if field.name == "unit":
        return Text(name_of(value))
    if field.name == "doi":
        return Link(f"https://doi.org/{value}", Text(value), outside=True)
    return reading.line(value)


def _flag(reading: Reading, field, value: bool) -> Text:
    return Text(
        _("Described by the archive; the source shows no title") if field.name == "title_supplied" else _("yes")
    )


def web_link(url: str) -> Link | Text:
    """A link out of the archive; anything but http and https stays text."""
    return Link(url, Text(url), outside=True) if url.startswith(("https://", "http://")) else Text(url)


_SHOWN = {
    Words: lambda reading, field, value: reading.words(value),
    Line: _line,
    Code: lambda reading, field, value: Text(reading.code(field.vocabulary, value)),
    Tag: lambda reading, field, value: Text(language_name(value)),
    Tags: lambda reading, field, value: Joined(tuple(Text(language_name(tag)) for tag in value), ", "),
    Edtf: lambda reading, field, value: reading.when(value),
    Integer: lambda reading, field, value: Text(number_format(value)),
    Quantity: lambda reading, field, value: Text(number_format(value)),
    Flag: _flag,
    EntryRef: lambda reading, field, value: reading.entry(value),
}
