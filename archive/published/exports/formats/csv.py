"""Comma-separated values (RFC 4180) in UTF-8 with a byte order mark, which spreadsheets need to read Cyrillic."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from archive.published.exports.export_format import FORMATS, ExportFormat
from archive.published.exports.formulas import defused
from archive.published.exports.rows import ExportRow
from archive.published.facet import EntryFacet
from archive.published.facets import offered
from archive.record.heading import heading, main_date

BETWEEN = " | "

# In this order; names of columns are never changed, only added to.
PLAIN: Mapping[str, Callable[[ExportRow], object]] = {
    "number": lambda row: row.number,
    "address": lambda row: row.address,
    "kind": lambda row: row.record["kind"],
    "type": lambda row: row.record.get("type"),
    "version": lambda row: row.version,
    "published": lambda row: row.published.date(),
    "uuid": lambda row: row.record["uuid"],
    "date": lambda row: (main_date(row.record) or {}).get("edtf"),
    "date_basis": lambda row: (main_date(row.record) or {}).get("basis"),
    "date_from": lambda row: row.lower,
    "date_to": lambda row: row.upper,
    "own_title": lambda row: row.record.get("own_title"),
    "rights": lambda row: row.record.get("rights"),
    "source_keys": lambda row: BETWEEN.join(row.record.get("source_keys", [])),
}
BY_LANGUAGE: Mapping[str, Callable[[ExportRow, str], object]] = {
    "title": lambda row, language: heading(row.record).get(language),
    "summary": lambda row, language: row.record.get("summary", {}).get(language),
    "description": lambda row, language: row.record.get("description", {}).get(language),
}


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        return text


class CsvFormat(ExportFormat):
    """One line an entry; facets of entries as public numbers, and as titles in each language that has one."""

    name = "csv"
    content_type = "text/csv; charset=utf-8; header=present"

    def lines(self, rows: Iterable[ExportRow], languages: Sequence[str], today: date) -> Iterator[str]:
        """A byte order mark and the names of the columns, then the entries."""
        writer = csv.writer(_Echo(), lineterminator="\r\n")
        yield "\ufeff" + writer.writerow(columns(languages, today))
        for row in rows:
            yield writer.writerow([_cell(value) for value in _values(row, languages)])


def columns(languages: Sequence[str], today: date) -> list[str]:
    """The names of the columns for these languages; that of the status says the day as of which it is."""
    return [
        *PLAIN,
        *(f"{name}_{language}" for name in BY_LANGUAGE for language in languages),
        *(facet.name for facet in _named()),
        *(f"{facet.name}_{language}" for facet in _named() for language in languages),
        f"status_on_{today.isoformat()}",
    ]


def _values(row: ExportRow, languages: Sequence[str]) -> Iterator[object]:
    yield from (value(row) for value in PLAIN.values())
    yield from (value(row, language) for value in BY_LANGUAGE.values() for language in languages)
    yield from (_numbers(row, facet) for facet in _named())
    yield from (_titles(row, facet, language) for facet in _named() for language in languages)
    yield row.status


def _named() -> list[EntryFacet]:
    return [facet for facet in offered() if isinstance(facet, EntryFacet)]


def _numbers(row: ExportRow, facet: EntryFacet) -> str:
    written = (facet.written(value, row.resolver) for value in row.facets.get(facet.name, []))
    return BETWEEN.join(sorted(number for number in written if number))


def _titles(row: ExportRow, facet: EntryFacet, language: str) -> str:
    """Titles in this very language; an entry without one is not named here."""
    known = (row.resolver.get(value) for value in row.facets.get(facet.name, []))
    titles = (target.title.get(language) for target in known if target)
    return BETWEEN.join(sorted(title for title in titles if title))


def _cell(value: object) -> str:
    return "" if value is None else defused(str(value))


FORMATS.register(CsvFormat())
