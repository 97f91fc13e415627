"""Making, finding and taking back appointments. Call these under the lock of the entry's row."""

from datetime import datetime

from django.utils.translation import gettext as _

from archive.editorial.clock import database_now, spoken
from archive.editorial.models.entry import Entry
from archive.editorial.models.schedule import Appointment

from .errors import Refused
from .progress import end_appointment


def waiting(entry: Entry, verb: str) -> Appointment | None:
    """The appointment to publish or to withdraw the entry that has not come yet; there is one at most."""
    return Appointment.objects.filter(entry_id=entry.pk, verb=verb, outcome="waiting").first()


def check_ahead(moment: datetime) -> None:
    """Refuse a moment that has passed by the database's clock."""
    if moment <= database_now():
        raise Refused(_("This moment has passed: %(moment)s.") % {"moment": spoken(moment)})


def make(entry: Entry, verb: str, at: datetime, **values) -> Appointment:
    """Make an appointment. Refused for a moment that has passed, and beside another of the same verb."""
    check_ahead(at)
    other = waiting(entry, verb)
    if other is not None:
        raise Refused(
            _("There is an appointment already: %(moment)s. Take it back first.") % {"moment": spoken(other.at)}
        )
    return Appointment.objects.create(entry_id=entry.pk, verb=verb, at=at, **values)


def cancel(entry: Entry, verb: str, remark: str) -> datetime:
    """Take back the waiting appointment; returns for when it was. Refused if there is none."""
    found = waiting(entry, verb)
    if found is None:
        raise Refused(_("There is no such appointment any more."))
    end_appointment(entry, verb, "cancelled", remark)
    return found.at
