"""Dates on a page: the words, the machine-readable form, and what the date rests on."""

import re
from datetime import date

from archive.primitives import edtf
from archive.primitives.dates_in_words import in_words
from archive.record.vocabularies import label

from .values import When

# What HTML's `time` element understands: a year, a month or a day without doubt or approximation.
_MACHINE = re.compile(r"\d{4}(-(0\d|1[0-2])(-\d\d)?)?")


def when(value: dict | None, language: str) -> When | None:
    """A record's date `{"edtf", "basis", "how"}` in the words of `language`; the basis is named unless it is stated."""
    if value is None:
        return None
    text = value["edtf"]
    machine = text if _MACHINE.fullmatch(text) else ""
    basis = value.get("basis", "stated")
    words = "" if basis == "stated" else str(label("date_basis", basis))
    return When(in_words(text, language), machine, words, value.get("how", ""))


def briefly(value: dict, language: str) -> When:
    """The date without the reason for its basis, for lists of other entries."""
    return when({**value, "how": ""}, language)


def on(day: date, language: str) -> When:
    """A day of the archive's own history."""
    return When(in_words(day.isoformat(), language), day.isoformat())


def within(lower: date | None, upper: date | None, language: str) -> When | None:
    """What the bounds of a date tell: the day, the month, the year or the years it lies in; None without any."""
    if lower is None or upper is None:
        day = lower or upper
        return When(in_words(str(day.year), language), str(day.year)) if day else None
    if lower == upper:
        return on(lower, language)
    year = f"{lower.year:04}"
    if lower.year != upper.year:
        return When(in_words(f"{year}/{upper.year:04}", language))
    month = f"{year}-{lower.month:02}"
    text = month if lower.month == upper.month else year
    return When(in_words(text, language), text)


def order(value: dict | None) -> tuple:
    """A key that sorts dates as they happened; what has no date comes last."""
    return edtf.compare_key(edtf.parse(value["edtf"]) if value else None)
