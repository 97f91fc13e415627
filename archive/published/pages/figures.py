"""Figures: quantities that sources give, as tables with a drawing; observations apart from targets and forecasts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from . import addresses, dates
from .actors import named
from .chart import Chart, Symbol, chart_of, shapes_of
from .quantity import Quantity, quantity_of, unit_of
from .reading import Reading
from .sections import Row, Section, table
from .units import figure_in_words
from .values import Joined, Quiet, Text


@dataclass(frozen=True)
class Figures(Section):
    """A table of figures with its drawings, and the address of all of them as a file."""

    charts: tuple[Chart, ...] = ()
    unplaced: str = ""
    csv: str = ""


def observed(reading: Reading, number: str = "") -> Section | None:
    """What was measured or counted; `number`: of an indicator, whose figures are drawn and come as a file."""
    rows = [row for row in reading.rows("figures") if row["nature"] == "observed"]
    return _section(reading, "figures", _("Figures"), rows, number)


def awaited(reading: Reading, number: str = "") -> Section | None:
    """Targets, forecasts and expectations: never drawn among what was observed."""
    rows = [row for row in reading.rows("figures") if row["nature"] != "observed"]
    return _section(reading, "targets", _("Targets and forecasts"), rows, number)


def _section(reading: Reading, anchor: str, heading: str, rows: list[dict], number: str) -> Section | None:
    rows = sorted(rows, key=lambda row: dates.order(row.get("period")))
    quantities = [quantity_of(reading, row) for row in rows] if number else []
    shapes = shapes_of([quantity_of(reading, row) for row in reading.rows("figures")] if number else [])
    charts = tuple(_charts(reading, anchor, quantities, shapes))
    symbols = {mark.figure: Symbol(mark.shape, mark.is_full) for chart in charts for mark in chart.marks}
    found = table(anchor, heading, _columns(), [_row(reading, row, symbols) for row in rows])
    if found is None or not number:
        return found
    left_out = sum(not one.is_placed for one in quantities)
    return Figures(
        anchor,
        heading,
        "figures",
        found.content,
        found.columns,
        found.caption,
        found.count,
        charts=charts,
        unplaced=_unplaced(left_out) if left_out else "",
        csv=addresses.figures(reading.language, number),
    )


def in_short(reading: Reading, rows: list[dict]) -> str:
    """The first of a few figures with its period; empty when there are none."""
    if not rows:
        return ""
    said = figure_in_words(rows[0], unit_of(reading, rows[0]), reading.language)
    when = reading.when(rows[0].get("period"))
    return f"{said} ({when.words})" if when else said


def alike(quantities: Iterable[Quantity]) -> list[list[Quantity]]:
    """What can share an axis: the placed figures of one unit and measure together."""
    groups: dict[tuple[str, str], list[Quantity]] = {}
    for one in quantities:
        if one.is_placed:
            groups.setdefault((one.unit, one.measure), []).append(one)
    return list(groups.values())


def _charts(reading: Reading, anchor: str, quantities: list[Quantity], shapes: Mapping[str, str]) -> Iterator[Chart]:
    """A drawing for each unit and measure of which there are two values or more; shapes are those of all the page."""
    groups = alike(quantities)
    for number, members in enumerate(groups, 1):
        if len(members) > 1:
            yield chart_of(reading, f"{anchor}-{number}", members, shapes, is_alone=len(groups) == 1)


def _unplaced(number: int) -> str:
    text = ngettext(
        "%(number)s figure without a number or a period stands in the table only.",
        "%(number)s figures without a number or a period stand in the table only.",
        number,
    )
    return text % {"number": number}


def _columns() -> tuple[str, ...]:
    return (
        _("Period"),
        _("Value"),
        _("Series"),
        _("Nature of the value"),
        _("Measure"),
        _("Whose figure"),
        _("Note"),
    )


def _row(reading: Reading, row: dict, symbols: Mapping[str, Symbol]) -> Row:
    """A line of the table; what is the same for the whole series is not said again in each."""
    uuid = row["uuid"]
    remarks = tuple(Joined((reading.words(row.get(name)), "."), "") for name in ("counted", "title") if name in row)
    cells = (
        reading.when(row.get("period")) or Quiet(_("no period stated")),
        Joined((symbols.get(uuid), _value(reading, row))),
        reading.home(uuid),
        reading.code("figure_nature", row["nature"]) if row["nature"] != "observed" else "",
        _measure(reading, row),
        _whose(reading, uuid),
        Joined((*remarks, reading.words(row.get("note")))),
    )
    return Row(reading.anchor(uuid), cells, reading.refs(uuid))


def _measure(reading: Reading, row: dict) -> str:
    """Flow, stock or total, where it is not that of the whole series."""
    is_usual = row["uuid"] in reading.homes or row.get("measure") == reading.record.get("measure")
    return "" if is_usual else reading.code("figure_measure", row.get("measure"))


def _whose(reading: Reading, figure: str) -> Joined:
    """Who reported it, and whose side's it is."""
    sides = (reading.named(row) for row in reading.rows("actors", of=figure) if row["role"] == "side")
    reporters = Joined(named(reading, ("reporter",), figure), "; ")
    return Joined((reporters, Joined(tuple(sides), "; ")), "; ")


def _value(reading: Reading, row: dict) -> Joined:
    """The value in words, and beside it what the source has, where that was read as a number."""
    said = figure_in_words(row, unit_of(reading, row), reading.language)
    printed = row.get("as_printed")
    if printed is None or printed == said:
        return Joined((Text(said),))
    return Joined((Text(said), Quiet(Joined((_("in the source:"), reading.line(printed))))))
