"""What readers can reach of an entry now."""

from archive.editorial.models.entry import Entry
from archive.published.lookup import address_of


def is_published(entry: Entry) -> bool:
    """Whether readers see a version of it."""
    return _state(entry) == "published"


def is_withdrawn(entry: Entry) -> bool:
    """Whether its address answers with a tombstone."""
    return _state(entry) == "withdrawn"


def _state(entry: Entry) -> str | None:
    address = address_of(str(entry.uuid))
    return address and address.state
