"""From texts to lexemes, and from a reader's words to a `tsquery`."""

import re
from collections.abc import Iterable, Iterator

from archive.primitives.folding import tokens
from archive.record import fields as f
from archive.record.kinds import kind_of

# Not for reading: keys of the seeds, addresses, paths into the record, hashes.
UNREAD_FIELDS = frozenset({"source_keys", "url", "path", "follows", "value_type"})
UNREAD_SECTIONS = frozenset({"translations"})
_YEAR = re.compile(r"\d{4}")


def index_lexemes(record: dict) -> tuple[list[str], list[str]]:
    """The lexemes of a served record in all languages, each once: of titles and names, and of everything."""
    titles = _unique(_titles(record))
    return titles, _unique([*_titles(record), *_texts(record)])


def tsquery(text: str) -> str | None:
    """What the index is asked, as text of a PostgreSQL `tsquery`: every word, each as the beginning of one.

    A hyphenated word is found in one piece as well as in its parts. None if there is no word in the text.
    """
    words = [tokens(word) for word in text.split()]
    return " & ".join(_wanted(parts) for parts in words if parts) or None


def searched_words(text: str) -> list[str]:
    """The words of the text that are searched for, as typed."""
    return [word for word in text.split() if tokens(word)]


def _wanted(parts: list[str]) -> str:
    *pieces, whole = parts
    if len(pieces) > 1 and "".join(pieces) == whole:
        return f"({_all(pieces)} | {_beginning(whole)})"
    return _all(parts)


def _all(lexemes: list[str]) -> str:
    return " & ".join(map(_beginning, lexemes))


def _beginning(lexeme: str) -> str:
    quoted = lexeme.replace("\\", "\\\\").replace("'", "''")
    return f"'{quoted}':*"


def _unique(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(token for text in texts for token in tokens(text)))


def _titles(record: dict) -> Iterator[str]:
    yield from record.get("title", {}).values()
    yield from (row["text"] for row in record.get("parts", {}).get("names", []))
    if "own_title" in record:
        yield record["own_title"]


def _texts(record: dict) -> Iterator[str]:
    kind = kind_of(record)
    yield from _of_row(kind.fields, record)
    for section, rows in record.get("parts", {}).items():
        if section not in UNREAD_SECTIONS:
            for row in rows:
                yield from _of_row(kind.part_by_name[section].fields, row)


def _of_row(fields: Iterable[f.Field], row: dict) -> Iterator[str]:
    for field in fields:
        if field.name in row and field.name not in UNREAD_FIELDS:
            yield from _of_value(field, row[field.name])


def _of_value(field: f.Field, value: object) -> Iterable[str]:
    if isinstance(field, f.Words):
        return value.values()
    if isinstance(field, f.Lines):
        return value
    if isinstance(field, f.Edtf):
        return _YEAR.findall(value["edtf"])
    return [value] if isinstance(field, f.Line) else []
