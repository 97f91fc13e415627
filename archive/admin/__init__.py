"""The editors' door: every kind of entry in Django's admin, with its parts, revisions and public state.

Translates between forms and what lies below (`editorial`, `publishing`, `published`); holds no rule of its
own about what may be published. Importing this package registers everything with the admin site.
"""

from . import (
    agreement,
    diplomat,
    document,
    entries,
    event,
    exemptions,
    indicator,
    institution,
    journal,
    place,
    read_only,
    source,
    topic,
)

__all__ = [
    "agreement",
    "diplomat",
    "document",
    "entries",
    "event",
    "exemptions",
    "indicator",
    "institution",
    "journal",
    "place",
    "read_only",
    "source",
    "topic",
]
