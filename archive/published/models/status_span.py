"""The status of each published agreement through time, so that one question finds what was in force on a day."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _


class StatusSpans(models.QuerySet):
    """Spans of any agreements."""

    def on(self, day: date) -> "StatusSpans":
        """Those that hold on a day: one for each agreement."""
        begun = models.Q(first__isnull=True) | models.Q(first__lte=day)
        return self.filter(begun, models.Q(last__isnull=True) | models.Q(last__gte=day))


class StatusSpan(models.Model):
    """From `first` to `last`, both included and null where open, the agreement has the status `code` for `reason`.

    `slot` is that of its index row. Codes and reasons are those of `archive.record.status`; the spans of one agreement
    leave no day out.
    """

    uuid = models.UUIDField(db_index=True)
    slot = models.IntegerField()
    first = models.DateField(null=True)
    last = models.DateField(null=True)
    code = models.CharField(max_length=40)
    reason = models.CharField(max_length=40, blank=True)
    since = models.CharField(max_length=200, blank=True)

    objects = StatusSpans.as_manager()

    class Meta:
        verbose_name = _("span of a status")
        verbose_name_plural = _("spans of statuses")
        indexes = [models.Index(fields=["code", "first", "last"], name="statusspan_code")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(first__isnull=True)
                | models.Q(last__isnull=True)
                | models.Q(first__lte=models.F("last")),
                name="statusspan_first_not_after_last",
            )
        ]

    def __str__(self):
        return f"{self.uuid} {self.code}"
