"""What the forms of one page share, so that no row asks the database for itself.

Loads the entry's own parts, and whatever its links (stored or just typed) point at, with one query a table.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from archive.editorial.models.entry import Entry
from archive.editorial.models.part import Part
from archive.editorial.models.registry import PART_MODELS
from archive.record.schema import Kind

from .labels import entry_labels, far_part_labels, part_label
from .links import LINKS, Link

_NAME = re.compile(r"(?:(?P<section>[a-z]+)-\d+-)?(?P<column>[a-z_]+)")
_DELETION = re.compile(r"(?P<row>[a-z]+-\d+)-DELETE")
LARGEST_KEY = 2**63 - 1


class Workbench:
    """The rows behind one page's forms: those of `entry` (None if new), and what `post` (None for a GET) names."""

    def __init__(self, kind: Kind, entry: Entry | None, post=None):
        self.kind, self.post = kind, post or {}
        self.rows = {part.name: self._rows_of(part.name, entry) for part in kind.parts}
        self.leaving = frozenset(self._leaving())
        self._own = {str(row.pk): row for rows in self.rows.values() for row in rows}
        self._numbers = {row.pk: number for rows in self.rows.values() for number, row in enumerate(rows, start=1)}
        self._added: dict[str, int] = defaultdict(int)
        self._known: dict[type, dict[str, object]] = {}
        self._labels: dict[str, dict[str, str]] = {"entry": {}, "part": {}}
        self._load(entry)

    @staticmethod
    def _rows_of(section: str, entry: Entry | None) -> list[Part]:
        if entry is None:
            return []
        return list(PART_MODELS[section].objects.filter(entry_id=entry.pk).order_by("position", "id"))

    def _leaving(self) -> Iterator[str]:
        """The keys of the rows that are marked for deletion."""
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
        """The parts of this entry that the link may point at, by key."""
        sections = link.sections or tuple(self.rows)
        return {
            str(row.pk): row
            for section in sections
            for row in self.rows.get(section, ())
            if row.pk != apart_from and isinstance(row, link.target)
        }

    def known_rows(self, link: Link) -> dict[str, object]:
        """What was found of the rows that the link's column names anywhere on this page, by key."""
        return self._known.get(link.target, {})

    def label(self, link: Link, key: str) -> str:
        """What a row is called in a select."""
        if link.own:
            return self.own_label(self._own[key])
        return self._labels["part" if link.to_part else "entry"].get(key, key)

    def own_label(self, row: Part) -> str:
        """What a part of this entry is called."""
        titles = self._labels["entry"]
        return part_label(row, self._numbers.get(row.pk, 0), lambda key: titles.get(str(key), ""))

    def next_position(self, section: str) -> int:
        """A place at the end of the list."""
        rows = self.rows[section]
        last = max((row.position for row in rows), default=-1)
        self._added[section] += 1
        return last + self._added[section]
