"""The page of an entry: everything its record holds, in the order in which every entry page shows it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import override

from archive.primitives.languages import LANGUAGES
from archive.published.kind_names import KIND_NAMES
from archive.record.fields import Code
from archive.record.heading import main_date
from archive.record.kinds import kind_of

from . import (
    actors,
    addresses,
    agreement,
    availability,
    diplomat,
    document,
    event,
    evidence,
    figures,
    indicator,
    institution,
    place,
    shared,
    source,
    topic,
)
from .connections import Between, Connections, Inbound
from .facts import Fact, facts
from .history import Citation, Line, Published, history
from .in_place import Elsewhere, joined
from .reading import Reading, Resolver, title_of
from .references import Reference, numbered
from .sections import Paragraphs, Section
from .values import Text

KIND_PAGES = {
    "document": document,
    "agreement": agreement,
    "diplomat": diplomat,
    "institution": institution,
    "event": event,
    "place": place,
    "topic": topic,
    "source": source,
    "indicator": indicator,
}

# Kinds whose own sections show the people and bodies that took part.
PEOPLE_FIRST = {"document", "agreement", "institution", "event"}

# Kinds whose date belongs to the title, as that of a letter does; a person's year of birth does not.
CITED_WITH_DATE = {"document", "agreement", "event", "source"}


@dataclass(frozen=True)
class Standing:
    """Where a record stands among the published ones: its public number, the version shown, all versions.

    A record that was never published has no number and no version. `origin` is scheme and host, for citations.
    """

    number: str = ""
    shown: int = 0
    current: int = 0
    versions: tuple[Published, ...] = ()
    origin: str = ""


@dataclass(frozen=True)
class EntryPage:
    """All that the template of an entry lays out; nothing in it needs a query."""

    kind: str
    kind_name: Promise
    kind_names: Promise
    list_href: str
    language: str
    number: str
    shown: int
    current: int
    title: Text
    shown_language: str
    kicker: tuple
    strip: tuple[availability.Availability, ...]
    notice: str
    facts: tuple[Fact, ...]
    summary: Text | None
    prose: tuple[Paragraphs, ...]
    sections: tuple[Section, ...]
    references: tuple[Reference, ...]
    history: tuple[Line, ...]
    citation: Citation | None
    status: agreement.StatusBox | None = None

    @property
    def is_current(self) -> bool:
        """Whether this is the version that the entry's own address shows."""
        return self.shown == self.current

    @property
    def other_titles(self) -> list[availability.Availability]:
        """The titles in the languages that this page is not shown in."""
        return [one for one in self.strip if one.has_title and not one.is_shown]

    @property
    def alternates(self) -> list[tuple[str, str]]:
        """The same entry in each language that has a title of its own."""
        return [(one.language, addresses.entry(one.language, self.number)) for one in self.strip if one.has_title]

    @property
    def canonical(self) -> str:
        """The page in its own language if the entry is translated, else the page of the language shown."""
        has_own = any(one.language == self.language and one.has_title for one in self.strip)
        shown = self.language if has_own or self.shown_language not in LANGUAGES else self.shown_language
        return addresses.entry(shown, self.number)

    @property
    def description(self) -> str:
        """One line for search engines: the summary, if it is in the language of the page."""
        return self.summary.text[:300] if self.summary and not self.summary.language else ""

    @property
    def data_href(self) -> str:
        """The record of what is shown, as JSON."""
        return addresses.record(self.number, None if self.is_current else self.shown)

    @property
    def current_href(self) -> str:
        """The page of the version that is current."""
        return addresses.entry(self.language, self.number)


def entry_page(
    record: dict,
    resolver: Resolver,
    inbound: Iterable[Inbound],
    standing: Standing,
    language: str,
    today: date,
    elsewhere: Iterable[Elsewhere] = (),
    around: Iterable[Between] = (),
) -> EntryPage:
    """Build the page of a served record for readers of `language`.

    `resolver` knows the published entries that the record, `inbound`, `elsewhere` or `around` names; others are not
    shown. `today`: the day as of which a status is worked out. `elsewhere`: what other entries hold about this one,
    served. `around`: links beyond the entry's own that its kind wants, as `lookup.links_around` finds them.
    """
    seen, homes = joined(record, elsewhere)
    with override(language):
        reading = Reading(seen, resolver, language, homes)
        return _page(reading, Connections(reading, inbound, standing.number, around), standing, today)


def _page(reading: Reading, connections: Connections, standing: Standing, today: date) -> EntryPage:
    kind, language = reading.record["kind"], reading.language
    title = title_of(reading.record, language) or Text(standing.number or _("Without a title"))
    shown = title.language or language
    status = agreement.status_box(reading, connections, today) if kind == "agreement" else None
    strip = tuple(availability.availability(reading, shown))
    return EntryPage(
        kind=kind,
        kind_name=KIND_NAMES[kind].one,
        kind_names=KIND_NAMES[kind].many,
        list_href=addresses.browse(language, kind=kind),
        language=language,
        number=standing.number,
        shown=standing.shown,
        current=standing.current,
        title=title,
        shown_language=shown,
        kicker=tuple(_kicker(reading, standing.number)),
        strip=strip,
        notice=availability.fallback_notice(reading.record, title.language, language),
        facts=tuple(_facts(reading, connections)),
        summary=reading.words(reading.record.get("summary")),
        prose=tuple(shared.running_text(reading)),
        sections=tuple(section for section in _sections(reading, connections) if section),
        references=tuple(numbered(reading)),
        history=tuple(history(standing.versions, language, standing.number, standing.shown)),
        citation=_citation(reading, standing, title),
        status=status,
    )


def _facts(reading: Reading, connections: Connections) -> list[Fact]:
    """What is particular to the kind first: it is what a reader of this kind looks for."""
    return [*KIND_PAGES[reading.record["kind"]].facts(reading, connections), *facts(reading)]


def _sections(reading: Reading, connections: Connections) -> list[Section | None]:
    kind = reading.record["kind"]
    # Taken first: what a kind's own section shows, no later one shows again.
    own = list(KIND_PAGES[kind].sections(reading, connections))
    general = [
        None if kind in PEOPLE_FIRST else actors.by_role(reading),
        None if kind == "place" else shared.names(reading, _("Other names")),
        shared.texts(reading),
        None if kind == "indicator" else figures.observed(reading),
        None if kind == "indicator" else figures.awaited(reading),
        evidence.statements(reading),
        evidence.disputes(reading),
        connections.related(),
        shared.places_and_topics(reading),
        shared.identifiers(reading),
    ]
    return [*own, *general]


def _kicker(reading: Reading, number: str):
    """Type (unless it only repeats the kind), date, place and number, whichever there are."""
    record = reading.record
    field = kind_of(record).field_by_name.get("type")
    if isinstance(field, Code) and record.get("type", record["kind"]) != record["kind"]:
        yield reading.code(field.vocabulary, record["type"])
    yield from KIND_PAGES[record["kind"]].dates_of(reading)
    for row in reading.rows("places"):
        if row["role"] in ("signed", "held", "published"):
            yield reading.entry(row["place"])
            break
    if number:
        yield number


def _citation(reading: Reading, standing: Standing, title: Text) -> Citation | None:
    shown = next((one for one in standing.versions if one.version == standing.shown), None)
    if shown is None:
        return None
    when = reading.when(main_date(reading.record)) if reading.record["kind"] in CITED_WITH_DATE else None
    line = history([shown], reading.language, standing.number, standing.shown)[0]
    return Citation(
        title,
        when.words if when else "",
        standing.number,
        standing.shown,
        line.published,
        standing.origin + addresses.permanent(standing.number, standing.shown),
    )
