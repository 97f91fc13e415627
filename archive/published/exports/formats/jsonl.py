"""JSON Lines: one JSON object a line, with the record as it is served."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from archive.primitives.languages import LANGUAGES
from archive.published.exports.export_format import FORMATS, ExportFormat
from archive.published.exports.rows import ExportRow
from archive.record.fields import Words
from archive.record.kinds import kind_of


class JsonlFormat(ExportFormat):
    """Number, address, version and date of publication around the whole record."""

    name = "jsonl"
    content_type = "application/jsonl; charset=utf-8"

    def lines(self, rows: Iterable[ExportRow], languages: Sequence[str], today: date) -> Iterator[str]:
        """One line an entry."""
        for row in rows:
            yield json.dumps(_line(row, languages), ensure_ascii=False, separators=(",", ":")) + "\n"


def _line(row: ExportRow, languages: Sequence[str]) -> dict:
    record = row.record if set(languages) == set(LANGUAGES) else in_languages(row.record, languages)
    return {
        "number": row.number,
        "address": row.address,
        "version": row.version,
        "published": row.published.isoformat(),
        "record": record,
    }


def in_languages(record: dict, languages: Sequence[str]) -> dict:
    """The record with words in these languages only; a map that would be empty is left out."""
    kind = kind_of(record)
    result = _row_in(kind.fields, record, languages)
    if "parts" in record:
        result["parts"] = {
            name: [_row_in(kind.part_by_name[name].fields, row, languages) for row in rows]
            for name, rows in record["parts"].items()
        }
    return result


def _row_in(fields: Iterable, row: dict, languages: Sequence[str]) -> dict:
    words = {field.name for field in fields if isinstance(field, Words)}
    narrowed = {key: _narrowed(value, languages) if key in words else value for key, value in row.items()}
    return {key: value for key, value in narrowed.items() if value != {} or key not in words}


def _narrowed(words: dict, languages: Sequence[str]) -> dict:
    return {language: text for language, text in words.items() if language in languages}


FORMATS.register(JsonlFormat())
