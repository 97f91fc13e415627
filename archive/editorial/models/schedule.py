"""What is to happen to an entry at a set moment."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .entry import Entry
from .revision import Revision

VERBS = {"publish": _("publish"), "withdraw": _("withdraw")}
OUTCOMES = {"waiting": _("waiting"), "done": _("done"), "cancelled": _("cancelled"), "failed": _("failed")}


class Appointment(models.Model):
    """`at` is the moment in UTC. A publication is bound to the approved `revision`; `reason` is what a withdrawal shows
    to readers. `remark` says why it failed, or what was noted when it was made.
    """

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="appointments", verbose_name=_("entry"))
    verb = models.CharField(_("action"), max_length=20, choices=list(VERBS.items()))
    at = models.DateTimeField(_("at"))
    revision = models.ForeignKey(Revision, models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.TextField(_("reason"), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    made = models.DateTimeField(_("made"), auto_now_add=True)
    outcome = models.CharField(_("outcome"), max_length=20, choices=list(OUTCOMES.items()), default="waiting")
    finished = models.DateTimeField(_("finished"), null=True, blank=True)
    remark = models.TextField(_("remark"), blank=True)

    class Meta:
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        indexes = [models.Index(fields=["at"], name="appointment_due", condition=models.Q(outcome="waiting"))]
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "verb"], name="appointment_one_waiting", condition=models.Q(outcome="waiting")
            ),
            models.CheckConstraint(
                condition=models.Q(verb="withdraw") | models.Q(revision__isnull=False),
                name="appointment_publishes_a_revision",
            ),
            models.CheckConstraint(condition=models.Q(verb__in=list(VERBS)), name="appointment_verb_known"),
            models.CheckConstraint(condition=models.Q(outcome__in=list(OUTCOMES)), name="appointment_outcome_known"),
        ]

    def __str__(self):
        return f"{self.verb} {self.entry_id}"
