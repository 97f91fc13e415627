"""The status of an agreement on any date, computed from its actions and never typed in.

Law of treaties: consent (signature), entry into force, provisional application, suspension, termination (Vienna
Convention 1969, articles 11-18, 24, 25, 54-59). Each action has happened by a date for certain, possibly, or not: its
EDTF bounds decide. Contradicting dates are all tried; if they give different answers the status is disputed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from itertools import combinations

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from archive.primitives.edtf import EdtfDate, parse

ONE_DAY = timedelta(days=1)

LABELS = {
    "not-yet-signed": pgettext_lazy("agreement status", "Not yet signed"),
    "signed": pgettext_lazy("agreement status", "Signed"),
    "provisionally-applied": pgettext_lazy("agreement status", "Provisionally applied"),
    "in-force": pgettext_lazy("agreement status", "In force"),
    "suspended": pgettext_lazy("agreement status", "Suspended"),
    "terminated": pgettext_lazy("agreement status", "Terminated"),
    "superseded": pgettext_lazy("agreement status", "Superseded"),
    "disputed": pgettext_lazy("agreement status", "Disputed"),
    "unknown": pgettext_lazy("agreement status", "Unknown"),
}
REASONS = {
    "": "",
    "no-actions": pgettext_lazy("reason of a status", "no step is recorded"),
    "no-signature": pgettext_lazy("reason of a status", "its signature was not found in the sources seen"),
    "undated": pgettext_lazy("reason of a status", "the sources seen do not date the step that decides"),
    "imprecise": pgettext_lazy("reason of a status", "the date of the step that decides is not known precisely enough"),
    "no-entry-into-force": pgettext_lazy("reason of a status", "no entry into force was found in the sources seen"),
    "reported": pgettext_lazy("reason of a status", "reported in force, without the date of entry into force"),
    "sources-differ": pgettext_lazy("reason of a status", "the sources seen give different dates"),
    "ended-undated": pgettext_lazy("reason of a status", "it was ended, but since when is not known"),
}


@dataclass(frozen=True)
class Status:
    """`code` of `LABELS`, `reason` of `REASONS`, `since` the EDTF text of the deciding step, `actions` their UUIDs."""

    code: str
    reason: str = ""
    since: str | None = None
    actions: tuple[str, ...] = ()

    @property
    def label(self) -> Promise:
        """The status in words."""
        return LABELS[self.code]

    @property
    def because(self) -> Promise:
        """Why, in words; empty where the actions speak for themselves."""
        return REASONS[self.reason]


@dataclass(frozen=True)
class Ending:
    """What another agreement does to this one: `code` superseded or terminated, `when` an EDTF text or None."""

    code: str
    when: str | None = None


class Happened(Enum):
    """Whether a step had been taken on a date."""

    YES = "yes"
    NO = "no"
    MAYBE = "maybe"


# (types of the deciding actions, the status they give), the strongest first.
ENDS = ((("termination", "denunciation"), "terminated"), (("suspension",), "suspended"))
BEGINS = ((("entry-into-force",), "in-force"), (("reported-in-force",), "in-force"))
PROVISIONAL = (("provisional-application",), "provisionally-applied")


def status(record: dict, on: date, *, endings: Iterable[Ending] = (), today: date | None = None) -> Status:
    """The status of the agreement `record` at the end of the day `on`.

    A step without a date is taken to have happened by `today`. `endings`: what other agreements do to this one.
    """
    ends = list(endings)
    answers = [_status(actions, on, ends, today or on) for actions in _readings(record)]
    first = answers[0]
    if all(answer.code == first.code for answer in answers):
        return first
    actions = tuple(dict.fromkeys(uuid for answer in answers for uuid in answer.actions))
    return Status("disputed", "sources-differ", None, actions)


@dataclass(frozen=True)
class Span:
    """A time with one status: from `first` to `last`, both included; None where it is open."""

    first: date | None
    last: date | None
    status: Status


def spans(record: dict, *, endings: Iterable[Ending] = (), today: date) -> list[Span]:
    """The status of the agreement at all times: spans in order, without gaps, each differing from the next."""
    ends = list(endings)
    days = sorted(_turning_days(record, ends) | {today})
    found = [Span(None, days[0] - ONE_DAY, status(record, days[0] - ONE_DAY, endings=ends, today=today))]
    for day in days:
        answer = status(record, day, endings=ends, today=today)
        before = found[-1]
        found[-1] = replace(before, last=day - ONE_DAY)
        if (answer.code, answer.reason) != (before.status.code, before.status.reason):
            found.append(Span(day, None, answer))
    found[-1] = replace(found[-1], last=None)
    return found


def _turning_days(record: dict, endings: list[Ending]) -> set[date]:
    """The only days on which a status can change: the bounds of all dates that count."""
    dates = [_date(action) for action in record.get("parts", {}).get("actions", [])]
    dates += [parse(text) for _, _, text in _claimed_dates(record)]
    dates += [parse(ending.when) for ending in endings if ending.when]
    return {day for when in dates if when for day in (when.lower, when.upper) if day and day > date.min}


def _readings(record: dict) -> Iterator[list[dict]]:
    """The actions as recorded, and again for each date that an open dispute or a second action of the kind claims."""
    actions = record.get("parts", {}).get("actions", [])
    groups = _rivals(actions)
    if not groups:
        yield actions
    for rivals in groups:
        for chosen in rivals:
            yield [one for one in actions if one is chosen or one not in rivals]
    for uuid, name, text in _claimed_dates(record):
        claimed = {"edtf": text, "basis": "stated"}
        yield [{**one, name: claimed} if one["uuid"] == uuid else one for one in actions]


def _rivals(actions: list[dict]) -> list[list[dict]]:
    """Groups of actions that can each be true, but not all: one legal step of one party with different dates."""
    groups: dict[tuple, list[dict]] = {}
    for action in actions:
        if action["type"] in {"signature", "entry-into-force", "termination"} and _date(action):
            groups.setdefault((action["type"], action.get("party")), []).append(action)
    return [group for group in groups.values() if len(group) > 1 and _differ(group)]


def _differ(group: list[dict]) -> bool:
    return any(not _compatible(_date(one), _date(other)) for one, other in combinations(group, 2))


def _compatible(one: EdtfDate, other: EdtfDate) -> bool:
    """Two dates of one step are compatible if some day fits both."""
    lower = max(one.lower or date.min, other.lower or date.min)
    return lower <= min(one.upper or date.max, other.upper or date.max)


def _claimed_dates(record: dict) -> Iterator[tuple[str, str, str]]:
    """(UUID of the action, taken or effective, EDTF) of every date that an open dispute claims."""
    parts = record.get("parts", {})
    unresolved = {dispute["uuid"] for dispute in parts.get("disputes", []) if dispute["status"] == "open"}
    for claim in parts.get("claims", []):
        section, _, rest = claim.get("path", "").partition("/")
        uuid, _, name = rest.partition("/")
        dated = claim.get("value_type") == "edtf" and section == "actions" and name in {"taken", "effective"}
        if dated and claim["dispute"] in unresolved:
            yield uuid, name, claim["value"]


def _status(actions: list[dict], on: date, endings: list[Ending], today: date) -> Status:
    if not actions and not endings:
        return Status("unknown", "no-actions")
    for answer in (_ended(actions, on, endings, today), _begun(actions, on, today)):
        if answer is not None:
            return answer
    return _signed(actions, on, today)


def _ended(actions: list[dict], on: date, endings: list[Ending], today: date) -> Status | None:
    for ending in endings:
        happened = _happened_by(parse(ending.when) if ending.when else None, on, today)
        if happened is Happened.YES:
            return Status(ending.code, "", ending.when)
        if happened is Happened.MAYBE:
            return Status("unknown", "ended-undated", ending.when)
    return _decided(actions, ENDS, on, today)


def _begun(actions: list[dict], on: date, today: date) -> Status | None:
    answer = _decided(actions, BEGINS, on, today)
    if answer is not None and answer.code == "in-force" and not _of(actions, ("entry-into-force",)):
        return Status("in-force", "reported", answer.since, answer.actions)
    if answer is None or answer.code == "unknown":
        return _decided(actions, (PROVISIONAL,), on, today) or answer
    return answer


def _decided(actions, rules, on: date, today: date) -> Status | None:
    """The status of the first rule one of whose actions has happened; unknown if one only may have."""
    doubtful = None
    for types, code in rules:
        for action in _of(actions, types):
            happened = _happened_by(_date(action), on, today)
            if happened is Happened.YES:
                return Status(code, "", _text(action), (action["uuid"],))
            if happened is Happened.MAYBE:
                reason = "imprecise" if _date(action) else "undated"
                doubtful = doubtful or Status("unknown", reason, _text(action), (action["uuid"],))
    return doubtful


def _signed(actions: list[dict], on: date, today: date) -> Status:
    signatures = _of(actions, ("signature", "exchange"))
    if not signatures:
        return Status("unknown", "no-signature", None, tuple(action["uuid"] for action in actions))
    answer = _decided(actions, ((("signature", "exchange"), "signed"),), on, today)
    if answer is None:
        first = signatures[0]
        return Status("not-yet-signed", "", _text(first), (first["uuid"],))
    return Status("signed", "no-entry-into-force", answer.since, answer.actions) if answer.code == "signed" else answer


def _of(actions: list[dict], types: tuple[str, ...]) -> list[dict]:
    """The actions of these types, the earliest first, those without a date last."""
    found = [action for action in actions if action["type"] in types]
    return sorted(
        found, key=lambda action: (_date(action) is None, (_date(action) and _date(action).lower) or date.min)
    )


def _value(action: dict) -> dict | None:
    """The date that counts: when it took effect, else when it was taken."""
    return action.get("effective") or action.get("taken")


def _date(action: dict) -> EdtfDate | None:
    value = _value(action)
    return parse(value["edtf"]) if value else None


def _text(action: dict) -> str | None:
    value = _value(action)
    return value["edtf"] if value else None


def _happened_by(when: EdtfDate | None, on: date, today: date) -> Happened:
    if when is None:
        return Happened.YES if on >= today else Happened.MAYBE
    if when.lower is not None and on < when.lower:
        return Happened.NO
    if when.upper is not None and on >= when.upper:
        return Happened.YES
    return Happened.YES if when.upper is None and on >= today else Happened.MAYBE
