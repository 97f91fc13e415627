"""The first page of the desk: what waits for this editor, counted, with the first few of each and the way to all."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.urls import reverse
from django.utils import formats, timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.editorial.models.entry import Entry
from archive.editorial.models.exemption import Exemption
from archive.editorial.models.progress import Progress
from archive.editorial.models.registry import KIND_MODELS
from archive.editorial.models.revision import Decision, JournalLine
from archive.editorial.models.schedule import Appointment
from archive.editorial.workflow.exemptions import open_exemptions
from archive.editorial.workflow.people import called
from archive.editorial.workflow.policy import may, may_in_archive
from archive.published.models.version import Version
from archive.record.diff import diff
from archive.record.upgrade import upgrade

from .labels import entry_titles, kind_label
from .queues import Queue, queues_of
from .tools import address

SHOWN, MOST_COUNTED = 5, 1000


@dataclass(frozen=True)
class Remark:
    """Something to say of an entry; `is_pressing` if it should have been done by now."""

    text: str
    is_pressing: bool = False


@dataclass
class Item:
    """One entry of a section: where its title leads, its kind, what is to say of it here."""

    title: str
    href: str
    kind: str
    remarks: list[Remark] = field(default_factory=list)


@dataclass(frozen=True)
class Section:
    """One queue; `count` in words, for it stops at a thousand; `href` leads to the full list."""

    name: str
    label: str
    count: str
    href: str
    items: list[Item]
    is_problem: bool


@dataclass(frozen=True)
class Desk:
    """The page: what waits, what is wrong, what can be begun. `broken`: the line at which the journal is broken."""

    sections: list[Section]
    problems: list[Section]
    creations: list[tuple[str, str]]
    exemptions: list[Exemption]
    broken: int | None


def of(user) -> Desk:
    """The first page of an editor. The number of queries does not depend on how much there is."""
    queues = queues_of(user)
    found = {one.name: list(one.entries(user).values_list("pk", flat=True)[: MOST_COUNTED + 1]) for one in queues}
    shown = {key for keys in found.values() for key in keys[:SHOWN]}
    known = Known(Entry.objects.in_bulk(shown), found.get("review", [])[:SHOWN])
    sections = [_section(queue, found[queue.name], known) for queue in queues]
    return Desk(
        [section for section in sections if not section.is_problem],
        [section for section in sections if section.is_problem and section.items],
        [(kind_label(kind), reverse(f"admin:archive_{kind}_add")) for kind in KIND_MODELS if may(user, "add", kind)],
        open_exemptions(),
        _broken_line() if may_in_archive(user, "journal") else None,
    )


def _section(queue: Queue, keys: list[int], known: "Known") -> Section:
    href = f"{reverse('admin:archive_entry_changelist')}?desk={queue.name}"
    items = [_item(queue, known.entries[key], known) for key in keys[:SHOWN]]
    return Section(queue.name, str(queue.label), _count(len(keys)), href, items, queue.is_problem)


def _item(queue: Queue, entry: Entry, known: "Known") -> Item:
    href = address(entry, queue.page)
    return Item(known.titles[entry.pk], href, kind_label(entry.kind), known.remarks(queue.name, entry))


def _count(count: int) -> str:
    """A number; beyond a thousand, that it is more."""
    text = formats.number_format(min(count, MOST_COUNTED), force_grouping=True)
    return f"{text}+" if count > MOST_COUNTED else text


def _broken_line() -> int | None:
    """Where the last verification found the journal broken; None if it was whole, or was never verified."""
    done = JournalLine.objects.filter(entry_uuid__isnull=True, verb__in=["journal-verified", "journal-broken"])
    last = done.order_by("-number").first()
    return last.details["line"] if last and last.verb == "journal-broken" else None


class Known:
    """What the remarks need of all the entries shown, asked for once; the size of a change of those to review only."""

    def __init__(self, entries: dict[int, Entry], to_review: Iterable[int]):
        self.entries, keys = entries, list(entries)
        self.titles = entry_titles(list(entries.values()))
        self.progress = Progress.objects.select_related("submitter", "reviewer").in_bulk(keys)
        submitted = [one.revision_id for one in self.progress.values() if one.revision_id]
        returned = Decision.objects.filter(revision__in=submitted, outcome="returned").order_by("pk")
        self.reasons = {one.revision_id: one for one in returned.select_related("by")}
        self.appointments = list(Appointment.objects.filter(entry__in=keys).order_by("pk"))
        self.sizes = _sizes([entries[key] for key in to_review], self.progress)

    def remarks(self, queue: str, entry: Entry) -> list[Remark]:
        """What is to say of an entry in a queue."""
        say = SAID.get(queue)
        return list(say(self, entry)) if say else []


def _returned(known: Known, entry: Entry):
    decision = known.reasons.get(known.progress[entry.pk].revision_id)
    if decision:
        yield Remark(f"{called(decision.by)}: {Truncator(decision.reason).chars(160)}")
    yield Remark(_ago(known.progress[entry.pk].since))


def _to_review(known: Known, entry: Entry):
    progress = known.progress[entry.pk]
    if progress.reviewer_id:
        yield Remark(_("assigned to you"))
    yield Remark(_("submitted %(when)s") % {"when": _ago(progress.since)})
    yield from _due(progress)
    yield Remark(known.sizes[entry.pk])


def _overdue(known: Known, entry: Entry):
    progress = known.progress[entry.pk]
    name = called(progress.reviewer)
    yield Remark(_("assigned to %(name)s") % {"name": name} if name else _("not assigned"))
    yield from _due(progress)


def _since(known: Known, entry: Entry):
    yield Remark(_ago(known.progress[entry.pk].since))


def _due(progress: Progress):
    if progress.due and progress.due < timezone.localdate():
        yield Remark(_("overdue since %(day)s") % {"day": formats.date_format(progress.due)}, is_pressing=True)
    elif progress.due:
        yield Remark(_("due %(day)s") % {"day": formats.date_format(progress.due)})


def _ago(moment: datetime) -> str:
    days = (timezone.localdate() - timezone.localdate(moment)).days
    if days == 0:
        return _("today")
    return ngettext("%(count)s day ago", "%(count)s days ago", days) % {"count": days}


def _sizes(entries: list[Entry], progress: dict[int, Progress]) -> dict[int, str]:
    """How many fields and parts each submission changes of what readers see; new entries say that they are new."""
    keys = [progress[entry.pk].revision_id for entry in entries]
    records = dict(Progress.objects.filter(revision__in=keys).values_list("entry_id", "revision__record"))
    newest = Version.objects.filter(uuid__in=[entry.uuid for entry in entries]).order_by("uuid", "-version")
    shown = dict(newest.distinct("uuid").values_list("uuid", "record"))
    return {entry.pk: _size(shown.get(entry.uuid), records[entry.pk]) for entry in entries}


def _size(old: str | None, new: str) -> str:
    if old is None:
        return _("new entry")
    count = len(diff(upgrade(json.loads(old)), upgrade(json.loads(new))))
    return ngettext("%(count)s change", "%(count)s changes", count) % {"count": count}


def _appointed(verb: str, outcome: str):
    """The remark of a queue of appointments; of any `verb` if it is empty."""

    def remarks(known: Known, entry: Entry):
        for one in known.appointments:
            if one.entry_id == entry.pk and verb in ("", one.verb) and one.outcome == outcome:
                moment = formats.date_format(timezone.localtime(one.at), "Y-m-d H:i")
                yield Remark(": ".join(filter(None, (moment, one.remark))), is_pressing=outcome == "failed")

    return remarks


SAID = {
    "returned": _returned,
    "review": _to_review,
    "overdue": _overdue,
    "approved": _since,
    "scheduled": _appointed("publish", "waiting"),
    "withdrawals": _appointed("withdraw", "waiting"),
    "failed": _appointed("", "failed"),
}
