"""What is particular to the page of a topic: narrower topics, and what the archive has about it."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from .connections import Connections
from .facts import Fact
from .reading import Reading
from .sections import Section, listing, note


def facts(reading: Reading, connections: Connections) -> Iterator[Fact]:
    """Nothing beyond the topic's own fields."""
    yield from ()


def dates_of(reading: Reading) -> Iterator[object]:
    """None: it has no date of its own."""
    yield from ()


def sections(reading: Reading, connections: Connections) -> Iterator[Section | None]:
    """Narrower topics, then the entries filed under this one."""
    yield listing("narrower", _("Narrower topics"), [connections.group("", connections.take("", "parent"))])
    heading = _("Entries about this topic")
    found = listing("entries", heading, [connections.group("", connections.take("topics"))])
    yield found or note("entries", heading, _("Nothing has been published under this very heading yet."))
