"""Event: visits, meetings, openings and acts, held or only planned."""

from .common import ENTRY_FIELDS, ENTRY_PARTS
from .fields import Code, Edtf, EntryRef, Line, Words
from .schema import Kind

KIND = Kind(
    "event",
    fields=(
        *ENTRY_FIELDS,
        Code("type", vocabulary="event_type", required=True),
        Code("status", vocabulary="event_status", required=True),
        Edtf("date"),
        EntryRef("series", kinds=("institution", "event")),
        Line("series_number"),
        Words("outcomes", long=True),
    ),
    parts=ENTRY_PARTS,
)
