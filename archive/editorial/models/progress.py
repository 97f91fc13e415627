"""How far the working copy of an entry has come on its way to readers."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .entry import Entry
from .revision import Revision

STATES = {
    "draft": _("draft"),
    "submitted": _("submitted for review"),
    "changes-requested": _("changes requested"),
    "approved": _("approved"),
    "scheduled": _("scheduled"),
}
DRAFT, SUBMITTED, CHANGES_REQUESTED, APPROVED, SCHEDULED = STATES


class Progress(models.Model):
    """One row an entry; an entry without one is a draft. Changed under the lock of the entry's row only.

    `revision` is what was submitted, and what the decisions are about; a draft has none. `closed_until`: the entry is
    not published before that moment, whoever asks.
    """

    entry = models.OneToOneField(Entry, models.PROTECT, primary_key=True, related_name="progress")
    state = models.CharField(_("state"), max_length=20, choices=list(STATES.items()), default=DRAFT, db_index=True)
    revision = models.ForeignKey(Revision, models.PROTECT, null=True, blank=True, related_name="+")
    since = models.DateTimeField(_("since"))
    submitter = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("submitted by")
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("assigned to")
    )
    due = models.DateField(_("due"), null=True, blank=True)
    closed_until = models.DateTimeField(_("closed until"), null=True, blank=True)

    class Meta:
        verbose_name = _("progress")
        verbose_name_plural = _("progress")
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=list(STATES)), name="progress_state_known"),
            models.CheckConstraint(
                condition=models.Q(state=DRAFT) | models.Q(revision__isnull=False), name="progress_names_its_revision"
            ),
        ]

    def __str__(self):
        return f"{self.entry_id} {self.state}"
