"""The forms in which a page shows things: a table, a list in groups, running text. Each has a template of its own."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from .values import Refs

# How many items of a group are shown before the rest is folded away or left to the list.
FIRST = 40


@dataclass(frozen=True)
class Row:
    """A line of a table. `cells` are values, the first being what the row is about; None or "" is nothing to say."""

    anchor: str
    cells: tuple
    refs: Refs = Refs()

    def labelled(self, columns: tuple[str, ...]) -> list[tuple[str, object]]:
        """The cells after the first with the heading of their column."""
        return list(zip(columns[1:], self.cells[1:], strict=True))


@dataclass(frozen=True)
class Item:
    """A line of a list: `lead` is what stands left of it, such as a date or a role."""

    value: object
    lead: object = ""
    remark: object = ""
    refs: Refs = Refs()
    anchor: str = ""


@dataclass(frozen=True)
class Group:
    """Items under one heading. `rest`: further ones, folded away; `more`: an address that lists all `total`."""

    heading: str
    items: tuple[Item, ...]
    total: int = 0
    more: str = ""
    rest: tuple[Item, ...] = ()

    @property
    def is_cut(self) -> bool:
        """Whether there are more than are shown."""
        return self.total > len(self.items) + len(self.rest)


@dataclass(frozen=True)
class Section:
    """A part of the page with a heading; `form` names its template in `templates/archive/includes/`.

    `rest`: further content of the same form, folded away.
    """

    anchor: str
    heading: str
    form: str
    content: tuple = ()
    columns: tuple[str, ...] = ()
    caption: str = ""
    count: int = 0
    rest: tuple = ()

    @property
    def template(self) -> str:
        """The template that lays this section out."""
        return f"archive/includes/{self.form}.html"

    @property
    def lines(self) -> list[tuple[Row, list]]:
        """The rows of a table with their labelled cells."""
        return [(row, row.labelled(self.columns)) for row in self.content]

    @property
    def has_refs(self) -> bool:
        """Whether any row of a table names its sources."""
        return any(row.refs for row in self.content)


def table(anchor: str, heading: str, columns: tuple[str, ...], rows: list[Row], caption: str = "") -> Section | None:
    """A table without the columns in which no row has anything to say; None without rows."""
    if not rows:
        return None
    kept = [0] + [number for number in range(1, len(columns)) if any(row.cells[number] for row in rows)]
    narrowed = tuple(Row(row.anchor, tuple(row.cells[number] for number in kept), row.refs) for row in rows)
    named = tuple(columns[number] for number in kept)
    return Section(anchor, heading, "table", narrowed, named, caption or heading, len(rows))


def folded(heading: str, items: Sequence[Item], total: int = 0, more: str = "") -> Group:
    """Items under a heading, all but the first of them folded away."""
    return Group(heading, tuple(items[:FIRST]), total, more, tuple(items[FIRST:]))


def note(anchor: str, heading: str, words: str) -> Section:
    """A sentence where a list would stand, if there were anything to list."""
    return Section(anchor, heading, "note", (words,))


def listing(anchor: str, heading: str, groups: list[Group]) -> Section | None:
    """A list in groups; None when every group is empty."""
    groups = [group for group in groups if group.items]
    count = sum(max(group.total, len(group.items) + len(group.rest)) for group in groups)
    return Section(anchor, heading, "listing", tuple(groups), count=count) if groups else None


@dataclass(frozen=True)
class Paragraphs:
    """Running text in one language, its paragraphs apart. `remarks` are quiet lines above it."""

    anchor: str
    heading: str
    paragraphs: tuple[str, ...]
    language: str = ""
    remarks: tuple = field(default=())
    refs: Refs = Refs()


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text: what empty lines divide."""
    return tuple(block.strip() for block in text.split("\n\n") if block.strip())
