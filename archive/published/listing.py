"""Rows of lists: what a result says of an entry in a few lines."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from django.utils.functional import Promise

from archive.primitives.public_numbers import write
from archive.record.heading import main_date
from archive.record.vocabularies import label

from .current import Current
from .facet import Known
from .kind_names import KIND_NAMES
from .models.index_row import IndexRow
from .pages import addresses
from .pages.availability import Availability, availability
from .pages.dates import briefly
from .pages.reading import Reading, title_of
from .pages.values import Text, When, lang_for
from .search.snippets import Snippet, beginning, marked
from .search.why import NOTHING, SECTION_NAMES, TOLD, Why
from .titles import shown_title

MOST_PLACES = 2


@dataclass(frozen=True)
class Where:
    """The section of the entry's page that the snippet stands in; `anchor` is empty where it cannot be led to."""

    label: Promise
    anchor: str


@dataclass(frozen=True)
class Linked:
    """An entry that the row's own names, by whose name it was found."""

    number: str
    title: Text


@dataclass(frozen=True)
class Row:
    """An entry in a list. Languages are empty where they are that of the page.

    `memo`: what those who show the row have made of it, which lasts as long as the row does.
    `title_pieces`: the title again, each piece with whether it was asked for.
    """

    number: str
    kind: str
    kind_name: Promise
    title: Text
    title_pieces: tuple[tuple[str, bool], ...]
    form: Promise | None
    date: When | None
    places: tuple[Text, ...]
    snippet: Snippet | None
    availability: tuple[Availability, ...]
    disputes: int
    where: Where | None = None
    linked: Linked | None = None
    memo: dict[str, str] = field(default_factory=dict, compare=False, repr=False)


def named_in(records: Mapping[str, Current]) -> set[str]:
    """The entries that rows of these records name: their places."""
    return {place for current in records.values() for place in _places(current.record)}


def rows_of(
    found: Iterable[IndexRow],
    records: Mapping[str, Current],
    language: str,
    resolver: Known,
    why: Mapping[str, Why] = MappingProxyType({}),
) -> Iterator[Row]:
    """The rows in the order given; an entry that was withdrawn meanwhile is left out. `why`: the reasons, by UUID."""
    for row in found:
        uuid = str(row.uuid)
        if uuid in records:
            yield row_of(row, records[uuid].record, language, resolver, why.get(uuid, NOTHING))


def row_of(row: IndexRow, record: dict, language: str, resolver: Known, why: Why = NOTHING) -> Row:
    """One row; `why`: what was found in it."""
    number = write(row.kind, row.number)
    title = title_of(record, language) or Text(number)
    return Row(
        number=number,
        kind=row.kind,
        kind_name=KIND_NAMES[row.kind].one,
        title=title,
        title_pieces=_marked(title, why, language),
        form=_form(record),
        date=_date(record, language),
        places=tuple(_place_names(record, language, resolver)),
        snippet=why.snippet or beginning(_told(record), language),
        availability=tuple(availability(Reading(record, resolver, language), title.language or language)),
        disputes=len(record.get("parts", {}).get("disputes", [])),
        where=_where(why),
        linked=_linked(why, language, resolver),
    )


def _marked(title: Text, why: Why, language: str) -> tuple[tuple[str, bool], ...]:
    if why.reader is None:
        return ((title.text, False),)
    why.reader.begin()
    return marked(title.text, why.reader.hits(title.text, title.language or language))


def _where(why: Why) -> Where | None:
    if why.snippet is None or why.snippet.section not in SECTION_NAMES:
        return None
    return Where(SECTION_NAMES[why.snippet.section], addresses.anchor(why.snippet.part))


def _linked(why: Why, language: str, resolver: Known) -> Linked | None:
    target = resolver.get(why.linked) if why.linked else None
    if target is None:
        return None
    text, tag = shown_title(target.title, language, target.public_number)
    return Linked(target.public_number, Text(text, lang_for(tag, language)))


def _date(record: dict, language: str) -> When | None:
    date = main_date(record)
    return briefly(date, language) if date else None


def _form(record: dict) -> Promise | None:
    """The type of an entry within its kind, such as a protocol; None where it would repeat the name of the kind."""
    code = record.get("type")
    if not code or code == record["kind"]:
        return None
    return label(f"{record['kind']}_type", code)


def _told(record: dict) -> list[dict[str, str]]:
    return [record[name] for name in TOLD if name in record]


def _places(record: dict) -> list[str]:
    rows = record.get("parts", {}).get("places", [])
    return list(dict.fromkeys(row["place"] for row in rows))[:MOST_PLACES]


def _place_names(record: dict, language: str, resolver: Known) -> Iterator[Text]:
    for place in _places(record):
        target = resolver.get(place)
        if target is not None:
            text, tag = shown_title(target.title, language, target.public_number)
            yield Text(text, lang_for(tag, language))
