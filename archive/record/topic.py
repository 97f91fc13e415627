"""Topic: a subject heading with its place in the hierarchy and a scope note."""

from .common import ENTRY_FIELDS, ENTRY_PARTS
from .fields import EntryRef, Words
from .schema import Kind

KIND = Kind(
    "topic",
    fields=(*ENTRY_FIELDS, EntryRef("parent", kinds=("topic",)), Words("scope_note", long=True)),
    parts=ENTRY_PARTS,
)
