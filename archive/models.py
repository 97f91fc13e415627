"""The tables, under the name where Django looks for them; they live in the wings."""

from archive.editorial.models.entry import Entry
from archive.editorial.models.registry import KIND_MODELS, PART_MODELS
from archive.editorial.models.revision import Decision, JournalLine, Revision
from archive.editorial.models.seed_load import SeedLoad
from archive.published.models.archive_state import ArchiveState
from archive.published.models.index_row import IndexRow, Link
from archive.published.models.status_span import StatusSpan
from archive.published.models.version import Address, NumberCounter, Version

__all__ = [
    "KIND_MODELS",
    "PART_MODELS",
    "Address",
    "ArchiveState",
    "Decision",
    "Entry",
    "IndexRow",
    "JournalLine",
    "Link",
    "NumberCounter",
    "Revision",
    "SeedLoad",
    "StatusSpan",
    "Version",
]
