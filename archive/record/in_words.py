"""The values of a record as text for people: codes by their labels, dates in words, links by names."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from archive.primitives import dates_in_words
from archive.primitives.edtf import EdtfError

from . import fields as f
from .kinds import kind_of
from .schema import Part
from .vocabularies import VOCABULARIES, label

LONGEST = 60  # characters of what tells a row from its neighbours


@dataclass(frozen=True)
class Wording:
    """What the words depend on: `language` for the dates (labels follow the active one), `names` of entries and of
    parts of other entries by UUID, what a row of a section is called, and `own`: the names of the entry's own parts.
    """

    language: str
    names: Mapping[str, str]
    section_name: Callable[[str], str]
    own: Mapping[str, str] = field(default_factory=dict)

    def name(self, uuid: str) -> str:
        """The name of an entry; one that is not known, or not for this editor, is said to be so."""
        return self.names.get(uuid) or _("an entry that is not shown to you")


def text_of(field: f.Field, value, wording: Wording) -> str:
    """The text of a value that is neither translatable nor a list; of None the empty text."""
    return "" if value is None else TEXTS.get(type(field), _plain)(field, value, wording)


def part_names(record: dict, wording: Wording) -> dict[str, str]:
    """The names of the parts of a record by UUID, such as “Action 2: signature, 2 March 1992”."""
    parts, kind = record.get("parts", {}), kind_of(record)
    return {
        row["uuid"]: part_name(kind.part_by_name[section], number, row, wording)
        for section, rows in parts.items()
        for number, row in enumerate(rows, start=1)
    }


def part_name(part: Part, number: int, row: dict, wording: Wording) -> str:
    """What a row is called, by its place in the list and what tells it from its neighbours."""
    head, known = f"{wording.section_name(part.name)} {number}", clue(part, row, wording)
    return f"{head}: {known}" if known else head


def clue(part: Part, row: dict, wording: Wording) -> str:
    """What tells a row from its neighbours: at most two of its values, the identifying ones first."""
    names = sorted((one.name for one in part.fields), key=lambda name: name not in part.identity)
    found = [text for name in names if (text := _hint(part.field(name), row.get(name), wording))]
    return ", ".join(text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…" for text in found[:2])


def _hint(field: f.Field, value, wording: Wording) -> str:
    """A value as a hint; an own part would be named by its row in turn, and a flag says nothing alone."""
    if not value or isinstance(field, f.PartRef | f.Flag):
        return ""
    if isinstance(field, f.Words):
        return value.get(wording.language) or next(iter(value.values()))
    if isinstance(field, f.Edtf):
        return _date_in_words(value["edtf"], wording)
    return text_of(field, value, wording)


def _plain(field: f.Field, value, wording: Wording) -> str:
    return str(value)


def _code(field: f.Code, value: str, wording: Wording) -> str:
    """The label; a code that is no longer known stands for itself."""
    return str(label(field.vocabulary, value)) if value in VOCABULARIES[field.vocabulary] else value


def _date(field: f.Edtf, value: dict, wording: Wording) -> str:
    """The words, the notation where it says something else, and what the date rests on unless a source states it."""
    words, edtf, basis = _date_in_words(value["edtf"], wording), value["edtf"], value.get("basis", "stated")
    text = words if words.replace("\xa0", " ") == edtf else f"{words} ({edtf})"
    if basis != "stated":
        text += f", {_code(f.Code('', vocabulary='date_basis'), basis, wording)}"
    return f"{text}: {value['how']}" if value.get("how") else text


def _date_in_words(edtf: str, wording: Wording) -> str:
    try:
        return dates_in_words.in_words(edtf, wording.language)
    except EdtfError:
        return edtf


def _entry(field: f.Field, value: str, wording: Wording) -> str:
    return wording.name(value)


def _own_part(field: f.Field, value: str, wording: Wording) -> str:
    return wording.own.get(value, value)


def _far_part(field: f.Field, value: dict, wording: Wording) -> str:
    return wording.names.get(value["part"]) or wording.name(value["entry"])


def _flag(field: f.Field, value: bool, wording: Wording) -> str:
    return pgettext("flag", "yes")


TEXTS = {f.Flag: _flag, f.Code: _code, f.Edtf: _date, f.EntryRef: _entry, f.PartRef: _own_part, f.FarPartRef: _far_part}
