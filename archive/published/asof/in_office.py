"""Who held which office on a day, for certain or possibly, and which offices have no known holder then."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from archive.primitives import edtf
from archive.primitives.sorting import sort_key
from archive.published.current import current_versions
from archive.published.models.index_row import Link as Reference
from archive.published.pages import addresses
from archive.published.pages.diplomat import milestones
from archive.published.pages.reading import Reading
from archive.published.pages.values import Joined, Link, Quiet, Text
from archive.published.resolver import Resolver
from archive.record.tenure import DOUBTS, Holding, doubt, held_on, term


@dataclass(frozen=True)
class Holder:
    """A person in an office on the day. `because` says why that is only possible; empty if it is certain.

    `steps` are the dates that the archive has of this time in office; `identity` any doubt about the posting itself.
    """

    person: Link
    is_certain: bool
    because: str | Promise
    steps: Joined
    identity: Quiet | None


@dataclass(frozen=True)
class Office:
    """An office and who held it; `undated` are people who held it at a time that no source seen gives."""

    title: Text
    href: str
    holders: tuple[Holder, ...]
    undated: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Body:
    """A state or institution and its offices."""

    link: Link
    offices: tuple[Office, ...]


@dataclass(frozen=True)
class InOffice:
    """The answer for one day: `held` and `vacant` hold the offices with and without a known holder, by institution."""

    held: tuple[Body, ...]
    vacant: tuple[Body, ...]

    @property
    def certain(self) -> int:
        """How many offices have a certain holder."""
        return sum(any(one.is_certain for one in office.holders) for body in self.held for office in body.offices)

    @property
    def possible(self) -> int:
        """How many have none but possible holders."""
        return sum(len(body.offices) for body in self.held) - self.certain

    @property
    def without(self) -> int:
        """How many have no known holder."""
        return sum(len(body.offices) for body in self.vacant)


def in_office(day: date, language: str) -> InOffice:
    """All offices of published institutions: three queries."""
    offices = {str(uuid): rows for uuid, rows in _offices()}
    postings = list(_postings())
    resolver = Resolver.of({*offices, *(str(subject) for subject, *_rest in postings)})
    reading = Reading({}, resolver, language)
    by_office: dict[str, list[tuple[str, str]]] = {}
    for subject, part, office in postings:
        if str(subject) in resolver:
            by_office.setdefault(str(office), []).append((str(subject), str(part)))
    bodies = sorted((uuid for uuid in offices if uuid in resolver), key=lambda uuid: _order(uuid, reading))
    found = [
        (uuid, [_office(uuid, row, by_office.get(row["uuid"], []), day, reading) for row in offices[uuid]])
        for uuid in bodies
    ]
    return InOffice(tuple(_with(found, reading, True)), tuple(_with(found, reading, False)))


def _offices() -> Iterable[tuple]:
    found = current_versions().filter(kind="institution", body__parts__has_key="offices")
    return found.values_list("uuid", "body__parts__offices")


def _postings() -> Iterable[tuple]:
    """Person, posting and office of every posting to an office that readers can see."""
    found = Reference.objects.filter(section="postings", target_part__isnull=False, shown=True)
    return found.values_list("subject", "part", "target_part")


def _order(uuid: str, reading: Reading) -> tuple:
    """States first, then the institutions, each by title."""
    target = reading.resolver.get(uuid)
    return (target.body.get("type") != "state", sort_key(reading.title(target).text, reading.language))


def _with(found: list[tuple[str, list[tuple]]], reading: Reading, is_held: bool) -> Iterator[Body]:
    """The bodies with those of their offices that are held, or that are not though they existed."""
    for uuid, rows in found:
        offices = [office for office, existed in rows if bool(office.holders) == is_held and (is_held or existed)]
        if offices:
            yield Body(reading.entry(uuid), tuple(offices))


def _office(uuid: str, row: dict, postings: list[tuple[str, str]], day: date, reading: Reading) -> tuple[Office, bool]:
    """An office, and whether it existed on the day as far as its record says."""
    holdings = [Holding(one, term(_steps(one, reading))) for one in postings]
    held = tuple(_holder(one, certain, day, reading) for one, certain in held_on(holdings, day))
    undated = tuple(reading.entry(*posting) for posting in postings if not _steps(posting, reading))
    href = f"{reading.entry(uuid).href}#{addresses.anchor(row['uuid'])}"
    return Office(reading.words(row["title"]), href, held, undated), _existed(row.get("period"), day)


def _existed(period: dict | None, day: date) -> bool:
    if period is None:
        return True
    when = edtf.parse(period["edtf"])
    return (when.lower or day) <= day <= (when.upper or day)


def _steps(posting: tuple[str, str], reading: Reading) -> list[dict]:
    subject, part = posting
    return milestones(reading.resolver.get(subject).body, part)


def _holder(holding: Holding, is_certain: bool, day: date, reading: Reading) -> Holder:
    subject, part = holding.holder
    steps = tuple(
        Joined((reading.code("milestone_type", row["type"]), reading.when(row["date"])))
        for row in _steps(holding.holder, reading)
    )
    posting = next((row for row in reading.resolver.get(subject).rows("postings") if row["uuid"] == part), {})
    return Holder(
        person=reading.entry(subject, part),
        is_certain=is_certain,
        because="" if is_certain else DOUBTS[doubt(holding.term, day)],
        steps=Joined(steps, "; "),
        identity=reading.doubt(posting),
    )
