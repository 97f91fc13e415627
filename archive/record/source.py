"""Source: a published work or page that citations point at; it keeps its own title."""

from .common import ENTRY_FIELDS, ENTRY_PARTS
from .fields import Code, Edtf, EntryRef, Flag, Line, Tags
from .schema import Kind

KIND = Kind(
    "source",
    fields=(
        *ENTRY_FIELDS,
        Line("own_title"),
        Flag("title_supplied"),
        Code("type", vocabulary="source_type", required=True),
        Code("tier", vocabulary="source_tier", required=True),
        Tags("languages"),
        Line("author"),
        Line("publisher"),
        Line("container_title"),
        Edtf("published"),
        Edtf("accessed"),
        Line("url"),
        EntryRef("document", kinds=("document",)),
    ),
    parts=ENTRY_PARTS,
)
