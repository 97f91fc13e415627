"""Reading and moving the progress of an entry. Call these under the lock of the entry's row."""

from django.db.models import F, Func, IntegerField, QuerySet
from django.utils import timezone

from archive.editorial.models.entry import Entry
from archive.editorial.models.progress import DRAFT, Progress
from archive.editorial.models.revision import Revision
from archive.editorial.models.schedule import Appointment


def progress_of(entry: Entry) -> Progress:
    """The row of the entry; a new one, not yet stored, where there is none."""
    found = Progress.objects.select_related("revision", "submitter", "reviewer").filter(pk=entry.pk).first()
    return found or Progress(entry_id=entry.pk, state=DRAFT, since=timezone.now())


def move(progress: Progress, state: str, revision: Revision | None) -> None:
    """Store the new state, of `revision`; what belongs to a submission ends when the entry is a draft again."""
    progress.state, progress.revision, progress.since = state, revision, timezone.now()
    if state == DRAFT:
        progress.submitter = progress.reviewer = progress.due = None
    progress.save()


def finish(entry: Entry) -> None:
    """The entry was published: what was proposed is what readers see, and there is nothing left to do."""
    Progress.objects.filter(pk=entry.pk).update(
        state=DRAFT, revision=None, submitter=None, reviewer=None, due=None, since=timezone.now()
    )
    end_appointment(entry, "publish", "cancelled")


def end_appointment(entry: Entry, verb: str, outcome: str, remark: str = "") -> int:
    """Close the waiting appointment of an entry, if there is one; how many were closed."""
    waiting = Appointment.objects.filter(entry_id=entry.pk, verb=verb, outcome="waiting")
    return waiting.update(outcome=outcome, finished=timezone.now(), remark=remark)


def proposed(entry: Entry) -> QuerySet:
    """The revisions of an entry since the one that readers see."""
    since = Func(F("entry_id"), function="archive_published_revision", output_field=IntegerField())
    return Revision.objects.filter(entry_id=entry.pk, number__gt=since)


def is_changed(entry: Entry) -> bool:
    """Whether the working copy holds anything that readers do not see."""
    return proposed(entry).exists()
