"""What is written for a field, as the value of the record: one reader for each type of field.

A reader returns None when it has noted a fault. Every text goes through the archive's one cleaning function;
a text that was not clean is no fault.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from archive.primitives.cleaning import clean, clean_line
from archive.primitives.edtf import EdtfError, parse
from archive.primitives.languages import LANGUAGES, is_tag
from archive.record import fields as f
from archive.record.validate import written
from archive.record.vocabularies import VOCABULARIES

from .faults import Faults, nearest
from .files import SeedEntry
from .keys import Keys, entry_uuid
from .located import Listing, Mapping, Scalar, Value

# Columns hold at most 24 digits, six of them behind the point.
_QUANTITY = re.compile(r"[+-]?[0-9]{1,18}(\.[0-9]{1,6}0*)?", re.ASCII)
_INTEGER = re.compile(r"[0-9]{1,9}", re.ASCII)
_EDTF_NAMES = ("edtf", "basis", "how")


@dataclass(frozen=True)
class Context:
    """What a reader needs besides the value: the entry it stands in, the keys of all, and where faults go."""

    entry: SeedEntry
    keys: Keys
    faults: Faults


def read_value(field: f.Field, node: Value, context: Context):
    """The record's value of a field, or None if it has a fault, which is noted, or is a false flag."""
    return READERS[type(field)](field, node, context)


def unknown(what: str, name: str, known) -> str:
    """The message about a name that is not one of a closed list."""
    return f"unknown {what} {name!r}{nearest(name, known)}; known: {', '.join(known)}"


def _text(node: Value, context: Context, cleaner: Callable[[str], str] = clean_line) -> str | None:
    if not isinstance(node, Scalar):
        context.faults.add(node.spot, "must be one text, not a list or a map")
        return None
    text = cleaner(node.text)
    if not text:
        context.faults.add(node.spot, "is empty; leave it out")
    return text or None


def _words(field: f.Words, node: Value, context: Context) -> dict | None:
    if not isinstance(node, Mapping):
        context.faults.add(node.spot, f"{field.name} must be given by language, for example {{en: …}}")
        return None
    cleaner = clean if field.long else clean_line
    values = {}
    for language, text in node.items.items():
        if language not in LANGUAGES:
            context.faults.add(node.spots[language], unknown("language", language, LANGUAGES))
        elif (value := _text(text, context, cleaner)) is not None:
            values[language] = value
    if not node.items:
        context.faults.add(node.spot, f"{field.name} has no language; leave it out")
    return values or None


def _line(field: f.Line, node: Value, context: Context) -> str | None:
    return _text(node, context, clean if field.long else clean_line)


def _lines(field: f.Lines, node: Value, context: Context) -> list[str] | None:
    return list(_texts(node, context)) or None


def _texts(node: Value, context: Context) -> Iterator[str]:
    if not isinstance(node, Listing):
        context.faults.add(node.spot, "must be a list; begin each member with a hyphen")
        return
    if not node.items:
        context.faults.add(node.spot, "is an empty list; leave it out")
    for member in node.items:
        if (text := _text(member, context)) is not None:
            yield text


def _code(field: f.Code, node: Value, context: Context) -> str | None:
    code = _text(node, context)
    if code is None or code in VOCABULARIES[field.vocabulary]:
        return code
    context.faults.add(node.spot, unknown(f"{field.name}:", code, VOCABULARIES[field.vocabulary]))
    return None


def _tag(field: f.Tag, node: Value, context: Context) -> str | None:
    text = _text(node, context)
    if text is None or (is_tag(text) and len(text) <= 60):
        return text
    context.faults.add(node.spot, f"{text!r} is no language tag; write for example kk, tr or kk-Latn")
    return None


def _tags(field: f.Tags, node: Value, context: Context) -> list[str] | None:
    tags = list(_texts(node, context))
    for tag in tags:
        if not is_tag(tag) or len(tag) > 60:
            context.faults.add(node.spot, f"{tag!r} is no language tag; write for example kk, tr or kk-Latn")
    return tags or None


def _edtf(field: f.Edtf, node: Value, context: Context) -> dict | None:
    if not isinstance(node, Mapping):
        text = _date(node, context)
        return {"edtf": text, "basis": "stated"} if text else None
    for name in node.items:
        if name not in _EDTF_NAMES:
            context.faults.add(node.spots[name], unknown("member of a date", name, _EDTF_NAMES))
    if "edtf" not in node.items:
        context.faults.add(node.spot, f"{field.name} needs edtf, the date itself")
        return None
    text = _date(node.items["edtf"], context)
    basis, how = _basis(node, context), node.items.get("how")
    reason = {"how": _text(how, context)} if how else {}
    return {"edtf": text, "basis": basis, **reason} if text and basis else None


def _basis(node: Mapping, context: Context) -> str | None:
    basis = node.items.get("basis")
    return "stated" if basis is None else _code(f.Code("basis", vocabulary="date_basis"), basis, context)


def _date(node: Value, context: Context) -> str | None:
    text = _text(node, context)
    if text is None:
        return None
    try:
        parse(text)
    except EdtfError as error:
        context.faults.add(node.spot, f"{text!r} is no date: {error}")
        return None
    return text


def _integer(field: f.Integer, node: Value, context: Context) -> int | None:
    text = _text(node, context)
    if text is None or _INTEGER.fullmatch(text):
        return None if text is None else int(text)
    context.faults.add(node.spot, f"{text!r} is no whole number from 0")
    return None


def _quantity(field: f.Quantity, node: Value, context: Context) -> str | None:
    text = _text(node, context)
    if text is None or _QUANTITY.fullmatch(text):
        return None if text is None else written(Decimal(text))
    message = "is no number; write digits, with a point and at most six decimals: 1234.5"
    context.faults.add(node.spot, f"{text!r} {message}")
    return None


def _flag(field: f.Flag, node: Value, context: Context) -> bool | None:
    text = _text(node, context)
    if text not in ("true", "false", None):
        context.faults.add(node.spot, f"{field.name} must be true or false, not {text!r}")
    return True if text == "true" else None


def _entry_ref(field: f.EntryRef, node: Value, context: Context) -> str | None:
    name = _name(node, context)
    found = name and context.keys.entry(name, field.kinds)
    return str(entry_uuid(found.key)) if found else None


def _part_ref(field: f.PartRef, node: Value, context: Context) -> str | None:
    name = _name(node, context)
    return context.keys.own_part(context.entry, name, field.parts) if name else None


def _far_part_ref(field: f.FarPartRef, node: Value, context: Context) -> dict | None:
    name = _name(node, context)
    return context.keys.far_part(context.entry, name, field.parts) if name else None


def _name(node: Value, context: Context) -> Scalar | None:
    if isinstance(node, Scalar):
        return node
    context.faults.add(node.spot, "must be one key, not a list or a map")
    return None


READERS = {
    f.Words: _words,
    f.Line: _line,
    f.Lines: _lines,
    f.Code: _code,
    f.Tag: _tag,
    f.Tags: _tags,
    f.Edtf: _edtf,
    f.Integer: _integer,
    f.Quantity: _quantity,
    f.Flag: _flag,
    f.EntryRef: _entry_ref,
    f.PartRef: _part_ref,
    f.FarPartRef: _far_part_ref,
}
