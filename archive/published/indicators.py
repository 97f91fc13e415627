"""The indicators with a word and a sketch of their figures, for the list of all of them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from .listing import Row, rows_of
from .pages import addresses
from .pages.chart import Sketch, sketch_of, summary_of
from .pages.figures import alike, in_short
from .pages.quantity import quantity_of
from .pages.reading import Reading
from .resolver import Resolver
from .trees import of_kind


@dataclass(frozen=True)
class Indicator:
    """`said`: what its figures are, in a sentence; `sketch`: None where there is too little to draw."""

    row: Row
    count: int
    said: str
    sketch: Sketch | None
    csv: str


def indicators(language: str) -> list[Indicator]:
    """All of them by title: three queries."""
    found, records = of_kind("indicator", language)
    nobody = Resolver()
    rows = rows_of(found, records, language, nobody)
    return [
        _indicator(Reading(records[str(entry.uuid)].record, nobody, language), row)
        for entry, row in zip(found, rows, strict=True)
    ]


def _indicator(reading: Reading, row: Row) -> Indicator:
    """The sketch is of the figures that were observed, the largest group of those that are alike.

    Where nothing was observed it is of what was aimed at, and the sentence says so.
    """
    figures = reading.rows("figures")
    observed = [quantity_of(reading, one) for one in figures if one["nature"] == "observed"]
    groups = alike(observed) or alike(quantity_of(reading, one) for one in figures)
    main = max(groups, key=len, default=[])
    said = summary_of(main, main[0].unit, reading.language) if len(main) > 1 else in_short(reading, figures)
    if figures and not any(one["nature"] == "observed" for one in figures):
        said = _("Targets and forecasts: %(figures)s") % {"figures": said}
    sketch = sketch_of(main) if len(main) > 1 else None
    return Indicator(row, len(figures), said, sketch, addresses.figures(reading.language, row.number))
