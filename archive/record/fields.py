"""The types of field a record can hold, each with its JSON shape.

An absent value is a missing key: never null, an empty string, an empty list or an empty map.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Field:
    """A named value of an entry or a part; `required` values must be present in a valid record."""

    name: str
    required: bool = False


@dataclass(frozen=True)
class Words(Field):
    """Translatable text, shape `{"kk": str, "ru": str, "en": str, "tr": str}` with at least one language."""

    long: bool = False


@dataclass(frozen=True)
class Line(Field):
    """Text without translation: reference codes, addresses, names of things in their own language. Shape `str`."""

    long: bool = False


@dataclass(frozen=True)
class Code(Field):
    """One code of a closed vocabulary of `archive.record.vocabularies`. Shape `str`."""

    vocabulary: str = ""


@dataclass(frozen=True)
class Tag(Field):
    """A BCP 47 language tag (RFC 5646). Shape `str`."""


@dataclass(frozen=True)
class Tags(Field):
    """Several BCP 47 language tags, in the editor's order. Shape `[str]`."""


@dataclass(frozen=True)
class Lines(Field):
    """Several untranslated texts, in the editor's order. Shape `[str]`."""


@dataclass(frozen=True)
class Edtf(Field):
    """A date as written, with its basis. Shape `{"edtf": str, "basis": code, "how": str}`; `how` may be missing.

    The notation is EDTF (ISO 8601-2:2019); bounds are a function of it and are not stored in the record.
    """


@dataclass(frozen=True)
class Integer(Field):
    """A whole number. Shape `int`."""


@dataclass(frozen=True)
class Quantity(Field):
    """A decimal number without exponent or superfluous zeros. Shape `str` (JSON numbers lose digits)."""


@dataclass(frozen=True)
class Flag(Field):
    """True, or missing for false."""


@dataclass(frozen=True)
class EntryRef(Field):
    """Another entry by its UUID. Shape `str`.

    `kinds`: the kinds allowed, empty for any. `vital`: without its target the whole part says nothing and is not
    served; otherwise only the value is left out.
    """

    kinds: tuple[str, ...] = ()
    vital: bool = False


@dataclass(frozen=True)
class PartRef(Field):
    """Another part of the same entry by its UUID. Shape `str`. `vital` as in `EntryRef`."""

    parts: tuple[str, ...] = ()
    vital: bool = False


@dataclass(frozen=True)
class FarPartRef(Field):
    """A part of another entry. Shape `{"entry": uuid, "part": uuid}`. `vital` as in `EntryRef`."""

    parts: tuple[str, ...] = ()
    vital: bool = False
