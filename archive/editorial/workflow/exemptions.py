"""Opening and closing exemptions from the two-person rule: for an archive of one person, with a reason, journalled."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.editorial.journal import note
from archive.editorial.models.exemption import Exemption
from archive.primitives.cleaning import clean

from .archive_wide import requiring
from .errors import Refused

LONGEST = timedelta(days=366)


def open_exemption(*, by, reason: str, until: datetime) -> Exemption:
    """From now on until that moment an administrator may publish alone. Raises NotAllowed (journalled), Refused."""
    with requiring(by, "exempt", "exemption-opened"), transaction.atomic():
        reason = clean(reason).strip()
        if not reason:
            raise Refused(_("Give a reason."))
        if not timezone.now() < until <= timezone.now() + LONGEST:
            raise Refused(_("An exemption ends in the future, and within a year."))
        made = Exemption.objects.create(reason=reason, by=by, until=until)
        note("exemption-opened", None, by, exemption=made.pk, reason=reason, until=until.isoformat())
        return made


def close_exemption(exemption: Exemption, *, by) -> None:
    """It ends now. Raises NotAllowed (journalled); Refused if it has ended already."""
    with requiring(by, "exempt", "exemption-closed"), transaction.atomic():
        open_now = Exemption.objects.filter(pk=exemption.pk, closed__isnull=True, until__gt=timezone.now())
        if not open_now.update(closed=timezone.now(), closed_by=by):
            raise Refused(_("This exemption has ended already."))
        note("exemption-closed", None, by, exemption=exemption.pk)


def open_exemptions() -> list[Exemption]:
    """Those that are open now."""
    found = Exemption.objects.filter(closed__isnull=True, until__gt=timezone.now())
    return list(found.select_related("by").order_by("until"))
