"""Document (ISAD(G), second edition: level, reference code, dates, extent, access; bibliographic data beside it)."""

from .common import ENTRY_FIELDS, ENTRY_PARTS
from .fields import Code, Edtf, EntryRef, Line, Tags, Words
from .schema import Kind

KIND = Kind(
    "document",
    fields=(
        *ENTRY_FIELDS,
        Code("level", vocabulary="level", required=True),
        EntryRef("parent", kinds=("document",)),
        Code("type", vocabulary="document_type", required=True),
        Edtf("date"),
        Edtf("covers"),
        Tags("original_languages"),
        Words("repository"),
        Line("reference_code"),
        Words("extent"),
        Code("classification_then", vocabulary="classification"),
        Code("classification_now", vocabulary="classification"),
        Line("container_title"),
        Line("volume"),
        Line("issue"),
        Line("pages"),
        Line("publisher"),
        Line("issn"),
        Line("doi"),
        Line("url"),
    ),
    parts=ENTRY_PARTS,
)
