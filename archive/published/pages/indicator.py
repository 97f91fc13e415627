"""What is particular to the page of an indicator: its figures."""

from collections.abc import Iterator

from . import figures
from .connections import Connections
from .facts import Fact
from .reading import Reading
from .sections import Section


def facts(reading: Reading, connections: Connections) -> Iterator[Fact]:
    """Nothing beyond the indicator's own fields."""
    yield from ()


def dates_of(reading: Reading) -> Iterator[object]:
    """None: it has no date of its own."""
    yield from ()


def sections(reading: Reading, connections: Connections) -> Iterator[Section | None]:
    """The figures, in order of period: what was observed, then what is aimed at."""
    yield figures.observed(reading, connections.number)
    yield figures.awaited(reading, connections.number)
