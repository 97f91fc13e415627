"""Hypothesis strategies that make whole records of any kind, with all parts and any pattern of languages."""

import uuid
from decimal import Decimal

from hypothesis import strategies as st

from archive.primitives.cleaning import clean, clean_line
from archive.primitives.languages import LANGUAGES
from archive.record import fields as f
from archive.record.kinds import KINDS
from archive.record.validate import written
from archive.record.vocabularies import VOCABULARIES

LETTERS = "abcXYZ Қәіңғүұқөһ Ёжы ğİışçöü 0123456789 .,«»–’'\"<>&=+-@\n\r\t"
EDTF = ["1992", "1992-03", "1992-03-02", "1992~", "1992?", "199X", "1992/1994", "2018/..", "[1992..1995]", "[..1992]"]
TAGS = ["kk", "ru", "en", "tr", "kk-Latn", "de", "zh-Hant-TW"]
PATTERNS = [
    tuple(code for bit, code in enumerate(LANGUAGES) if pattern >> bit & 1) for pattern in range(2 ** len(LANGUAGES))
]


def a_uuid() -> str:
    """A fresh UUID: not drawn, so that no two examples of a test share one in the database."""
    return str(uuid.uuid4())


def lines(long: bool = False):
    """Clean text that is not empty."""
    cleaner = clean if long else clean_line
    return st.text(alphabet=LETTERS, min_size=1, max_size=30).map(cleaner).filter(bool)


def words(languages, long: bool):
    """Translatable text in exactly these languages."""
    return st.fixed_dictionaries({code: lines(long) for code in languages})


def values(field, languages, others: dict):
    """A strategy for a field's value, or None where it can have none (links to own parts are set by `_link`)."""
    if isinstance(field, (f.EntryRef, f.FarPartRef)):
        return _reference(field, others)
    return MAKERS[type(field)](field, languages)


MAKERS = {
    f.Words: lambda field, languages: words(languages, field.long) if languages else None,
    f.Line: lambda field, languages: lines(field.long),
    f.Lines: lambda field, languages: st.lists(lines(), min_size=1, max_size=3),
    f.Code: lambda field, languages: st.sampled_from(sorted(VOCABULARIES[field.vocabulary])),
    f.Tag: lambda field, languages: st.sampled_from(TAGS),
    f.Tags: lambda field, languages: st.lists(st.sampled_from(TAGS), min_size=1, max_size=3),
    f.Edtf: lambda field, languages: st.fixed_dictionaries(
        {"edtf": st.sampled_from(EDTF), "basis": st.sampled_from(sorted(VOCABULARIES["date_basis"]))},
        optional={"how": lines()},
    ),
    f.Integer: lambda field, languages: st.integers(0, 10_000),
    f.Quantity: lambda field, languages: st.decimals(0, 80, places=3).map(written),
    f.Flag: lambda field, languages: st.just(True),
    f.PartRef: lambda field, languages: None,
}


@st.composite
def records(draw, kind_name: str, languages: tuple[str, ...] = LANGUAGES, others: dict | None = None):
    """A valid record of a kind with rows of every part. `others`: {kind: [uuid]} and {"offices": [{entry, part}]}."""
    kind, others = KINDS[kind_name], others or {}
    record = {"schema": kind.schema, "kind": kind.name, "uuid": a_uuid()}
    record |= draw_row(draw, kind.fields, languages, others)
    parts = {}
    for part in kind.parts:
        rows = [
            {"uuid": a_uuid(), **draw_row(draw, (*part.fields, f.Lines("source_keys")), languages, others)}
            for _ in range(draw(st.integers(0, 2)))
        ]
        parts[part.name] = rows
    _link(draw, kind, parts)
    _keep_valid(kind, parts)
    _mend(kind, record, parts)
    parts = {section: rows for section, rows in parts.items() if rows}
    return {**record, "parts": parts} if parts else record


def draw_row(draw, fields, languages, others: dict) -> dict:
    """The values of a row without links to its own parts; optional ones are there or not."""
    row = {}
    for field in fields:
        strategy = values(field, languages, others)
        if strategy is not None and (field.required or draw(st.booleans())):
            row[field.name] = draw(strategy)
    return row


def _reference(field, others: dict):
    if isinstance(field, f.EntryRef):
        choices = [uuid for kind in field.kinds or KINDS for uuid in others.get(kind, [])]
        return st.sampled_from(choices) if choices else None
    if isinstance(field, f.FarPartRef):
        return st.sampled_from(others["offices"]) if others.get("offices") else None
    return None


def _link(draw, kind, parts: dict) -> None:
    """Let rows point at other rows of the record that may be pointed at; never at themselves."""
    for section, rows in parts.items():
        for field in kind.part_by_name[section].fields:
            if not isinstance(field, f.PartRef):
                continue
            for row in rows:
                targets = [
                    other["uuid"]
                    for name in (field.parts or parts)
                    for other in parts.get(name, [])
                    if other is not row
                ]
                if targets and (field.required or draw(st.booleans())):
                    row[field.name] = draw(st.sampled_from(targets))


def _keep_valid(kind, parts: dict) -> None:
    """Drop rows that lack what is required, then links to dropped rows, until nothing changes."""
    while True:
        present = {row["uuid"] for rows in parts.values() for row in rows}
        before = sum(len(row) for rows in parts.values() for row in rows)
        for section, rows in parts.items():
            part = kind.part_by_name[section]
            for row in rows:
                for field in part.fields:
                    if isinstance(field, f.PartRef) and row.get(field.name, None) not in (None, *present):
                        del row[field.name]
            parts[section] = [row for row in rows if _complete(part, row)]
        if before == sum(len(row) for rows in parts.values() for row in rows):
            return


def _complete(part, row: dict) -> bool:
    return all(field.name in row for field in part.fields if field.required) and (
        not part.any_of or any(name in row for name in part.any_of)
    )


def _mend(kind, record: dict, parts: dict) -> None:
    """Rules between fields that the database also keeps."""
    if kind.name == "place" and ("latitude" in record) != ("longitude" in record):
        record.pop("latitude", None)
        record.pop("longitude", None)
    for row in parts.get("figures", []):
        if "low" in row and "high" in row and Decimal(row["low"]) > Decimal(row["high"]):
            row["low"], row["high"] = row["high"], row["low"]
    for row in parts.get("claims", []):
        if "value" in row:
            row["value_type"] = "text"
    for row in parts.get("disputes", []):
        if row["status"] == "resolved" and "resolution" not in row:
            row["status"] = "open"
