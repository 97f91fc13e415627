"""What the public sees of an entry, and how far the working copy has come: asked for whole lists in one query."""

from dataclasses import dataclass

from django.contrib import admin
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.editorial.models.entry import Entry
from archive.editorial.models.progress import DRAFT as NOT_SUBMITTED
from archive.editorial.models.progress import STATES
from archive.editorial.models.revision import Revision
from archive.primitives.public_numbers import write
from archive.published.models.version import Address, Version

DRAFT, PUBLISHED, CHANGED, WITHDRAWN, MERGED = "draft", "published", "changed", "withdrawn", "merged"
LABELS = {
    DRAFT: gettext_lazy("not published"),
    PUBLISHED: gettext_lazy("published"),
    CHANGED: gettext_lazy("changed since published"),
    WITHDRAWN: gettext_lazy("withdrawn"),
    MERGED: gettext_lazy("merged"),
}


@dataclass(frozen=True)
class State:
    """`code`: one of the five above. Before the first publication `number` is empty and `version` 0."""

    code: str
    number: str = ""
    version: int = 0

    @property
    def label(self) -> str:
        """In the desk's language, with the version that readers see."""
        if self.code in (PUBLISHED, CHANGED):
            return _("%(state)s, version %(version)s") % {"state": LABELS[self.code], "version": self.version}
        return str(LABELS[self.code])

    @property
    def is_live(self) -> bool:
        """Whether readers see a version of it now."""
        return self.code in (PUBLISHED, CHANGED)


def with_state(queryset: QuerySet) -> QuerySet:
    """Annotate entries with what `state_of` reads."""
    address = Address.objects.filter(uuid=OuterRef("uuid"))
    newest = Revision.objects.filter(entry_id=OuterRef("pk")).order_by("-number")
    queryset = queryset.annotate(
        address_state=Subquery(address.values("state")),
        address_number=Subquery(address.values("number")),
        address_version=Subquery(address.values("version")),
        draft_hash=Subquery(newest.values("record_hash")[:1]),
        work_state=F("progress__state"),
    )
    shown = Version.objects.filter(uuid=OuterRef("uuid"), version=OuterRef("address_version"))
    return queryset.annotate(shown_hash=Subquery(shown.values("record_hash")))


def state_of(entry: Entry) -> State:
    """The state of an entry that `with_state` has annotated."""
    if entry.address_state is None:
        return State(DRAFT)
    number = write(entry.kind, entry.address_number)
    if entry.address_state != PUBLISHED:
        return State(entry.address_state, number, entry.address_version)
    code = PUBLISHED if entry.draft_hash == entry.shown_hash else CHANGED
    return State(code, number, entry.address_version)


def work_label(entry: Entry) -> str:
    """How far the working copy of an annotated entry has come; empty if readers see all of it, and nobody waits."""
    state = entry.work_state or NOT_SUBMITTED
    is_idle = state == NOT_SUBMITTED and entry.draft_hash == entry.shown_hash
    return "" if is_idle else str(STATES[state])


def present_state(entry: Entry) -> State:
    """The state of one entry."""
    return state_of(as_it_stands(entry))


def as_it_stands(entry: Entry) -> Entry:
    """The entry as the database has it now, annotated as in lists."""
    return with_state(Entry.objects.filter(pk=entry.pk)).get()


def _address(**wanted: str) -> Exists:
    """Asked of all entries at once, where an annotation would be worked out for each."""
    return Exists(Address.objects.filter(uuid=OuterRef("uuid"), **wanted))


# Only what has a second revision can differ from what was published of it: few of the many have one.
_REVISED = Q(pk__in=Revision.objects.filter(number__gt=1).values("entry_id"))
_SAME = Q(draft_hash=F("shown_hash"))
CONDITIONS = {
    DRAFT: Q(~_address()),
    PUBLISHED: Q(_address(state="published")) & (~_REVISED | _SAME),
    CHANGED: Q(_address(state="published")) & _REVISED & ~_SAME,
    WITHDRAWN: Q(_address(state="withdrawn")),
    MERGED: Q(_address(state="merged")),
}
UNPUBLISHED = Q(shown_hash__isnull=True) | ~Q(draft_hash=F("shown_hash"))
WORK = {state: Q(work_state=state) for state in STATES}
WORK[NOT_SUBMITTED] = (Q(work_state=NOT_SUBMITTED) | Q(work_state__isnull=True)) & UNPUBLISHED


class StateFilter(admin.SimpleListFilter):
    """Filter a list by what readers see."""

    title = gettext_lazy("readers see")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return list(LABELS.items())

    def queryset(self, request, queryset):
        if self.value() is None:
            return queryset
        condition = CONDITIONS.get(self.value())
        return queryset.none() if condition is None else queryset.filter(condition)


class WorkFilter(admin.SimpleListFilter):
    """Filter a list by how far the working copies have come."""

    title = gettext_lazy("working copy")
    parameter_name = "work"

    def lookups(self, request, model_admin):
        return list(STATES.items())

    def queryset(self, request, queryset):
        if self.value() is None:
            return queryset
        condition = WORK.get(self.value())
        return queryset.none() if condition is None else queryset.filter(condition)
