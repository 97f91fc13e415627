"""Agreement, in the terms of treaty law (Vienna Convention on the Law of Treaties, 1969; UN Treaty Handbook)."""

from .common import ENTRY_FIELDS, ENTRY_PARTS, PACKAGE_FIELDS
from .fields import Code, Edtf, Line, PartRef, Tag, Tags, Words
from .schema import Kind, Part

# `party` missing: the action is of all parties together. A party that cannot be shown takes its action with it.
ACTIONS = Part(
    "actions",
    (
        Code("type", vocabulary="action_type", required=True),
        PartRef("party", parts=("actors",), vital=True),
        Edtf("taken"),
        Edtf("effective"),
        Line("act"),
        Words("note"),
    ),
    identity=("type", "party", "taken", "effective", "act"),
)

KIND = Kind(
    "agreement",
    fields=(
        *ENTRY_FIELDS,
        Code("type", vocabulary="agreement_type", required=True),
        Code("form", vocabulary="agreement_form", required=True),
        Words("subject"),
        Tags("authentic_languages"),
        Tag("prevailing_language"),
        Words("duration"),
        *PACKAGE_FIELDS,
    ),
    parts=(*ENTRY_PARTS, ACTIONS),
)
