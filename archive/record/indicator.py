"""Indicator: a series of figures: what is counted, in what unit, in which direction."""

from .common import ENTRY_FIELDS, ENTRY_PARTS, FIGURES
from .fields import Code, Line, Words
from .schema import Kind

KIND = Kind(
    "indicator",
    fields=(
        *ENTRY_FIELDS,
        Words("counted"),
        Line("unit"),
        Code("direction", vocabulary="direction"),
        Code("measure", vocabulary="figure_measure"),
    ),
    parts=(*ENTRY_PARTS, FIGURES),
)
