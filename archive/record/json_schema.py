"""The schema of each kind as JSON Schema (draft 2020-12)."""

from archive.primitives.languages import LANGUAGES

from . import fields as f
from .kinds import KINDS
from .schema import Kind, Part
from .vocabularies import VOCABULARIES

TEXT = {"type": "string", "minLength": 1}
UUID = {"type": "string", "format": "uuid"}
TAG = {"type": "string", "pattern": "^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$"}


def json_schema(kind_name: str) -> dict:
    """The JSON Schema of the records of a kind; KeyError if there is no such kind."""
    kind = KINDS[kind_name]
    properties = {
        "schema": {"const": kind.schema},
        "kind": {"const": kind.name},
        "uuid": UUID,
        **_properties(kind.fields),
        "parts": _parts(kind),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:elshi:schema:{kind.schema}",
        "title": kind.schema,
        **_object(properties, ["schema", "kind", "uuid", *_required(kind.fields)]),
    }


def _object(properties: dict, required: list[str]) -> dict:
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _required(fields) -> list[str]:
    return [field.name for field in fields if field.required]


def _properties(fields) -> dict:
    return {field.name: SHAPES[type(field)](field) for field in fields}


def _parts(kind: Kind) -> dict:
    return _object({part.name: {"type": "array", "minItems": 1, "items": _row(part)} for part in kind.parts}, [])


def _row(part: Part) -> dict:
    properties = {"uuid": UUID, "source_keys": _list(TEXT), **_properties(part.fields)}
    row = _object(properties, ["uuid", *_required(part.fields)])
    return {**row, "anyOf": [{"required": [name]} for name in part.any_of]} if part.any_of else row


def _list(item: dict) -> dict:
    return {"type": "array", "minItems": 1, "items": item}


def _words(field) -> dict:
    return {**_object(dict.fromkeys(LANGUAGES, TEXT), []), "minProperties": 1}


def _edtf(field) -> dict:
    basis = {"enum": list(VOCABULARIES["date_basis"])}
    return _object({"edtf": TEXT, "basis": basis, "how": TEXT}, ["edtf", "basis"])


SHAPES = {
    f.Words: _words,
    f.Line: lambda field: TEXT,
    f.Lines: lambda field: _list(TEXT),
    f.Code: lambda field: {"enum": list(VOCABULARIES[field.vocabulary])},
    f.Tag: lambda field: TAG,
    f.Tags: lambda field: _list(TAG),
    f.Edtf: _edtf,
    f.Integer: lambda field: {"type": "integer", "minimum": 0},
    f.Quantity: lambda field: {"type": "string", "pattern": r"^-?\d+(\.\d*[1-9])?$"},
    f.Flag: lambda field: {"const": True},
    f.EntryRef: lambda field: UUID,
    f.PartRef: lambda field: UUID,
    f.FarPartRef: lambda field: _object({"entry": UUID, "part": UUID}, ["entry", "part"]),
}
