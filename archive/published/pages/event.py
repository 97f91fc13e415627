"""What is particular to the page of an event: participants by side, what was signed."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from . import actors
from .connections import Connections
from .facts import Fact
from .reading import Reading
from .sections import Section, listing


def facts(reading: Reading, connections: Connections) -> Iterator[Fact]:
    """The places where it was held."""
    held = tuple(reading.entry(row["place"]) for row in reading.rows("places") if row["role"] == "held")
    if held:
        yield Fact(_("Place"), held)


def dates_of(reading: Reading) -> Iterator[object]:
    """When it was held, or is to be."""
    yield from reading.main_date()


def sections(reading: Reading, connections: Connections) -> Iterator[Section | None]:
    """Who took part, and the agreements signed there."""
    yield actors.by_side(reading)
    yield listing("signed", _("Signed there"), [connections.group("", connections.take("relations", "signed-at"))])
