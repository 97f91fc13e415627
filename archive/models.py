"""The tables, under the name where Django looks for them; they live in the wings."""

from archive.editorial.models.comment import Comment
from archive.editorial.models.entry import Entry
from archive.editorial.models.exemption import Exemption
from archive.editorial.models.notice import Notice, Preference
from archive.editorial.models.presence import Presence
from archive.editorial.models.preview_link import PreviewLink
from archive.editorial.models.progress import Progress
from archive.editorial.models.registry import KIND_MODELS, PART_MODELS
from archive.editorial.models.revision import Decision, JournalLine, Revision
from archive.editorial.models.schedule import Appointment
from archive.editorial.models.seed_load import SeedLoad
from archive.published.models.archive_state import ArchiveState
from archive.published.models.facet_map import FacetMap
from archive.published.models.index_row import IndexRow, Link
from archive.published.models.status_span import StatusSpan
from archive.published.models.suggestion import Suggestion
from archive.published.models.version import Address, NumberCounter, Version

__all__ = [
    "KIND_MODELS",
    "PART_MODELS",
    "Address",
    "Appointment",
    "ArchiveState",
    "Comment",
    "Decision",
    "Entry",
    "Exemption",
    "FacetMap",
    "IndexRow",
    "JournalLine",
    "Link",
    "Notice",
    "NumberCounter",
    "Preference",
    "Presence",
    "PreviewLink",
    "Progress",
    "Revision",
    "SeedLoad",
    "StatusSpan",
    "Suggestion",
    "Version",
]
