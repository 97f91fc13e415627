"""Relations of an entry from both ends, and everything published that names it, grouped by how it does."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Protocol

from django.utils.translation import gettext as _
from django.utils.translation import pgettext, pgettext_lazy

from archive.primitives.public_numbers import KINDS
from archive.published.kind_names import KIND_NAMES
from archive.record.relations import RELATIONS
from archive.record.vocabularies import label

from . import addresses, dates
from .reading import Reading
from .sections import Group, Item, Section, folded, listing
from .values import Joined


class Inbound(Protocol):
    """A link that leads here; `archive.published.lookup.Inbound` is one."""

    subject: str
    section: str
    part: str | None
    label: str
    target_part: str | None
    in_group: int


class Between(Protocol):
    """A link between any two entries; `archive.published.lookup.Between` is one."""

    subject: str
    part: str
    label: str
    target: str
    target_part: str | None


# How an entry is named by a field of another one; parts are worded by their role or type.
_BY_FIELD = {
    ("", "parent"): pgettext_lazy("inbound", "Contains"),
    ("", "series"): pgettext_lazy("inbound", "In this series"),
    ("", "state"): pgettext_lazy("inbound", "People of this state"),
    ("", "document"): pgettext_lazy("inbound", "Described as a source"),
    ("topics", "topic"): pgettext_lazy("inbound", "Entries about this topic"),
    ("seats", "place"): pgettext_lazy("inbound", "Institutions seated here"),
    ("postings", "office"): pgettext_lazy("inbound", "Holders of its offices"),
    ("claims", "part"): pgettext_lazy("inbound", "Claims in disputes"),
    ("relations", "part"): pgettext_lazy("inbound", "Refers to a part of it"),
}

# Links that lead to the very row of the other page, for the page as a whole may be about something else.
_TO_THE_PART = {
    ("postings", "office"),
    ("claims", "part"),
    ("relations", "about"),
    ("actors", "speaker"),
    ("actors", "reporter"),
}

# Kinds that stand at a point in time, so that a list of them reads in that order.
_DATED = {"document", "agreement", "event", "source"}

# The filter of the list that shows all of what a page of this kind shows only the first of.
_FILTERS = {"topic": "topic", "place": "place", "diplomat": "person", "institution": "institution"}


class Connections:
    """The links that lead to an entry; a section takes the ones it shows, so that none is shown twice."""

    def __init__(
        self, reading: Reading, inbound: Iterable[Inbound], number: str, around: Iterable[Between] = ()
    ) -> None:
        self.reading = reading
        self.number = number
        self.around = [link for link in around if self._is_known(link.subject) and self._is_known(link.target)]
        self._own_left = reading.rows("relations")
        shown = (link for link in inbound if link.subject in reading.resolver)
        self._left = [link for link in shown if link.part not in reading.homes]
        self._in_place = Counter(_in_place(reading))

    def _is_known(self, uuid: str) -> bool:
        return uuid == self.reading.record["uuid"] or uuid in self.reading.resolver

    def of(self, section: str, *labels: str) -> list[Inbound]:
        """The links from this section of other records with one of these labels, or with any if none is named."""
        return [link for link in self._left if link.section == section and (not labels or link.label in labels)]

    def day_of(self, link: Inbound) -> str | None:
        """The EDTF text of the days that the main date of the linking entry can mean; None if it has no bounds."""
        target = self.reading.resolver.get(link.subject)
        if target.lower == target.upper:
            return target.lower.isoformat() if target.lower else None
        return f"[{target.lower or ''}..{target.upper or ''}]"

    def take(self, section: str, *labels: str) -> list[Inbound]:
        """The links from this section of other records, and with one of these labels if any are named; once only."""
        taken = self.of(section, *labels)
        self._left = [link for link in self._left if link not in taken]
        return taken

    def take_own(self, *types: str) -> list[dict]:
        """The entry's own relations of these types; once only."""
        taken = [row for row in self._own_left if row["type"] in types]
        self._own_left = [row for row in self._own_left if row not in taken]
        return taken

    def own(self, row: dict) -> Item:
        """One of the entry's own relations: what it leads to, when, how certain, by which sources."""
        reading = self.reading
        target = reading.resolver.get(row["entry"])
        when = reading.when(row.get("period")) or date_of(target, reading.language)
        remark = Joined((reading.doubt(row), reading.words(row.get("note"))), "; ")
        return Item(
            reading.entry(row["entry"]),
            when,
            remark,
            reading.refs(row["uuid"]),
            reading.anchor(row["uuid"]),
        )

    def group(self, heading: str, links: list[Inbound]) -> Group:
        """All links of some sections and labels under a heading, as far as they were given."""
        items, left_out = self._items(links), self._left_out(links)
        return folded(heading, items, len(items) + left_out, self.more(links) if left_out else "")

    def _items(self, links: list[Inbound]) -> list[Item]:
        """Each linking entry once, in order of date; with its kind if there are several."""
        subjects = {link.subject: link for link in links}
        kinds = {self.reading.resolver.get(subject).kind for subject in subjects}
        return [self.item(link, len(kinds) > 1) for link in sorted(subjects.values(), key=self._order)]

    def _left_out(self, links: list[Inbound]) -> int:
        """How many links of the same sections and labels are not among those given, nor evidence shown in place."""
        given = Counter((link.section, link.label) for link in links)
        there = {(link.section, link.label): link.in_group for link in links}
        return sum(max(0, there[one] - self._in_place[one] - given[one]) for one in given)

    def item(self, link: Inbound, with_kind: bool = False) -> Item:
        """The entry that links here, with its date, and its kind in a list of several."""
        target = self.reading.resolver.get(link.subject)
        part = link.part if (link.section, link.label) in _TO_THE_PART else None
        kind = KIND_NAMES[target.kind].one if with_kind else ""
        return Item(self.reading.entry(link.subject, part), date_of(target, self.reading.language), kind)

    def more(self, links: list[Inbound]) -> str:
        """The address of a list that holds all of these."""
        name = _FILTERS.get(self.reading.record["kind"])
        if name is None or any(link.section in ("", "citations") for link in links):
            name = "refers"
        is_party = name == "institution" and all((link.section, link.label) == ("actors", "party") for link in links)
        return addresses.browse(self.reading.language, **{"party" if is_party else name: self.number})

    def citing(self) -> Section | None:
        """Everything that cites this source, by kind; of too many the first, whatever their kind."""
        links = self.take("citations")
        if self._left_out(links):
            return listing("cited-by", _("Entries that rest on it"), [self.group("", links)])
        by_kind: dict[str, list[Inbound]] = {}
        for link in links:
            by_kind.setdefault(self.reading.resolver.get(link.subject).kind, []).append(link)
        groups = [folded(str(KIND_NAMES[kind].many), self._items(by_kind[kind])) for kind in KINDS if kind in by_kind]
        return listing("cited-by", _("Entries that rest on it"), groups)

    def related(self) -> Section | None:
        """Relations from both ends under their wording, then everything else that names this entry."""
        own: dict[str, list[Item]] = {}
        for row in self._own_left:
            own.setdefault(str(RELATIONS[row["type"]].label), []).append(self.own(row))
        inbound = self._by_heading()
        alone = [folded(heading, items) for heading, items in own.items() if heading not in inbound]
        others = [self._joined(heading, own.get(heading, []), links) for heading, links in inbound.items()]
        return listing("connections", _("Connected entries"), [*alone, *others])

    def _joined(self, heading: str, own: list[Item], links: list[Inbound]) -> Group:
        """The entry's own relations before those of others that read alike."""
        group = self.group(heading, links)
        return folded(heading, [*own, *group.items, *group.rest], group.total + len(own), group.more)

    def _by_heading(self) -> dict[str, list[Inbound]]:
        found: dict[str, list[Inbound]] = {}
        for link in self._left:
            found.setdefault(_heading(link), []).append(link)
        self._left = []
        return found

    def _order(self, link: Inbound) -> tuple:
        target = self.reading.resolver.get(link.subject)
        day = target.lower or target.upper
        return (day is None, day.toordinal() if day else 0, target.number)


def _in_place(reading: Reading) -> Iterator[tuple[str, str]]:
    """Section and label of each link that leads here from evidence shown in place."""
    own, parts = reading.record["uuid"], reading.record.get("parts", {})
    for row in parts.get("relations", ()):
        if row["uuid"] in reading.homes and row["entry"] == own:
            yield "relations", row["type"]
    for row in parts.get("claims", ()):
        if row["uuid"] in reading.homes and row.get("part", {}).get("entry") == own:
            yield "claims", "part"


def date_of(target, language: str):
    """The date beside a linked entry that happened on one: as its record words it, else what its bounds tell."""
    if target.kind not in _DATED:
        return None
    for name in ("date", "published"):
        if name in target.body:
            return dates.briefly(target.body[name], language)
    return dates.within(target.lower, target.upper, language)


def _heading(link: Inbound) -> str:
    if link.section == "relations":
        return str(RELATIONS[link.label].inverse) if link.label in RELATIONS else _("See also")
    if link.section == "actors":
        return pgettext("inbound", "In the role: %(role)s") % {"role": label("actor_role", link.label)}
    if link.section == "places":
        return pgettext("inbound", "As %(role)s") % {"role": label("place_role", link.label)}
    if link.section == "citations":
        return _("Cited by")
    if link.section == "offices":
        return pgettext("inbound", "Offices sent or received by it")
    return str(_BY_FIELD.get((link.section, link.label), _("Named by")))
