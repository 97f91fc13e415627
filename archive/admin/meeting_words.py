"""Places and values of records in an editor's words: for the page on which two saves meet."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from archive.editorial.cells import COLUMN_NAMES
from archive.editorial.models.entry import Entry
from archive.editorial.models.registry import KIND_MODELS, PART_MODELS
from archive.primitives.languages import AUTONYMS
from archive.record.fields import Code, EntryRef, FarPartRef, Flag, Lines, PartRef
from archive.record.kinds import kind_of
from archive.record.merge import INTERNAL
from archive.record.references import targets
from archive.record.validate import Fault
from archive.record.vocabularies import VOCABULARIES

from .comparing import field_label
from .labels import section_label
from .widgets import words_of


class Words:
    """Names what occurs in some states of one entry; asks once for the titles of all entries that they link."""

    def __init__(self, *records: dict, conflicts=()):
        self.kind, self.records = kind_of(records[0]), records
        linked = set().union(*(targets(record) for record in records))
        values = (value for one in conflicts for value in (one.theirs, one.mine, one.base))
        linked |= {text for value in values for text in _texts(value) if len(text) == 36 and text.count("-") == 4}
        self.titles = {str(entry.uuid): str(entry) for entry in Entry.objects.filter(uuid__in=linked)}
        self.numbers = {
            row["uuid"]: (section, number)
            for record in reversed(records)
            for section, rows in record.get("parts", {}).items()
            for number, row in enumerate(rows, start=1)
        }

    def place(self, one) -> str:
        """Where a change or a conflict is, with its language."""
        where = self.row(one.part, one.section) if one.part else ""
        if one.section and one.section != INTERNAL and not one.part:
            where = _("%(part)s: order of the list") % {"part": section_label(one.section)}
        named = self._label(one.section, one.field) if one.field else ""
        language = AUTONYMS.get(one.language, "")
        return ", ".join(filter(None, (": ".join(filter(None, (where, named))), language)))

    def row(self, key: str, section: str = "") -> str:
        """Such as “Action 2”."""
        section, number = self.numbers.get(key, (section, ""))
        return f"{section_label(section)} {number}".strip() if section else key

    def fault(self, fault: Fault) -> str:
        """Where a record is not valid."""
        where, section, number, *field = (*fault.path.split("/"), "", "", "")
        if where != "parts":
            return self._label("", where)
        names = [f"{section_label(section)} {int(number) + 1}", self._label(section, field[0]) if field[0] else ""]
        return ": ".join(filter(None, names))

    def value(self, one, value) -> str:
        """The value of a conflict as text; empty if there is none."""
        if value is None:
            return ""
        if one.is_order:
            return "\n".join(self.row(key) for key in value)
        if one.is_row:
            return "\n".join(self._row_lines(one.section, value))
        return self.text(self.field(one.section, one.field), value)

    def field(self, section: str, name: str):
        """The field of the schema; None for what is no field of it."""
        if section == INTERNAL:
            return None
        if section and name != "source_keys":
            return self.kind.part_by_name[section].field(name)
        return self.kind.field_by_name.get(name)

    def text(self, field, value) -> str:
        """One value as text."""
        if isinstance(value, dict) and "edtf" in value:
            return " – ".join(filter(None, (value["edtf"], words_of(value["edtf"]), value.get("how"))))
        if isinstance(field, Code):
            return str(VOCABULARIES[field.vocabulary].get(value, value))
        if isinstance(field, PartRef):
            return self.row(value)
        if isinstance(field, FarPartRef):
            return self.titles.get(value["entry"], value["entry"])
        if isinstance(field, EntryRef):
            return self.titles.get(value, value)
        if isinstance(value, list):
            return ("\n" if isinstance(field, Lines) else ", ").join(map(str, value))
        return _("yes") if isinstance(field, Flag) else str(value)

    def _row_lines(self, section: str, row: dict) -> Iterator[str]:
        for field in self.kind.part_by_name[section].fields:
            value = row.get(field.name)
            if value is None:
                continue
            label = self._label(section, field.name)
            if isinstance(value, dict) and set(value) <= set(AUTONYMS):
                yield from (f"{label}, {AUTONYMS[code]}: {text}" for code, text in value.items())
            else:
                yield f"{label}: {self.text(field, value)}"

    def _label(self, section: str, name: str) -> str:
        if section == INTERNAL:
            name, section = {"note": "internal_note", "languages": "held_languages"}[name], ""
        model = PART_MODELS[section] if section else KIND_MODELS[self.kind.name]
        column = COLUMN_NAMES.get(name, name) if section else name
        return field_label(model, column)


def _texts(value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
