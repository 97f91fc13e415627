"""What the forms of one page share, so that no row asks the database for itself.

Loads the entry's own parts, and whatever its links (stored or just typed) point at, with one query a table.
"""

import re
import uuid
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from archive.editorial.models.entry import Entry
from archive.editorial.models.part import Part
from archive.editorial.models.registry import PART_MODELS, filled_sections
from archive.record.schema import Kind

from .labels import entry_labels, far_part_labels, part_label
from .links import LINKS, Link

_NAME = re.compile(r"(?:(?P<section>[a-z]+)-\d+-)?(?P<column>[a-z_]+)")
_DELETION = re.compile(r"(?P<row>[a-z]+-\d+)-DELETE")
_KEY = re.compile(r"[a-z]+-\d+-part_ptr")
LARGEST_KEY = 2**63 - 1
PAGE = 50


@dataclass(frozen=True)
class Shown:
    """The rows of a section that one page of the form holds; `pages` are numbered from 1."""

    rows: list[Part]
    number: int
    pages: int
    total: int

    @property
    def first(self) -> int:
        """The place of the first row in the whole list, from 1."""
        return (self.number - 1) * PAGE + 1

    @property
    def last(self) -> int:
        """The place of the last row in the whole list, from 1."""
        return self.first + len(self.rows) - 1

    @property
    def numbers(self) -> range:
        """The numbers of all pages."""
        return range(1, self.pages + 1)


class Workbench:
    """The rows behind one page's forms: those of `entry` (None if new), and what `post` (None for a GET) names.

    `asked`: which page of a long section is wanted, as "rows-<section>" → number; "*" → "all" for all rows of all.
    """

    def __init__(self, kind: Kind, entry: Entry | None, post=None, asked: Mapping[str, str] | None = None):
        self.kind, self.post, self.asked = kind, post or {}, asked or {}
        filled = filled_sections([entry.pk]) if entry is not None else ()
        self.rows = {part.name: self._rows_of(part.name, entry) if part.name in filled else [] for part in kind.parts}
        self.leaving = frozenset(self._leaving())
        self._own = {str(row.uuid): row for rows in self.rows.values() for row in rows}
        self._numbers = {row.pk: number for rows in self.rows.values() for number, row in enumerate(rows, start=1)}
        self.names = {row.pk: key for key, row in self._own.items()}
        self._own_labels: dict[int | None, str] = {}
        self._added: dict[str, int] = defaultdict(int)
        self._known: dict[type, dict[str, object]] = {}
        self._labels: dict[str, dict[str, str]] = {"entry": {}, "part": {}}
        self._load(entry)

    @staticmethod
    def _rows_of(section: str, entry: Entry) -> list[Part]:
        return list(PART_MODELS[section].objects.filter(entry_id=entry.pk).order_by("position", "id"))

    def _leaving(self) -> Iterator[str]:
        """The UUIDs of the rows that are marked for deletion."""
        for name in self.post:
            if found := _DELETION.fullmatch(name):
                yield self.post.get(f"{found['row']}-part_ptr", "")

    def _load(self, entry: Entry | None) -> None:
        wanted = defaultdict(set)
        for link, key in (*self._stored(entry), *self._typed()):
            if not link.own and key:
                wanted[link.target].add(key)
        for model, keys in wanted.items():
            self._known[model] = {str(row.pk): row for row in model.objects.filter(pk__in=keys)}
        self._name(row for rows in self._known.values() for row in rows.values())

    def _stored(self, entry: Entry | None) -> Iterator[tuple[Link, int]]:
        for row in (*([entry] if entry else []), *self._own.values()):
            for link in LINKS.values():
                if link.table == row._meta.model_name:
                    yield link, getattr(row, f"{link.column}_id")

    def _typed(self) -> Iterator[tuple[Link, int]]:
        for name, value in self.post.items():
            found = _NAME.fullmatch(name)
            if found is None or not (isinstance(value, str) and value.isascii() and value.isdecimal()):
                continue
            model = PART_MODELS.get(found["section"])
            link = LINKS.get((model._meta.model_name if model else self.kind.name, found["column"]))
            if link is not None and len(value) < 20 and int(value) <= LARGEST_KEY:
                yield link, int(value)

    def _name(self, rows) -> None:
        rows = list(rows)
        entries = {row.pk: row for row in rows if isinstance(row, Entry)}
        parts = {row.pk: row for row in rows if isinstance(row, Part)}
        self._labels["entry"] = {str(key): label for key, label in entry_labels(entries.values()).items()}
        if parts:
            self._labels["part"] = {str(key): label for key, label in far_part_labels(parts.values()).items()}

    def own_rows(self, link: Link, *, apart_from: int | None) -> dict[str, Part]:
        """The parts of this entry that the link may point at, by UUID."""
        sections = link.sections or tuple(self.rows)
        return {
            str(row.uuid): row
            for section in sections
            for row in self.rows.get(section, ())
            if row.pk != apart_from and isinstance(row, link.target)
        }

    def own_row(self, section: str, key: str | None) -> Part | None:
        """The row of a section with this UUID, if it is one of the entry's."""
        row = self._own.get(key or "")
        return row if row in self.rows.get(section, ()) else None

    def shown(self, section: str) -> Shown:
        """The rows of a section that the form shows: fifty at a time."""
        rows = self.rows[section]
        if self.asked.get("*") == "all":
            return Shown(rows, 1, 1, len(rows))
        pages = max(1, -(-len(rows) // PAGE))
        asked = self.asked.get(f"rows-{section}", "")
        number = min(int(asked), pages) if asked.isascii() and asked.isdecimal() and 0 < len(asked) < 6 else 1
        number = max(number, 1)
        return Shown(rows[(number - 1) * PAGE : number * PAGE], number, pages, len(rows))

    @cached_property
    def taken(self) -> frozenset[uuid.UUID]:
        """Of the UUIDs that were posted for rows, those that a new row cannot have."""
        posted = Counter(filter(None, (_uuid(self.post.get(name)) for name in self.post if _KEY.fullmatch(name))))
        twice = {key for key, count in posted.items() if count > 1}
        return frozenset(twice | set(Part.objects.filter(uuid__in=posted).values_list("uuid", flat=True)))

    def known_rows(self, link: Link) -> dict[str, object]:
        """What was found of the rows that the link's column names anywhere on this page, by key."""
        return self._known.get(link.target, {})

    def label(self, link: Link, key: str) -> str:
        """What a row is called in a select."""
        if link.own:
            return self.own_label(self._own[key])
        return self._labels["part" if link.to_part else "entry"].get(key, key)

    def own_label(self, row: Part) -> str:
        """What a part of this entry is called; made once, for each row of a page may offer all others."""
        if row.pk not in self._own_labels:
            titles = self._labels["entry"]
            label = part_label(row, self._numbers.get(row.pk, 0), lambda key: titles.get(str(key), ""))
            self._own_labels[row.pk] = label
        return self._own_labels[row.pk]

    def next_position(self, section: str) -> int:
        """A place at the end of the list."""
        rows = self.rows[section]
        last = max((row.position for row in rows), default=-1)
        self._added[section] += 1
        return last + self._added[section]


def _uuid(text: str | None) -> uuid.UUID | None:
    try:
        return uuid.UUID(text or "")
    except ValueError:
        return None
