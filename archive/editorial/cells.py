"""How each type of record field is read from and written to the columns of a row.

References are read as numbers of rows and written as model instances' keys; `capture` and `restore` turn them into
UUIDs and back in bulk.
"""

from archive.primitives.languages import LANGUAGES
from archive.record import fields as f
from archive.record.validate import written

# Where the record's name of a field is taken by another column of the table.
COLUMN_NAMES = {"entry": "entry_named", "part": "part_named"}


def column_name(field: f.Field, in_part: bool) -> str:
    """The name of the column (or columns' stem) that holds a field."""
    return COLUMN_NAMES.get(field.name, field.name) if in_part else field.name


def read(field: f.Field, row, name: str):
    """The record's value of the columns `name` of `row`, or None if absent; references as (type of target, key)."""
    return READERS[type(field)](row, name)


def write(field: f.Field, row, name: str, value) -> None:
    """Set the columns `name` of `row` from the record's `value`; None empties them. Not for references."""
    WRITERS[type(field)](row, name, value)


def _read_words(row, name):
    values = {code: getattr(row, f"{name}_{code}") for code in LANGUAGES}
    return {code: text for code, text in values.items() if text} or None


def _write_words(row, name, value):
    for code in LANGUAGES:
        setattr(row, f"{name}_{code}", (value or {}).get(code, ""))


def _read_edtf(row, name):
    if not getattr(row, name):
        return None
    value = {"edtf": getattr(row, name), "basis": getattr(row, f"{name}_basis") or "stated"}
    how = getattr(row, f"{name}_how")
    return {**value, "how": how} if how else value


def _write_edtf(row, name, value):
    setattr(row, name, (value or {}).get("edtf", ""))
    setattr(row, f"{name}_basis", (value or {}).get("basis", ""))
    setattr(row, f"{name}_how", (value or {}).get("how", ""))


def _read_plain(row, name):
    return getattr(row, name) or None


def _read_integer(row, name):
    return getattr(row, name)


def _read_list(row, name):
    return list(getattr(row, name)) or None


def _read_quantity(row, name):
    value = getattr(row, name)
    return None if value is None else written(value)


def _write_text(row, name, value):
    setattr(row, name, value or "")


def _write_list(row, name, value):
    setattr(row, name, list(value or []))


def _write_flag(row, name, value):
    setattr(row, name, bool(value))


READERS = {
    f.Words: _read_words,
    f.Edtf: _read_edtf,
    f.Line: _read_plain,
    f.Code: _read_plain,
    f.Tag: _read_plain,
    f.Flag: _read_plain,
    f.Tags: _read_list,
    f.Lines: _read_list,
    f.Integer: _read_integer,
    f.Quantity: _read_quantity,
    f.EntryRef: lambda row, name: getattr(row, f"{name}_id"),
    f.PartRef: lambda row, name: getattr(row, f"{name}_id"),
    f.FarPartRef: lambda row, name: getattr(row, f"{name}_id"),
}
WRITERS = {
    f.Words: _write_words,
    f.Edtf: _write_edtf,
    f.Line: _write_text,
    f.Code: _write_text,
    f.Tag: _write_text,
    f.Flag: _write_flag,
    f.Tags: _write_list,
    f.Lines: _write_list,
    f.Integer: setattr,
    f.Quantity: setattr,
}
REFERENCES = (f.EntryRef, f.PartRef, f.FarPartRef)
