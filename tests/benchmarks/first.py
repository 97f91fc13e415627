"""The whole program, but that it makes each page as if nobody had asked for any of its entries yet: it finds, reads and
writes the rows and counts the facets anew.
"""

from tests.benchmarks.anew import application  # isort: skip — sets Django up

from archive.published.browse import result
from archive.published.kept import Kept

__all__ = ["application"]

result._ROWS = Kept(0)
