"""Which agreements were in force on a day, and what the others were."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from archive.primitives import edtf
from archive.primitives.sorting import sort_key
from archive.published.current import current_versions
from archive.published.models.status_span import StatusSpan
from archive.published.pages import dates
from archive.published.pages.reading import Reading
from archive.published.pages.values import Joined, Text, When
from archive.published.resolver import Resolver
from archive.record.status import LABELS, REASONS

# The statuses in the order of the page; the folded ones are those of agreements that bound nobody on the day.
SHOWN = ("in-force", "provisionally-applied", "suspended", "signed", "disputed", "unknown")
FOLDED = ("terminated", "superseded", "not-yet-signed")
# Where the page says it in other words than the status of one agreement does.
HEADINGS = {
    "signed": _("Signed, not known to be in force"),
    "disputed": _("Disputed: the sources give different dates"),
    "not-yet-signed": _("Signed only later"),
}


@dataclass(frozen=True)
class Line:
    """An agreement: its address and title, its parties, since when, and what else is to be said of its status."""

    href: str
    title: Text
    parties: Joined
    since: When | None
    remark: str | Promise


@dataclass(frozen=True)
class Group:
    """The agreements of one status; those of which it is unknown, by the reason why."""

    code: str
    heading: str | Promise
    because: str | Promise
    lines: tuple[Line, ...]
    is_folded: bool


@dataclass(frozen=True)
class InForce:
    """The answer for one day: groups in the order of the page, none of them empty."""

    groups: tuple[Group, ...]

    @property
    def shown(self) -> list[Group]:
        """The groups that are open."""
        return [group for group in self.groups if not group.is_folded]

    @property
    def folded(self) -> list[Group]:
        """The groups behind a click."""
        return [group for group in self.groups if group.is_folded]

    @property
    def counts(self) -> list[tuple[str | Promise, int]]:
        """How many agreements have each status that any has, in the order of the page."""
        found: dict[str, int] = {}
        for group in self.groups:
            found[group.code] = found.get(group.code, 0) + len(group.lines)
        return [(heading(code), number) for code, number in found.items()]


def heading(code: str) -> Promise:
    """What the page calls a status."""
    return HEADINGS.get(code, LABELS[code])


def in_force(day: date, language: str) -> InForce:
    """All published agreements by their status on `day`: three queries."""
    spans = list(StatusSpan.objects.on(day))
    parties = {str(uuid): _parties(actors or []) for uuid, actors in _actors()}
    named = {row["entry"] for rows in parties.values() for row in rows if "entry" in row}
    resolver = Resolver.of({str(span.uuid) for span in spans} | named)
    reading = Reading({}, resolver, language)
    known = sorted((span for span in spans if str(span.uuid) in resolver), key=lambda span: _order(span, reading))
    return InForce(tuple(_groups(known, parties, reading)))


def _actors() -> Iterable[tuple]:
    """The actors of every published agreement."""
    return current_versions().filter(kind="agreement").values_list("uuid", "body__parts__actors")


def _parties(actors: list[dict]) -> list[dict]:
    return [row for row in actors if row["role"] == "party" and "of" not in row]


def _order(span: StatusSpan, reading: Reading) -> tuple:
    """By the date since when, then by title."""
    title = reading.title(reading.resolver.get(span.uuid)).text
    since = edtf.parse(span.since) if span.since else None
    return (edtf.compare_key(since), sort_key(title, reading.language))


def _groups(spans: list[StatusSpan], parties: Mapping[str, list[dict]], reading: Reading) -> Iterator[Group]:
    for code in (*SHOWN, *FOLDED):
        by_reason: dict[str, list[Line]] = {}
        for span in spans:
            if span.code == code:
                reason = span.reason if code == "unknown" else ""
                by_reason.setdefault(reason, []).append(_line(span, parties, reading))
        for reason in (known for known in REASONS if known in by_reason):
            yield Group(code, heading(code), REASONS[reason], tuple(by_reason[reason]), code in FOLDED)


def _line(span: StatusSpan, parties: Mapping[str, list[dict]], reading: Reading) -> Line:
    link = reading.entry(str(span.uuid))
    return Line(
        href=link.href,
        title=link.text,
        parties=Joined(tuple(filter(None, (_name(row, reading) for row in parties.get(str(span.uuid), ())))), ", "),
        since=dates.when({"edtf": span.since}, reading.language) if span.since else None,
        remark=REASONS[span.reason] if span.code == "in-force" else "",
    )


def _name(row: dict, reading: Reading) -> Text | None:
    """A party by its title, else by its words, without a link: the line leads to the agreement alone."""
    link = reading.entry(row.get("entry"))
    return link.text if link else reading.words(row.get("words"))
