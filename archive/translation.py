"""Which columns modeltranslation keeps in Kazakh, Russian, English and Turkish: the `Words` of the record schemas.

Each table is registered for itself, its inherited columns with its parent.
"""

from modeltranslation.translator import TranslationOptions, register

from archive.editorial.models.entry import Entry
from archive.editorial.models.part import Part
from archive.editorial.models.registry import KIND_MODELS, PART_MODELS
from archive.record.common import ENTRY_FIELDS
from archive.record.fields import Words
from archive.record.kinds import KINDS

COMMON = {field.name for field in ENTRY_FIELDS}


def _words(fields) -> tuple[str, ...]:
    return tuple(field.name for field in fields if isinstance(field, Words))


def _options(fields):
    return type("Options", (TranslationOptions,), {"fields": fields, "required_languages": ()})


register(Entry)(_options(_words(ENTRY_FIELDS)))
register(Part)(_options(()))

for kind, model in KIND_MODELS.items():
    own = tuple(field for field in KINDS[kind].fields if field.name not in COMMON)
    register(model)(_options(_words(own)))

for section, model in PART_MODELS.items():
    shape = next(kind.part_by_name[section] for kind in KINDS.values() if section in kind.part_by_name)
    register(model)(_options(_words(shape.fields)))
