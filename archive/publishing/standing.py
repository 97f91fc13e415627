"""What readers can reach of an entry now."""

from archive.editorial.models.entry import Entry
from archive.editorial.models.progress import Progress
from archive.published.lookup import address_of


def is_published(entry: Entry, progress: Progress | None = None) -> bool:
    """Whether readers see a version of it. `progress`, read at the same moment, lets several ask with one query."""
    return _state(entry, progress) == "published"


def is_withdrawn(entry: Entry, progress: Progress | None = None) -> bool:
    """Whether its address answers with a tombstone."""
    return _state(entry, progress) == "withdrawn"


def _state(entry: Entry, progress: Progress | None) -> str | None:
    known = {} if progress is None else progress.__dict__
    if "readers_state" not in known:
        address = address_of(str(entry.uuid))
        known["readers_state"] = address and address.state
    return known["readers_state"]
