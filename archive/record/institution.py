"""Institution: states, missions, bodies and companies (ISAAR(CPF)), with seats and offices."""

from .common import ENTRY_FIELDS, ENTRY_PARTS, PACKAGE_FIELDS
from .fields import Code, Edtf, EntryRef, Line, PartRef, Words
from .schema import Kind, Part

SEATS = Part(
    "seats",
    (
        EntryRef("place", kinds=("place",), required=True, vital=True),
        Edtf("period"),
        Line("as_in_source"),
        Words("note"),
    ),
    identity=("place", "period"),
)

OFFICES = Part(
    "offices",
    (
        Words("title", required=True),
        Code("type", vocabulary="office_type"),
        EntryRef("sending", kinds=("institution",)),
        EntryRef("receiving", kinds=("institution",)),
        Edtf("period"),
        PartRef("renamed_from", parts=("offices",)),
        Words("note"),
    ),
    identity=("title",),
)

KIND = Kind(
    "institution",
    fields=(
        *ENTRY_FIELDS,
        Code("type", vocabulary="institution_type", required=True),
        Edtf("founded"),
        Edtf("dissolved"),
        Words("territory"),
        EntryRef("parent", kinds=("institution",)),
        *PACKAGE_FIELDS,
    ),
    parts=(*ENTRY_PARTS, SEATS, OFFICES),
)
