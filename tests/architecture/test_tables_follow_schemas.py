"""The editors' tables hold exactly what the record schemas name."""

import pytest
from modeltranslation.translator import translator

from archive.editorial.cells import column_name
from archive.editorial.columns import CodeColumn, EdtfColumn
from archive.editorial.models.entry import Entry
from archive.editorial.models.registry import KIND_MODELS, PART_MODELS
from archive.record import fields as f
from archive.record.common import ENTRY_FIELDS
from archive.record.kinds import KINDS

SECTIONS = {part.name: part for kind in KINDS.values() for part in kind.parts}
INHERITED = {
    "id",
    "uuid",
    "kind",
    "created",
    "first_published",
    "internal_note",
    "held_languages",
    "entry",
    "section",
    "position",
}


def columns(model) -> dict:
    """The concrete columns of a table by name, with those of its parent."""
    return {column.name: column for column in model._meta.get_fields() if getattr(column, "concrete", False)}


def stems(model) -> set[str]:
    """The columns that hold content: without the siblings of dates and the four languages of translated ones."""
    dates = [name for name, column in columns(model).items() if isinstance(column, EdtfColumn)]
    siblings = {f"{name}_{end}" for name in dates for end in ("lower", "upper", "basis", "how")}
    translated = {
        str(own.name) for per_field in translator.get_options_for_model(model).all_fields.values() for own in per_field
    }
    pointers = {name for name in columns(model) if name.endswith("_ptr")}
    return set(columns(model)) - siblings - translated - pointers - INHERITED


@pytest.mark.parametrize("kind", KINDS)
def test_the_table_of_a_kind_has_the_fields_of_its_schema(kind):
    assert stems(KIND_MODELS[kind]) == {field.name for field in KINDS[kind].fields}


@pytest.mark.parametrize("section", SECTIONS)
def test_the_table_of_a_part_has_the_fields_of_its_schema(section):
    expected = {column_name(field, in_part=True) for field in SECTIONS[section].fields} | {"source_keys"}
    assert stems(PART_MODELS[section]) == expected


@pytest.mark.parametrize("section", SECTIONS)
def test_codes_of_parts_take_the_vocabulary_of_the_schema(section):
    check_codes(PART_MODELS[section], SECTIONS[section].fields)


@pytest.mark.parametrize("kind", KINDS)
def test_codes_of_kinds_take_the_vocabulary_of_the_schema(kind):
    check_codes(KIND_MODELS[kind], KINDS[kind].fields)


def check_codes(model, fields):
    """Every code of the schema has a column of the same vocabulary that may be empty only if the code is optional."""
    for field in fields:
        if isinstance(field, f.Code):
            column = columns(model)[field.name]
            assert isinstance(column, CodeColumn)
            assert (column.vocabulary, column.blank) == (field.vocabulary, not field.required)


@pytest.mark.parametrize("model", [Entry, *KIND_MODELS.values(), *PART_MODELS.values()])
def test_what_is_translatable_in_the_schema_has_four_columns(model):
    shapes = {**{KIND_MODELS[name]: kind.fields for name, kind in KINDS.items()}, Entry: ENTRY_FIELDS}
    shapes |= {PART_MODELS[name]: part.fields for name, part in SECTIONS.items()}
    words = {field.name for field in shapes[model] if isinstance(field, f.Words)}
    registered = set(translator.get_options_for_model(model).all_fields)
    assert registered == words
    for name in words:
        assert {f"{name}_{code}" for code in ("kk", "ru", "en", "tr")} <= set(columns(model))
