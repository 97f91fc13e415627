"""The figures of one indicator as comma-separated values, a line each: words in one language, never in its stead."""

import csv
import re
from collections.abc import Iterator

from archive.primitives import edtf
from archive.published.facet import Known
from archive.published.pages import dates
from archive.published.pages.addresses import anchor

from .formulas import defused

BETWEEN = " | "

# In this order; names are never changed, only added to. Those with {} are words in the language asked for.
COLUMNS = (
    "figure",
    "period",
    "period_basis",
    "period_from",
    "period_to",
    "low",
    "high",
    "as_printed",
    "precision",
    "nature",
    "measure",
    "unit",
    "title_{}",
    "counted_{}",
    "note_{}",
    "reporter_{}",
    "side_{}",
    "sources",
    "address",
)
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        return text


def figure_lines(record: dict, resolver: Known, language: str, address: str) -> Iterator[str]:
    """The pieces of the file: a byte order mark with the names of the columns, then the figures in order of period.

    `record` is an indicator's as it is served; `address`: that of its page, to which the place of a row is added.
    """
    writer = csv.writer(_Echo(), lineterminator="\r\n")
    yield "\ufeff" + writer.writerow(column.format(language) for column in COLUMNS)
    actors, citations = _by_figure(record, "actors"), _by_figure(record, "citations")
    figures = record.get("parts", {}).get("figures", [])
    for row in sorted(figures, key=lambda row: dates.order(row.get("period"))):
        cells = (
            *_numbers(record, row),
            *(row.get(name, {}).get(language) for name in ("title", "counted", "note")),
            *(_named(actors.get(row["uuid"], []), role, resolver, language) for role in ("reporter", "side")),
            _cited(citations.get(row["uuid"], []), resolver),
            f"{address}#{anchor(row['uuid'])}",
        )
        yield writer.writerow(_cell(value) for value in cells)


def _numbers(record: dict, row: dict) -> Iterator[object]:
    period = row.get("period", {})
    bounds = edtf.parse(period["edtf"]) if period else None
    yield row["uuid"]
    yield from (period.get("edtf"), period.get("basis"))
    yield from (bounds and bounds.lower, bounds and bounds.upper)
    yield from (row.get(name) for name in ("low", "high", "as_printed", "precision", "nature"))
    yield from (row.get(name) or record.get(name) for name in ("measure", "unit"))


def _by_figure(record: dict, section: str) -> dict[str, list[dict]]:
    found: dict[str, list[dict]] = {}
    for row in record.get("parts", {}).get(section, []):
        found.setdefault(row.get("of", ""), []).append(row)
    return found


def _named(rows: list[dict], role: str, resolver: Known, language: str) -> str:
    """Titles or words in this very language; an entry without a title in it by its public number."""
    return BETWEEN.join(filter(None, (_name(row, resolver, language) for row in rows if row["role"] == role)))


def _name(row: dict, resolver: Known, language: str) -> str | None:
    target = resolver.get(row["entry"]) if "entry" in row else None
    if target is None:
        return row.get("words", {}).get(language)
    return target.title.get(language) or target.public_number


def _cited(rows: list[dict], resolver: Known) -> str:
    targets = (resolver.get(row["source"]) for row in rows)
    return BETWEEN.join(dict.fromkeys(target.public_number for target in targets if target))


def _cell(value: object) -> str:
    """A number stays one, with its minus sign; anything else that a spreadsheet would run is defused."""
    text = "" if value is None else str(value)
    return text if _NUMBER.fullmatch(text) else defused(text)
