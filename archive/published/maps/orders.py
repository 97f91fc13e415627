"""The orders of results, each cut into stretches of about a thousand entries.

A page is found by counting stretch after stretch how many of its entries are in the result; only the stretches that
the page touches are then sorted, by the database. A stretch begins at a key; the keys are texts that compare, code
point by code point, as the columns do that the database sorts by (`archive.published.browse.sorts`).
"""

import json
from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from archive.primitives.languages import LANGUAGES
from archive.published.models.index_row import IndexRow

BUCKET_SIZE = 1024
COLUMNS = ("slot", "kind", "number", "lower", "upper", "published", *(f"sort_{code}" for code in LANGUAGES))
_LAST = "~"  # after every digit: dates that are not known come last, whichever way
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MOST = 10**18

Key = Callable[[IndexRow], str]


def _end(row: IndexRow) -> str:
    return f"\0{row.kind}\0{row.number:010}"


def _forwards(day: date | None) -> str:
    return _LAST if day is None else f"{day.toordinal():07}"


def _backwards(day: date | None) -> str:
    return _LAST if day is None else f"{9_999_999 - day.toordinal():07}"


def _date(row: IndexRow) -> str:
    return _forwards(row.lower) + _forwards(row.upper) + _end(row)


def _newest(row: IndexRow) -> str:
    return _backwards(row.lower) + _backwards(row.upper) + _end(row)


def _added(row: IndexRow) -> str:
    return f"{_MOST - (row.published - _EPOCH) // timedelta(microseconds=1):018}" + _end(row)


def _title(language: str) -> Key:
    return lambda row: getattr(row, f"sort_{language}") + _end(row)


KEYS: Mapping[str, Key] = {
    "date": _date,
    "newest": _newest,
    "added": _added,
    **{f"title_{code}": _title(code) for code in LANGUAGES},
}


def order_of(sort: str, language: str) -> str:
    """The order that a sort means on a page in a language."""
    return f"title_{language}" if sort == "title" else sort


@dataclass(frozen=True)
class Directory:
    """Where the stretches of an order begin: keys, ascending, the first of them empty; and their numbers."""

    starts: tuple[str, ...] = ("",)
    buckets: tuple[int, ...] = (0,)

    @classmethod
    def read(cls, body: bytes) -> "Directory":
        """The directory as it is stored."""
        pairs = json.loads(body)
        return cls(tuple(start for start, _bucket in pairs), tuple(bucket for _start, bucket in pairs))

    def written(self) -> bytes:
        """To be stored."""
        return json.dumps(list(zip(self.starts, self.buckets, strict=True))).encode()

    def bucket(self, key: str) -> int:
        """The stretch in which a key lies."""
        return self.buckets[bisect_right(self.starts, key) - 1]

    def split(self, bucket: int, starts: list[str]) -> "Directory":
        """The directory with stretches more, which begin at `starts` within this one; their numbers follow the
        highest.
        """
        at = self.buckets.index(bucket) + 1
        fresh = range(max(self.buckets) + 1, max(self.buckets) + 1 + len(starts))
        return Directory(
            (*self.starts[:at], *starts, *self.starts[at:]), (*self.buckets[:at], *fresh, *self.buckets[at:])
        )
