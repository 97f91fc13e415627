"""Place: settlements, regions, states' territories, water, routes and railway lines."""

from .common import ENTRY_FIELDS, ENTRY_PARTS
from .fields import Code, EntryRef, Quantity
from .schema import Kind

KIND = Kind(
    "place",
    fields=(
        *ENTRY_FIELDS,
        Code("type", vocabulary="place_type", required=True),
        EntryRef("parent", kinds=("place",)),
        Quantity("latitude"),
        Quantity("longitude"),
    ),
    parts=ENTRY_PARTS,
)
