"""What is particular to the page of a place: where it lies, its names through time, what happened there."""

from collections.abc import Iterator

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from . import shared
from .connections import Connections
from .facts import Fact
from .reading import Reading
from .sections import Section, listing
from .values import Gap, Text


def facts(reading: Reading, connections: Connections) -> Iterator[Fact]:
    """The coordinates, or that the place is not mapped."""
    yield Fact(_("Coordinates"), (_coordinates(reading.record),))


def dates_of(reading: Reading) -> Iterator[object]:
    """None: it has no date of its own."""
    yield from ()


def sections(reading: Reading, connections: Connections) -> Iterator[Section | None]:
    """Names, and the places that lie within it."""
    yield shared.names(reading, _("Names through time"))
    yield listing("below", _("Places within it"), [connections.group("", connections.take("", "parent"))])


def _coordinates(record: dict) -> Text | Gap:
    if "latitude" not in record or "longitude" not in record:
        return Gap(_("not mapped"))
    numbers = {name: number_format(record[name], use_l10n=False) for name in ("latitude", "longitude")}
    return Text(_("latitude %(latitude)s°, longitude %(longitude)s°") % numbers)
