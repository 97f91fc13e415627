"""The line that every change of state leaves."""

from archive.editorial.models.revision import JournalLine


def note(verb: str, entry_uuid, by, **details) -> JournalLine:
    """Write one line: `by` is the user or None for the system; `details` are plain JSON values."""
    return JournalLine.objects.create(verb=verb, entry_uuid=entry_uuid, by=by, details=details)
