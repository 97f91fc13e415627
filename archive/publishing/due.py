"""What is due: appointments to publish and to withdraw are kept, each whole or not at all, by the database's clock.

An appointment was allowed when it was made, and a second person had approved what it publishes: it is kept also if
whoever made it has left or lost the role since. Taking it back is a publisher's act, and what has been returned by a
reviewer, closed or changed since is not published: the database asks again.
"""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.db import IntegrityError, OperationalError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from archive.editorial.clock import DatabaseClock
from archive.editorial.journal import note
from archive.editorial.models.entry import Entry
from archive.editorial.models.progress import APPROVED, DRAFT, SCHEDULED
from archive.editorial.models.schedule import Appointment
from archive.editorial.notices import tell
from archive.editorial.preferences import language_of
from archive.editorial.revisions import latest
from archive.editorial.workflow.errors import Refused
from archive.editorial.workflow.people import authors
from archive.editorial.workflow.policy import may
from archive.editorial.workflow.progress import end_appointment, move, progress_of

from .publish import publish
from .withdraw import withdraw

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Act:
    """An appointment that was kept, or not: `outcome` is done, failed, or later (the next run tries again)."""

    appointment: Appointment
    outcome: str
    why: str = ""


@dataclass
class Report:
    """What a run did, in its order."""

    acts: list[Act] = field(default_factory=list)

    @property
    def is_well(self) -> bool:
        """Whether everything that was due is done."""
        return all(act.outcome == "done" for act in self.acts)


def run_due(now: datetime | None = None, tell_of: Callable[[Act], None] = lambda act: None) -> Report:
    """Keep every appointment that has come, the oldest first, also those that were missed; one transaction each.

    `now`: a moment as of which to look, if that is earlier than what the database's clock says. `tell_of` is called
    after each act. Several runs at once share the work: what another one, or an editor, has locked is left to the end.
    """
    report = Report()
    for is_patient in (False, True):
        for key in list(_due(now).values_list("pk", flat=True)):
            act = _keep(key, now, is_patient)
            if act is not None:
                report.acts.append(act)
                tell_of(act)
    return report


def _due(now: datetime | None):
    found = Appointment.objects.filter(outcome="waiting", at__lte=DatabaseClock())
    return (found if now is None else found.filter(at__lte=now)).order_by("at", "pk")


def _keep(key: int, now: datetime | None, is_patient: bool) -> Act | None:
    """Keep one appointment; None if it is no longer due, or locked and we are not patient."""
    try:
        return _act(key, now, is_patient)
    except OperationalError as error:
        logger.warning("appointment %s: %s", key, error)
        return Act(_of(key), "later", str(error)) if is_patient else None
    except Exception:
        # Whatever the fault is, the other appointments come next: this one is closed and says so.
        logger.exception("appointment %s", key)
        return _give_up(key, now)


@transaction.atomic
def _act(key: int, now: datetime | None, is_patient: bool) -> Act | None:
    appointment = _lock(key, now, is_patient)
    if appointment is None:
        return None
    told = list(_concerned(appointment))  # afterwards nobody is an author of what is proposed
    with override(language_of(appointment.by)):
        try:
            with transaction.atomic():
                details = VERBS[appointment.verb](appointment)
        except (Refused, IntegrityError) as refusal:
            return _fail(appointment, told, _said(refusal))
    return _done(appointment, told, details)


@transaction.atomic
def _give_up(key: int, now: datetime | None) -> Act | None:
    appointment = _lock(key, now, is_patient=True)
    if appointment is None:
        return None
    with override(language_of(appointment.by)):
        why = _("An error of the program; the log of the server tells more.")
    return _fail(appointment, list(_concerned(appointment)), why)


def _lock(key: int, now: datetime | None, is_patient: bool) -> Appointment | None:
    """Lock first the entry, as every change of state does, then the appointment; None if it is not due any more."""
    entries = Entry.objects.filter(pk__in=Appointment.objects.filter(pk=key).values("entry"))
    if entries.select_for_update(skip_locked=not is_patient).first() is None:
        return None
    locked = _due(now).select_for_update(skip_locked=True, of=("self",)).select_related("entry", "by", "revision")
    return locked.filter(pk=key).first()


def _of(key: int) -> Appointment:
    return Appointment.objects.select_related("entry", "by").get(pk=key)


def _publish(appointment: Appointment) -> dict:
    """Publish what was approved, if it is what the entry holds now."""
    entry, approved = appointment.entry, appointment.revision
    newest = latest(entry)
    if newest.record_hash != approved.record_hash:
        raise Refused(_("The entry was changed after its approval."))
    version = publish(entry, by=None, basis="approved", note=appointment.remark, expected=newest.number)
    return {"version": version.version}


def _withdraw(appointment: Appointment) -> dict:
    return {"version": withdraw(appointment.entry, by=None, reason=appointment.reason).version}


VERBS: dict[str, Callable[[Appointment], dict]] = {"publish": _publish, "withdraw": _withdraw}


def _done(appointment: Appointment, told: list, details: dict) -> Act:
    Appointment.objects.filter(pk=appointment.pk).update(outcome="done", finished=DatabaseClock())
    _record(f"due-{appointment.verb}", appointment, told, details)
    return Act(appointment, "done")


def _fail(appointment: Appointment, told: list, why: str) -> Act:
    """Close the appointment with the reason; the entry is again in the state that is true of it."""
    end_appointment(appointment.entry, appointment.verb, "failed", why)
    if appointment.verb == "publish":
        _leave_schedule(appointment.entry)
    _record(f"due-{appointment.verb}-failed", appointment, told, {"why": why})
    return Act(appointment, "failed", why)


def _leave_schedule(entry: Entry) -> None:
    progress, newest = progress_of(entry), latest(entry)
    if progress.state != SCHEDULED:
        return
    is_still = newest.record_hash == progress.revision.record_hash
    move(progress, *((APPROVED, progress.revision) if is_still else (DRAFT, None)))


def _concerned(appointment: Appointment) -> Iterator:
    """Whoever made it, whoever submitted what was to be published, and its authors; those who may see the entry."""
    entry = appointment.entry
    for user in [appointment.by, progress_of(entry).submitter, *authors(entry)]:
        if user is not None and may(user, "view", entry):
            yield user


def _record(verb: str, appointment: Appointment, told: list, details: dict) -> None:
    known = {"appointment": appointment.pk, "at": appointment.at.isoformat(), **details}
    tell(verb, appointment.entry, None, told, known)
    note(verb, appointment.entry.uuid, None, made_by=appointment.by.get_username(), **known)


def _said(refusal: Exception) -> str:
    """The words of a refusal; of the database's, the first line."""
    return str(refusal).partition("\n")[0]
