"""Rows of lists: what a result says of an entry in a few lines."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from archive.primitives.public_numbers import write
from archive.record.heading import main_date
from archive.record.vocabularies import label

from .current import Current
from .facet import Known
from .kind_names import KIND_NAMES
from .models.index_row import IndexRow
from .pages.availability import Availability, availability
from .pages.dates import briefly
from .pages.reading import Reading, title_of
from .pages.values import Text, When, lang_for
from .search.snippets import Snippet, snippet
from .titles import shown_title

# Where in a record the words of a snippet are looked for, the first first.
TOLD = ("summary", "description", "scope_note", "subject", "outcomes", "note")
MOST_PLACES = 2

Words = Sequence[str]


@dataclass(frozen=True)
class Row:
    """An entry in a list. Languages are empty where they are that of the page."""

    number: str
    kind: str
    kind_name: Promise
    title: Text
    form: Promise | None
    date: When | None
    places: tuple[Text, ...]
    snippet: Snippet | None
    availability: tuple[Availability, ...]
    disputes: int


def named_in(records: Mapping[str, Current]) -> set[str]:
    """The entries that rows of these records name: their places."""
    return {place for current in records.values() for place in _places(current.record)}


def rows_of(
    found: Iterable[IndexRow], records: Mapping[str, Current], language: str, resolver: Known, words: Words = ()
) -> Iterator[Row]:
    """The rows in the order given; an entry that was withdrawn meanwhile is left out."""
    for row in found:
        if str(row.uuid) in records:
            yield row_of(row, records[str(row.uuid)].record, language, resolver, words)


def row_of(row: IndexRow, record: dict, language: str, resolver: Known, words: Words = ()) -> Row:
    """One row; `words` are those searched for, as typed."""
    number = write(row.kind, row.number)
    title = title_of(record, language) or Text(number)
    return Row(
        number=number,
        kind=row.kind,
        kind_name=KIND_NAMES[row.kind].one,
        title=title,
        form=_form(record),
        date=_date(record, language),
        places=tuple(_place_names(record, language, resolver)),
        snippet=snippet(_told(record), words, language),
        availability=tuple(availability(Reading(record, resolver, language), title.language or language)),
        disputes=len(record.get("parts", {}).get("disputes", [])),
    )


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
