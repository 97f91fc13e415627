"""How the fields of an entry or a part are laid out in a form: read off the record schema.

A line holds what belongs together: a text in its four languages, a date with its basis.
"""

from django.utils.translation import gettext_lazy as _

from archive.editorial.cells import column_name
from archive.primitives.languages import LANGUAGES
from archive.record.common import ENTRY_FIELDS
from archive.record.fields import Edtf, Field, Words
from archive.record.schema import Kind, Part

COMMON = tuple(field.name for field in ENTRY_FIELDS)
KEEPING = ["rights", "source_keys", "held_languages", "internal_note"]
TEXTS = ("summary", "description", "note")


def line(field: Field, in_part: bool) -> str | tuple[str, ...]:
    """The columns of one field, as Django's fieldsets take them."""
    name = column_name(field, in_part)
    if isinstance(field, Words):
        return tuple(f"{name}_{language}" for language in LANGUAGES)
    if isinstance(field, Edtf):
        return (name, f"{name}_basis", f"{name}_how")
    return name


def entry_fieldsets(kind: Kind) -> list[tuple]:
    """The fieldsets of a kind: the title and what is its own, the texts, what is kept about the entry."""
    own = [line(field, False) for field in kind.fields if field.name not in COMMON]
    title, *texts = (line(kind.field_by_name[name], False) for name in ("title", *TEXTS))
    return [
        (None, {"fields": [title, *own]}),
        (_("Texts"), {"fields": texts}),
        (_("Keeping"), {"fields": KEEPING, "classes": ["collapse"]}),
    ]


def part_fieldsets(part: Part) -> list[tuple]:
    """The one fieldset of a part."""
    return [(None, {"fields": [*(line(field, True) for field in part.fields), "position"]})]
