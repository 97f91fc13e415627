"""Revisions, decisions on them, and the journal: append-only, which the database enforces."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from .entry import Entry


def _user(verbose_name):
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=verbose_name
    )


class Revision(models.Model):
    """A stored record with its internal part. Both are canonical JSON texts with the SHA-256 of their UTF-8."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="revisions", verbose_name=_("entry"))
    number = models.PositiveIntegerField(_("number"))
    record = models.TextField(_("record"))
    record_hash = models.CharField(max_length=64)
    internal = models.TextField(_("internal part"))
    internal_hash = models.CharField(max_length=64)
    body = models.GeneratedField(
        expression=Cast("record", models.JSONField()), output_field=models.JSONField(), db_persist=True
    )
    author = _user(_("author"))
    made = models.DateTimeField(_("made"), auto_now_add=True)
    reason = models.TextField(_("reason"), blank=True)

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["entry", "number"]
        # What was changed since it was first saved: lists of what waits look at nothing else.
        indexes = [models.Index(fields=["entry"], name="revision_later", condition=models.Q(number__gt=1))]
        constraints = [
            models.UniqueConstraint(fields=["entry", "number"], name="revision_number_once"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="revision_number_from_one"),
        ]

    def __str__(self):
        return f"{self.entry_id} r{self.number}"


class Decision(models.Model):
    """What a reviewer decided on one revision, bound to the hash of its record."""

    revision = models.ForeignKey(Revision, models.PROTECT, related_name="decisions")
    record_hash = models.CharField(max_length=64)
    outcome = models.CharField(
        _("outcome"), max_length=20, choices=[("approved", _("approved")), ("returned", _("returned"))]
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    made = models.DateTimeField(_("made"), auto_now_add=True)
    reason = models.TextField(_("reason"), blank=True)

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(outcome__in=["approved", "returned"]), name="decision_outcome_known"
            )
        ]

    def __str__(self):
        return f"{self.outcome} {self.revision_id}"


class JournalLine(models.Model):
    """One change of state: who did what to which entry (none: to the archive), when.

    The database numbers the lines without gaps and chains them: `hash` is the SHA-256 of the line and of the `previous`
    line's hash. What is given for `number`, `made`, `previous` and `hash` is not used.
    """

    number = models.BigIntegerField(_("number"), unique=True, editable=False)
    previous = models.CharField(max_length=64, editable=False, blank=True, default="")
    hash = models.CharField(_("hash"), max_length=64, editable=False, default="")
    made = models.DateTimeField(_("made"), auto_now_add=True)
    by = _user(_("by"))
    verb = models.CharField(_("action"), max_length=40)
    entry_uuid = models.UUIDField(_("entry"), db_index=True, null=True, blank=True)
    details = models.JSONField(_("details"), default=dict)

    class Meta:
        verbose_name = _("journal line")
        verbose_name_plural = _("journal")
        ordering = ["-number"]

    def __str__(self):
        return f"{self.verb} {self.entry_uuid or ''}".rstrip()
