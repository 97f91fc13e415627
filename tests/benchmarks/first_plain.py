"""Both at once: the page as if nobody had asked for its entries yet, with counting switched off."""

from tests.benchmarks.plain import application  # isort: skip — sets Django up

from archive.published.browse import result
from archive.published.kept import Kept

__all__ = ["application"]

result._ROWS = Kept(0)
