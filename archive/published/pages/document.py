"""What is particular to the page of a document: where it stands in its archive, and its people by role."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from . import actors
from .connections import Connections
from .facts import Fact
from .reading import Reading
from .sections import Section, listing


def facts(reading: Reading, connections: Connections) -> Iterator[Fact]:
    """Nothing beyond the document's own fields."""
    yield from ()


def dates_of(reading: Reading) -> Iterator[object]:
    """When it was written."""
    yield from reading.main_date()


def sections(reading: Reading, connections: Connections) -> Iterator[Section | None]:
    """The documents below it, then authors, recipients, signatories and those mentioned."""
    yield listing("below", _("Contains"), [connections.group("", connections.take("", "parent"))])
    yield actors.by_role(reading)
    yield connections.citing()
