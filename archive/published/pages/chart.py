"""A drawing of figures over the years, as places and words; a template makes SVG of it.

Without a `viewBox`: places along the line are percentages, heights are pixels, so that marks and letters keep their
size at any width.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import zip_longest

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.primitives.dates_in_words import year_range_in_words
from archive.primitives.numbers_in_words import in_words

from .quantity import Quantity, authorities
from .reading import Reading
from .scale import Scale, ticks, year_ticks
from .units import amount, count_of, figure_in_words, name_of
from .values import Joined, Text, Value

HEIGHT, TOP, BOTTOM = 320, 34, 34
LEFT, RIGHT = 7.0, 96.0
SKETCHED, EDGE = 76, 8
YEAR = 366

# The shapes of the marks, each with a symbol in the template: for those whose figures are the most, for all others
# together, and for figures that nobody is named for.
SHAPES = ("circle", "square", "diamond", "kite", "hexagon", "cross")
OTHERS, NOBODY = "bar", "triangle"


@dataclass(frozen=True)
class Mark:
    """A value: where it stands, its shape, whether it is full; `figure` is the row of the table that says the same."""

    figure: str
    shape: str
    x: str
    y: str
    is_full: bool


@dataclass(frozen=True)
class Symbol(Value):
    """The mark of a figure in the table, so that an eye finds it in the drawing; to a screen reader it is nothing."""

    shape: str
    is_full: bool

    def html(self) -> SafeString:
        """A drawing of one mark; its symbol stands once on the page."""
        return format_html(
            '<svg class="sign" width="14" height="14" aria-hidden="true" focusable="false">'
            '<use class="m{}" href="#m-{}" x="7" y="7"/></svg>',
            "" if self.is_full else " o",
            self.shape,
        )


@dataclass(frozen=True)
class Line:
    """From one place to another; `kind` is a class of the style sheet."""

    kind: str
    x1: str
    y1: str
    x2: str
    y2: str


@dataclass(frozen=True)
class Label:
    """Words at a place."""

    x: str
    y: str
    text: str


@dataclass(frozen=True)
class Chart:
    """What the template draws. `key`: shape and whose it is; `says_joined`: whether amber lines want explaining."""

    anchor: str
    heading: str
    title: str
    summary: str
    height: int
    key: tuple[tuple[str, object], ...]
    levels: tuple[Label, ...]
    zero: str
    years: tuple[Label, ...]
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]
    has_hollow: bool
    says_joined: bool
    has_ranges: bool
    has_periods: bool


def chart_of(
    reading: Reading, anchor: str, quantities: list[Quantity], shapes: Mapping[str, str], *, is_alone: bool
) -> Chart:
    """Draw figures of one unit and measure, all of which are placed.

    `shapes`: as of `shapes_of` for these and perhaps more; `is_alone`: there is no other drawing to tell it from.
    """
    unit, measure = quantities[0].unit, quantities[0].measure
    levels, up = upwards(quantities, HEIGHT - BOTTOM, TOP)
    across = along(quantities)
    joined = tuple(_joined(quantities, across, up))
    said = name_of(unit)
    named = ", ".join(part for part in (reading.code("figure_measure", measure), said) if part)
    return Chart(
        anchor=anchor,
        heading="" if is_alone else named[:1].upper() + named[1:],
        title=_title(reading, named),
        summary=summary_of(quantities, unit, reading.language),
        height=HEIGHT,
        key=tuple(_key(reading, quantities, shapes)),
        levels=tuple(_levels(levels, up, unit, reading.language)),
        zero=_px(up(0)),
        years=tuple(_years(quantities, across)),
        lines=(*_periods(quantities, across, up), *_ranges(quantities, across, up), *joined),
        marks=tuple(mark for one in quantities for mark in _marks(one, shapes, across, up)),
        has_hollow=not all(one.is_exact for one in quantities),
        says_joined=bool(joined),
        has_ranges=any(one.is_range for one in quantities),
        has_periods=any(_is_long(one) for one in quantities),
    )


@dataclass(frozen=True)
class Sketch:
    """A chart too small for words: what stands beside it says the same."""

    height: int
    zero: str
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]


def sketch_of(quantities: list[Quantity]) -> Sketch:
    """The same figures in the height of a few lines of text, for lists."""
    _levels_of_it, up = upwards(quantities, SKETCHED - EDGE, EDGE)
    across = along(quantities)
    lines = (*_periods(quantities, across, up), *_ranges(quantities, across, up), *_joined(quantities, across, up))
    shapes = shapes_of(quantities)
    marks = tuple(mark for one in quantities for mark in _marks(one, shapes, across, up))
    return Sketch(SKETCHED, _px(up(0)), lines, marks)


def along(quantities: list[Quantity]) -> Scale:
    """The scale of time: whole years around all the figures."""
    first, last = _first_and_last_year(quantities)
    start, end = date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal()
    return Scale(start, end, LEFT, RIGHT)


def upwards(quantities: list[Quantity], bottom: float, top: float) -> tuple[list[Decimal], Scale]:
    """The steps of the axis of values, zero among them, and the scale from the lowest of them to the highest."""
    zero = Decimal(0)
    levels = ticks(min(zero, *(one.low for one in quantities)), max(zero, *(one.high for one in quantities)))
    return levels, Scale(float(levels[0]), float(levels[-1]), bottom, top)


def shapes_of(quantities: list[Quantity]) -> dict[str, str]:
    """A shape for each authority, by the number of its figures and then in their order."""
    counted = Counter(one.authority for one in quantities if one.authority)
    ranked = [authority for authority, _number in counted.most_common()]
    shapes = dict(zip_longest(ranked, SHAPES[: len(ranked)], fillvalue=OTHERS))
    return {**shapes, "": NOBODY}


def summary_of(quantities: list[Quantity], unit: str, language: str) -> str:
    """The figures in a sentence: how many, of which years, from which to which value."""
    first, last = _first_and_last_year(quantities)
    low, high = min(one.low for one in quantities), max(one.high for one in quantities)
    row = {"low": str(low), "high": str(high), "precision": "range"}
    text = ngettext(
        "%(number)s figure (%(years)s): %(values)s.", "%(number)s figures (%(years)s): %(values)s.", len(quantities)
    )
    return text % {
        "number": len(quantities),
        "years": year_range_in_words(first, last, language),
        "values": figure_in_words(row, unit, language),
    }


def _title(reading: Reading, named: str) -> str:
    about = reading.words(reading.record.get("title"))
    if not about or not named:
        return about.text if about else named
    return _("%(indicator)s by year (%(unit)s)") % {"indicator": about.text, "unit": named}


def _first_and_last_year(quantities: list[Quantity]) -> tuple[int, int]:
    days = [day for one in quantities for day in (one.lower, one.upper) if day]
    return min(days).year, max(days).year


def _key(reading: Reading, quantities: list[Quantity], shapes: Mapping[str, str]) -> Iterator[tuple[str, object]]:
    """The shapes that occur, with whose figures they mark."""
    names = {one.authority: one.uuid for one in reversed(quantities)}
    for authority, shape in shapes.items():
        if authority in names and shape not in (OTHERS, NOBODY):
            rows = authorities(reading, names[authority])
            yield shape, Joined(tuple(reading.named(row) for row in rows), "; ")
    if any(shapes[authority] == OTHERS for authority in names):
        yield OTHERS, Text(_("others: see the table"))
    if "" in names:
        yield NOBODY, Text(_("nobody is named"))


def _levels(levels: list[Decimal], up: Scale, unit: str, language: str) -> Iterator[Label]:
    """The lines across, from below; the highest says the unit."""
    for level in levels:
        words = in_words(level, language)
        text = amount(words, unit, count_of(level)) if level == levels[-1] else words
        yield Label("0", _px(up(level)), text)


def _years(quantities: list[Quantity], across: Scale) -> Iterator[Label]:
    for year in year_ticks(*_first_and_last_year(quantities)):
        middle = (date(year, 1, 1).toordinal() + date(year, 12, 31).toordinal()) / 2
        yield Label(_percent(across(middle)), _px(HEIGHT - 8), str(year))


def _marks(one: Quantity, shapes: Mapping[str, str], across: Scale, up: Scale) -> Iterator[Mark]:
    """One mark, or one at each end of a range."""
    for value in (one.low, one.high) if one.is_range else (one.low,):
        shape = shapes.get(one.authority, NOBODY)
        yield Mark(one.uuid, shape, _percent(across(one.day)), _px(up(value)), one.is_exact and not one.is_range)


def _ranges(quantities: list[Quantity], across: Scale, up: Scale) -> Iterator[Line]:
    for one in quantities:
        if one.is_range:
            x = _percent(across(one.day))
            yield Line("reach", x, _px(up(one.low)), x, _px(up(one.high)))


def _periods(quantities: list[Quantity], across: Scale, up: Scale) -> Iterator[Line]:
    """How far a value reaches that is of more than a year."""
    for one in quantities:
        if _is_long(one):
            y = _px(up(one.high))
            start, end = across(one.lower.toordinal()), across(one.upper.toordinal())
            yield Line("period", _percent(start), y, _percent(end), y)


def _is_long(one: Quantity) -> bool:
    return bool(one.lower and one.upper) and (one.upper - one.lower).days > YEAR


def _joined(quantities: list[Quantity], across: Scale, up: Scale) -> Iterator[Line]:
    """From the lowest to the highest of the values of one period that differ."""
    groups: dict[tuple, list[Quantity]] = {}
    for one in quantities:
        groups.setdefault(one.same, []).append(one)
    for members in groups.values():
        if len({(one.low, one.high) for one in members}) > 1:
            x = _percent(across(members[0].day))
            low, high = min(one.low for one in members), max(one.high for one in members)
            yield Line("span", x, _px(up(low)), x, _px(up(high)))


def _percent(value: float) -> str:
    return f"{value:.2f}%"


def _px(value: float) -> str:
    return f"{value:.1f}"
