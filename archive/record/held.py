"""Languages held back: taken out of the full record for the public one, and put back.

The part held back has the shape `{"languages": [code], "words": {"path": {code: text}}, "rows": {section: [[position,
row]]}}`; a path is a field's name, or "part uuid/field". Empty members are missing.
"""

from .fields import PartRef, Words
from .kinds import kind_of


def split(record: dict, languages: list[str]) -> tuple[dict, dict]:
    """The record without `languages`, and what was taken out; an empty dict if no language is held back.

    Translatable text goes value by value; texts and translation states in a held language go as rows, with the rows
    that say something of them.
    """
    if not languages:
        return record, {}
    kind, rows, words = kind_of(record), {}, {}
    parts = _split_rows(kind, record.get("parts", {}), set(languages), rows)
    result = _split_words(kind.fields, record, set(languages), "", words)
    result["parts"] = {
        section: [
            _split_words(kind.part_by_name[section].fields, row, set(languages), row["uuid"] + "/", words)
            for row in kept
        ]
        for section, kept in parts.items()
        if kept
    }
    if not result["parts"]:
        del result["parts"]
    held = {"languages": sorted(languages), "words": words, "rows": rows}
    return result, {key: value for key, value in held.items() if value}


def merge(record: dict, held: dict) -> dict:
    """The full record again: the inverse of `split`."""
    words, kind = held.get("words", {}), kind_of(record)
    result = _merge_words(kind.fields, record, "", words)
    parts = {
        section: [_merge_words(kind.part_by_name[section].fields, row, row["uuid"] + "/", words) for row in rows]
        for section, rows in record.get("parts", {}).items()
    }
    for section, rows in held.get("rows", {}).items():
        for position, row in rows:
            whole = _merge_words(kind.part_by_name[section].fields, row, row["uuid"] + "/", words)
            parts.setdefault(section, []).insert(position, whole)
    return {**result, "parts": parts} if parts else result


def _split_rows(kind, parts: dict, languages: set[str], rows: dict) -> dict:
    gone = {
        row["uuid"] for section in ("texts", "translations") for row in parts.get(section, []) if _in(row, languages)
    }
    while (
        more := {row["uuid"] for section, own in parts.items() for row in own if _hangs_on(kind, section, row, gone)}
        - gone
    ):
        gone |= more
    for section, own in parts.items():
        if taken := [[position, row] for position, row in enumerate(own) if row["uuid"] in gone]:
            rows[section] = taken
    return {section: [row for row in own if row["uuid"] not in gone] for section, own in parts.items()}


def _in(row: dict, languages: set[str]) -> bool:
    return row["language"].partition("-")[0].lower() in languages


def _hangs_on(kind, section: str, row: dict, gone: set[str]) -> bool:
    fields = kind.part_by_name[section].fields
    return any(isinstance(field, PartRef) and row.get(field.name) in gone for field in fields)


def _split_words(fields, row: dict, languages: set[str], prefix: str, words: dict) -> dict:
    result = {key: value for key, value in row.items() if key != "parts"}
    for field in fields:
        if isinstance(field, Words) and field.name in row:
            shown = {code: text for code, text in row[field.name].items() if code not in languages}
            kept_back = {code: text for code, text in row[field.name].items() if code in languages}
            if kept_back:
                words[prefix + field.name] = kept_back
                result[field.name] = shown
            if not shown:
                del result[field.name]
    return result


def _merge_words(fields, row: dict, prefix: str, words: dict) -> dict:
    result = {key: value for key, value in row.items() if key != "parts"}
    for field in fields:
        if isinstance(field, Words) and prefix + field.name in words:
            result[field.name] = {**result.get(field.name, {}), **words[prefix + field.name]}
    return result
