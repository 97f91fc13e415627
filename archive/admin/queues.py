"""What waits for an editor: each queue is a condition on entries, counted on the first page and listed in full."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import admin
from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from archive.editorial.models.comment import Comment
from archive.editorial.models.entry import Entry
from archive.editorial.models.progress import APPROVED, CHANGES_REQUESTED, DRAFT, SUBMITTED
from archive.editorial.models.revision import Decision, Revision
from archive.editorial.models.schedule import Appointment
from archive.editorial.workflow.policy import TABLE, visible
from archive.editorial.workflow.roles import roles_of
from archive.published.models.version import Address, Version
from archive.record.upgrade import upgrade
from archive.record.validate import faults

from .state import CHANGED, CONDITIONS, with_state

LOOKED_AT = 100  # how many of the newest revisions are looked through for faults: each record is read for it


@dataclass(frozen=True)
class Queue:
    """`entries(user)`: those of the entries that the user may see which wait; the most pressing first. `is_problem`:
    it is shown only if something is in it. `action`: only who may do it to some entry has this queue. `page` of the
    entry is where its title leads: where what it waits for is done.
    """

    name: str
    label: Promise
    entries: Callable[[object], QuerySet]
    is_problem: bool = False
    action: str = "view"
    page: str = "change"


def queues_of(user) -> list[Queue]:
    """The queues that an editor has, in the order of the first page."""
    held = roles_of(user)
    return [queue for queue in QUEUES.values() if held & set(TABLE[queue.action])]


def _seen(user) -> QuerySet:
    return visible(Entry.objects.all(), user)


def _last_shown(entry: str, uuid: str) -> Coalesce:
    """The number of the newest revision that readers have seen, 0 if none, where rows have the entry under these names:
    the same as the database's own function, which called for each of thousands of rows would take seconds.
    """
    shown = Version.objects.filter(uuid=OuterRef(OuterRef(uuid))).order_by("-version").values("record_hash")[:1]
    seen = Revision.objects.filter(entry_id=OuterRef(entry), record_hash=Subquery(shown)).order_by("-number")
    return Coalesce(Subquery(seen.values("number")[:1]), 0)


def _with_published_revision(entries: QuerySet) -> QuerySet:
    return entries.annotate(seen=_last_shown("pk", "uuid"))


def _proposed_by(user) -> Exists:
    """Whether the user has written a revision since the entry was last published."""
    return Exists(Revision.objects.filter(entry_id=OuterRef("pk"), author=user, number__gt=OuterRef("seen")))


def _proposals(user) -> QuerySet:
    """The entries of which the user has written a revision since they were last published: asked of the user’s own
    revisions, where `_proposed_by` is asked of each entry.
    """
    own = Revision.objects.filter(author=user)
    return own.filter(number__gt=_last_shown("entry_id", "entry__uuid")).values("entry_id")


def _newest_first(entries: QuerySet) -> QuerySet:
    last = Revision.objects.filter(entry_id=OuterRef("pk")).order_by("-number").values("pk")[:1]
    return entries.annotate(newest=Subquery(last)).order_by("-newest")


def _drafts(user) -> QuerySet:
    is_draft = Q(progress__isnull=True) | Q(progress__state=DRAFT)
    return _newest_first(_seen(user).filter(is_draft, pk__in=_proposals(user)))


def _returned(user) -> QuerySet:
    mine = Q(progress__submitter=user) | _proposed_by(user)
    return (
        _with_published_revision(_seen(user))
        .filter(mine, progress__state=CHANGES_REQUESTED)
        .order_by("-progress__since")
    )


def _to_review(user) -> QuerySet:
    """Those assigned to the editor first, then those for anybody; what is assigned to another is another's."""
    waiting = _with_published_revision(_seen(user)).filter(
        Q(progress__reviewer=user) | Q(progress__reviewer__isnull=True)
    )
    waiting = waiting.filter(~_proposed_by(user), progress__state=SUBMITTED)
    mine = Case(When(progress__reviewer=user, then=Value(0)), default=Value(1))
    return waiting.order_by(mine, F("progress__due").asc(nulls_last=True), "progress__since")


def _staged(user) -> QuerySet:
    return _newest_first(with_state(_seen(user)).filter(CONDITIONS[CHANGED]))


def _approved(user) -> QuerySet:
    return _seen(user).filter(progress__state=APPROVED).order_by("progress__since")


def _waiting(verb: str) -> Callable:
    def entries(user) -> QuerySet:
        found = Appointment.objects.filter(verb=verb, outcome="waiting", entry_id=OuterRef("pk"))
        return _seen(user).annotate(at=Subquery(found.values("at"))).filter(at__isnull=False).order_by("at")

    return entries


def _mentions(user) -> QuerySet:
    asked = Comment.objects.filter(mentioned=user, resolved__isnull=True, thread__resolved__isnull=True)
    return _newest_first(_seen(user).filter(pk__in=asked.values("entry_id")))


def _ended(user) -> QuerySet:
    """Approved, then changed: what was approved is no longer what would be published."""
    of_entry = Decision.objects.filter(revision__entry_id=OuterRef("pk"), revision__number__gt=OuterRef("seen"))
    approved = of_entry.filter(outcome="approved")
    return _newest_first(_with_published_revision(_seen(user)).filter(Exists(approved), progress__state=DRAFT))


def _failed(user) -> QuerySet:
    """Those whose last appointment failed, and which nobody has put right since."""
    later = Appointment.objects.filter(entry_id=OuterRef("entry_id"), verb=OuterRef("verb"), pk__gt=OuterRef("pk"))
    done = Version.objects.filter(uuid=OuterRef("entry__uuid"), published__gt=OuterRef("finished"))
    gone = Address.objects.filter(uuid=OuterRef("entry__uuid"), withdrawn__gt=OuterRef("finished"))
    failed = Appointment.objects.filter(~Exists(later), ~Exists(done), ~Exists(gone), outcome="failed")
    return _newest_first(_seen(user).filter(pk__in=failed.values("entry_id")))


def _overdue(user) -> QuerySet:
    late = Q(progress__state=SUBMITTED, progress__due__lt=timezone.localdate())
    return _seen(user).filter(late).order_by("progress__due")


def _faulty(user) -> QuerySet:
    """Published entries whose newest record could not be published: looked for among what was saved last."""
    last = list(Revision.objects.order_by("-pk").values_list("entry_id", flat=True)[:LOOKED_AT])
    keys = list(_staged(user).filter(pk__in=last).values_list("newest", flat=True))
    records = Revision.objects.filter(pk__in=keys).values_list("entry_id", "record")
    wrong = [entry for entry, record in records if faults(upgrade(json.loads(record)))]
    return _newest_first(Entry.objects.filter(pk__in=wrong))


def _recent(user) -> QuerySet:
    mine = Revision.objects.filter(author=user, entry_id=OuterRef("pk")).order_by("-number").values("pk")[:1]
    written = Revision.objects.filter(author=user).values("entry_id")
    return _seen(user).filter(pk__in=written).annotate(newest=Subquery(mine)).order_by("-newest")


QUEUES = {
    queue.name: queue
    for queue in (
        Queue("drafts", _("My drafts"), _drafts, action="change"),
        Queue("returned", _("Returned to me"), _returned, action="submit"),
        Queue("review", _("Waiting for my review"), _to_review, action="approve", page="review"),
        Queue("staged", _("Published, and changed since"), _staged, page="review"),
        Queue("approved", _("Approved, waiting to be published"), _approved, page="review"),
        Queue("scheduled", _("To be published at a set time"), _waiting("publish"), page="review"),
        Queue("withdrawals", _("To be withdrawn at a set time"), _waiting("withdraw")),
        Queue("mentions", _("Open comments that mention me"), _mentions, page="review"),
        Queue("recent", _("My recent entries"), _recent),
        Queue("ended", _("Approval ended by a later change"), _ended, is_problem=True, page="review"),
        Queue("failed", _("Set time passed, but it failed"), _failed, is_problem=True, page="review"),
        Queue("overdue", _("Review overdue"), _overdue, is_problem=True, page="review"),
        Queue("faulty", _("Published, but the newest text is not complete"), _faulty, is_problem=True),
    )
}


class QueueFilter(admin.SimpleListFilter):
    """The entries of one queue, in the list of all entries."""

    title = _("waiting")
    parameter_name = "desk"

    def lookups(self, request, model_admin):
        return [(queue.name, queue.label) for queue in queues_of(request.user)]

    def queryset(self, request, queryset):
        if self.value() is None:
            return queryset
        known = {queue.name: queue for queue in queues_of(request.user)}
        if self.value() not in known:
            return queryset.none()
        found = known[self.value()].entries(request.user)
        return queryset.filter(pk__in=found.order_by().values("pk"))
