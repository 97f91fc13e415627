"""The day a reader asks about: typed as a day, a month or a year, of which the last day is meant."""

import re
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from archive.primitives.edtf import EdtfError, parse
from archive.published.pages import dates
from archive.published.pages.values import When

_ASKED = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-[0-9]{2})?)?")

_DIGITS = re.compile(r"[0-9./-]{1,60}")  # what a date can be wrong in: the order, or a day that does not exist


@dataclass(frozen=True)
class AskedDay:
    """`text` as typed, without spaces around it; `day` the day meant."""

    text: str
    day: date

    @property
    def is_last_of_many(self) -> bool:
        """Whether a month or a year was typed, and its last day is meant."""
        return self.text != self.day.isoformat()

    def in_words(self, language: str) -> When:
        """The day as a reader of `language` writes it."""
        return dates.on(self.day, language)


def asked_day(text: str, today: date) -> AskedDay:
    """The day that `text` means, today if it is empty. Raises EdtfError with a sentence for the reader."""
    text = text.strip() or today.isoformat()
    last = parse(text).upper if _DIGITS.fullmatch(text) else None
    if last is None or not _ASKED.fullmatch(text):
        raise EdtfError(_("Write a day, a month or a year, for example 1995-06-30, 1995-06 or 1995."))
    return AskedDay(text, last)
