"""What concerns the archive as a whole, and no single entry: who may do it, and the line that a refusal leaves."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import gettext_noop

from archive.editorial.journal import note

from .errors import NotAllowed
from .policy import may_in_archive


@contextmanager
def requiring(by, action: str, verb: str) -> Iterator[None]:
    """Do what is within only if `by` may do `action`; a NotAllowed raised here or within is journalled as of `verb`.

    What is within opens its own transaction: the line of a refusal is written after that one is undone.
    """
    try:
        if not may_in_archive(by, action):
            raise NotAllowed(gettext_noop("Your role does not allow this."))
        yield
    except NotAllowed as refusal:
        note("refused", None, by, action=verb, **refusal.details)
        raise
