"""Whether the code that is running now answers a reader.

The state is a context variable: it follows threads and coroutines, and must be entered again around the body
of a streamed response, which is produced after the view has returned.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_reading: ContextVar[bool] = ContextVar("reading", default=False)


def is_reading() -> bool:
    """Tell whether every query must go through the public role now."""
    return _reading.get()


@contextmanager
def as_reader() -> Iterator[None]:
    """Answer a reader within this block: the router sends every model to `public` and refuses writes."""
    token = _reading.set(True)
    try:
        yield
    finally:
        _reading.reset(token)
