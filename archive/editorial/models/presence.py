"""Who has which entry open."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .entry import Entry


class Presence(models.Model):
    """`since`: when the form was opened; `seen`: when it last said so; `changed`: whether it holds anything unsaved."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="+", verbose_name=_("entry"))
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("editor"))
    since = models.DateTimeField(_("since"))
    seen = models.DateTimeField(_("seen"))
    changed = models.BooleanField(_("unsaved changes"), default=False)

    class Meta:
        verbose_name = _("presence")
        verbose_name_plural = _("presences")
        constraints = [models.UniqueConstraint(fields=["entry", "user"], name="presence_once")]

    def __str__(self):
        return f"{self.user_id} {self.entry_id}"
