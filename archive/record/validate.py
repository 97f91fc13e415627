"""Whether a value is a record: every fault with its path, so that an import or a seed file can be mended."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from archive.primitives.cleaning import clean, clean_line
from archive.primitives.edtf import EdtfError, parse
from archive.primitives.languages import LANGUAGES, is_tag

from . import fields as f
from .kinds import KINDS
from .vocabularies import VOCABULARIES


@dataclass(frozen=True)
class Fault:
    """What is wrong at `path` (keys and list positions joined by "/")."""

    path: str
    message: str


def faults(record: dict) -> list[Fault]:
    """All faults of a record of today's schema, in reading order; an empty list if it is one."""
    kind = KINDS.get(record.get("kind"))
    if kind is None:
        return [Fault("kind", f"is not one of {', '.join(KINDS)}")]
    return list(_of_record(kind, record))


def _of_record(kind, record: dict) -> Iterator[Fault]:
    if record.get("schema") != kind.schema:
        yield Fault("schema", f"must be {kind.schema}")
    if not _is_uuid(record.get("uuid")):
        yield Fault("uuid", "must be a UUID")
    yield from _of_fields(kind.fields, record, "", {"schema", "kind", "uuid", "parts"})
    parts = record.get("parts", {})
    seen = _uuids_of_parts(parts)
    for section, rows in parts.items():
        part = kind.part_by_name.get(section)
        if part is None:
            yield Fault(f"parts/{section}", f"is not a part of a record of kind {kind.name}")
            continue
        for position, row in enumerate(rows):
            yield from _of_row(part, row, f"parts/{section}/{position}/", seen)
    yield from _repeated(parts)
    yield from KIND_RULES.get(kind.name, _no_rule)(record)


def _no_rule(values: dict) -> Iterator[Fault]:
    yield from ()


def _uuids_of_parts(parts: dict) -> dict[str, str]:
    return {row.get("uuid"): section for section, rows in parts.items() for row in rows}


def _repeated(parts: dict) -> Iterator[Fault]:
    seen = set()
    for section, rows in parts.items():
        for position, row in enumerate(rows):
            if row.get("uuid") in seen:
                yield Fault(f"parts/{section}/{position}/uuid", "is used twice")
            seen.add(row.get("uuid"))


def _of_row(part, row: dict, path: str, seen: dict[str, str]) -> Iterator[Fault]:
    if not _is_uuid(row.get("uuid")):
        yield Fault(path + "uuid", "must be a UUID")
    yield from _of_fields((*part.fields, f.Lines("source_keys")), row, path, {"uuid"})
    if part.any_of and not any(name in row for name in part.any_of):
        yield Fault(path.rstrip("/"), f"needs at least one of {', '.join(part.any_of)}")
    for field in part.fields:
        if isinstance(field, f.PartRef) and field.name in row:
            yield from _of_part_ref(field, row[field.name], path, seen)
    for fault in ROW_RULES.get(part.name, _no_rule)(row):
        yield Fault(path + fault.path, fault.message)


def _of_part_ref(field, value, path: str, seen: dict[str, str]) -> Iterator[Fault]:
    if value not in seen:
        yield Fault(path + field.name, "points at a part that is not in this record")
    elif field.parts and seen[value] not in field.parts:
        yield Fault(path + field.name, f"points at one of {seen[value]}; allowed: {', '.join(field.parts)}")


def _of_fields(fields, values: dict, path: str, others: set[str]) -> Iterator[Fault]:
    known = {field.name: field for field in fields}
    for name in values:
        if name not in known and name not in others:
            yield Fault(path + name, "is not a field of this schema")
    for name, field in known.items():
        if name in values:
            message = CHECKS[type(field)](field, values[name])
            if message:
                yield Fault(path + name, message)
        elif field.required:
            yield Fault(path + name, "is missing")


def _is_uuid(value) -> bool:
    try:
        return isinstance(value, str) and str(uuid.UUID(value)) == value
    except ValueError:
        return False


def _words(field, value) -> str | None:
    if not isinstance(value, dict) or not value:
        return "must be a map from language to text"
    if unknown := sorted(set(value) - set(LANGUAGES)):
        return f"has unknown languages: {', '.join(unknown)}"
    cleaner = clean if field.long else clean_line
    wrong = [code for code, text in value.items() if not isinstance(text, str) or not text or cleaner(text) != text]
    return f"is empty or not clean in {', '.join(wrong)}" if wrong else None


def _line(field, value) -> str | None:
    cleaner = clean if field.long else clean_line
    fine = isinstance(value, str) and value and cleaner(value) == value
    return None if fine else "must be clean text that is not empty"


def _lines(field, value) -> str | None:
    fine = isinstance(value, list) and value and all(isinstance(one, str) and one == clean_line(one) for one in value)
    return None if fine else "must be a list of texts that is not empty"


def _code(field, value) -> str | None:
    known = VOCABULARIES[field.vocabulary]
    return None if isinstance(value, str) and value in known else f"must be one of {', '.join(known)}"


def _tag(field, value) -> str | None:
    return None if isinstance(value, str) and is_tag(value) else "must be a BCP 47 language tag"


def _tags(field, value) -> str | None:
    fine = isinstance(value, list) and value and all(isinstance(one, str) and is_tag(one) for one in value)
    return None if fine else "must be a list of BCP 47 language tags"


def _edtf(field, value) -> str | None:
    if not isinstance(value, dict) or not set(value) <= {"edtf", "basis", "how"} or "edtf" not in value:
        return "must be a map with edtf, basis and how"
    if value.get("basis") not in VOCABULARIES["date_basis"]:
        return f"its basis must be one of {', '.join(VOCABULARIES['date_basis'])}"
    if "how" in value and not value["how"]:
        return "its how must not be empty"
    try:
        parse(value["edtf"])
    except (EdtfError, TypeError) as error:
        return str(error)
    return None


def _integer(field, value) -> str | None:
    fine = isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**31
    return None if fine else "must be a whole number from 0"


def _quantity(field, value) -> str | None:
    try:
        fine = isinstance(value, str) and written(Decimal(value)) == value
    except InvalidOperation:
        fine = False
    return None if fine else "must be a decimal number as text, without exponent or superfluous zeros"


def written(number: Decimal) -> str:
    """The one way to write a quantity: no exponent, no superfluous zeros, no sign before zero."""
    text = format(number.normalize(), "f")
    return "0" if text in {"-0", "0"} else text


def _entry_ref(field, value) -> str | None:
    return None if _is_uuid(value) else "must be the UUID of an entry"


def _far_part_ref(field, value) -> str | None:
    fine = isinstance(value, dict) and set(value) == {"entry", "part"} and all(map(_is_uuid, value.values()))
    return None if fine else "must name an entry and a part by their UUIDs"


CHECKS = {
    f.Words: _words,
    f.Line: _line,
    f.Lines: _lines,
    f.Code: _code,
    f.Tag: _tag,
    f.Tags: _tags,
    f.Edtf: _edtf,
    f.Integer: _integer,
    f.Quantity: _quantity,
    f.Flag: lambda field, value: None if value is True else "must be true, or missing for false",
    f.EntryRef: _entry_ref,
    f.PartRef: _entry_ref,
    f.FarPartRef: _far_part_ref,
}


def _claim(row: dict) -> Iterator[Fault]:
    """A claimed value is of the type it says; without a value there is nothing to have a type."""
    check = {"edtf": _edtf_text, "quantity": _quantity}.get(row.get("value_type"))
    if "value" in row and "value_type" not in row:
        yield Fault("value_type", "is missing")
    elif "value" in row and check and (message := check(None, row["value"])):
        yield Fault("value", message)


def _edtf_text(field, value) -> str | None:
    return _edtf(field, {"edtf": value, "basis": "stated"})


def _figure(row: dict) -> Iterator[Fault]:
    low, high = row.get("low"), row.get("high")
    if low and high and not _quantity(None, low) and not _quantity(None, high) and Decimal(low) > Decimal(high):
        yield Fault("low", "is above high")


def _dispute(row: dict) -> Iterator[Fault]:
    if row.get("status") == "resolved" and "resolution" not in row:
        yield Fault("resolution", "is missing: a resolved dispute says how")


def _place(record: dict) -> Iterator[Fault]:
    """Both coordinates or none, in degrees on the earth."""
    limits = {"latitude": 90, "longitude": 180}
    given = [name for name in limits if name in record]
    if len(given) == 1:
        yield Fault(given[0], "needs the other coordinate beside it")
    for name in given:
        if not _quantity(None, record[name]) and abs(Decimal(record[name])) > limits[name]:
            yield Fault(name, f"must be between -{limits[name]} and {limits[name]}")


# Rules between the fields of one row, which the database keeps too.
ROW_RULES = {"claims": _claim, "figures": _figure, "disputes": _dispute}
KIND_RULES = {"place": _place}
