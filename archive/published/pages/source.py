"""What is particular to the page of a source: everything that rests on it."""

from collections.abc import Iterator

from .connections import Connections
from .facts import Fact
from .reading import Reading
from .sections import Section


def facts(reading: Reading, connections: Connections) -> Iterator[Fact]:
    """Nothing beyond the source's own fields."""
    yield from ()


def dates_of(reading: Reading) -> Iterator[object]:
    """When it was published."""
    yield from reading.main_date()


def sections(reading: Reading, connections: Connections) -> Iterator[Section | None]:
    """The entries that cite it, by kind."""
    yield connections.citing()
