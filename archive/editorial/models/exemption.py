"""The documented exception from the two-person rule."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Exemption(models.Model):
    """While one is open, an administrator may publish without another's approval. Only its end is ever changed."""

    reason = models.TextField(_("reason"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("opened by"))
    opened = models.DateTimeField(_("opened"), auto_now_add=True)
    until = models.DateTimeField(_("until"))
    closed = models.DateTimeField(_("closed"), null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("closed by")
    )

    class Meta:
        verbose_name = _("exemption from the two-person rule")
        verbose_name_plural = _("exemptions from the two-person rule")
        ordering = ["-id"]
        constraints = [models.CheckConstraint(condition=~models.Q(reason=""), name="exemption_gives_a_reason")]

    def __str__(self):
        return self.reason[:60]
