"""Diplomat: any person of the archive (ISAAR(CPF), second edition), with postings to offices and their milestones."""

from .common import ENTRY_FIELDS, ENTRY_PARTS
from .fields import Code, Edtf, EntryRef, FarPartRef, PartRef, Words
from .schema import Kind, Part

POSTINGS = Part(
    "postings",
    (
        FarPartRef("office", parts=("offices",)),
        Words("title"),
        Code("certainty", vocabulary="certainty"),
        Words("note"),
    ),
    identity=("office", "title", "note"),
    any_of=("office", "title"),
)

MILESTONES = Part(
    "milestones",
    (
        PartRef("posting", parts=("postings",), required=True, vital=True),
        Code("type", vocabulary="milestone_type", required=True),
        Edtf("date", required=True),
        Words("note"),
    ),
    identity=("posting", "type", "date"),
)

KIND = Kind(
    "diplomat",
    fields=(
        *ENTRY_FIELDS,
        Words("family_name"),
        Words("given_name"),
        Words("patronymic"),
        Edtf("born"),
        Edtf("died"),
        EntryRef("state", kinds=("institution",)),
        Code("identification", vocabulary="certainty"),
    ),
    parts=(*ENTRY_PARTS, POSTINGS, MILESTONES),
)
