"""The line that every change of state leaves, and every refusal."""

from .models.revision import JournalLine


def note(verb: str, entry_uuid, by, **details) -> JournalLine:
    """Write one line: `by` is the user or None for the system, `entry_uuid` None for the archive as a whole.

    `details` are plain JSON values. The database numbers and chains the line, one writer after another: write it as
    the last thing of a transaction.
    """
    return JournalLine.objects.create(verb=verb, entry_uuid=entry_uuid, by=by, details=details)
