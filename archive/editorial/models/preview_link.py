"""Links by which people without an account may look at one revision."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .revision import Revision


class PreviewLink(models.Model):
    """The address itself is signed and is not stored; a row lets it be listed and revoked before it expires."""

    revision = models.ForeignKey(Revision, models.PROTECT, related_name="preview_links", verbose_name=_("revision"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    made = models.DateTimeField(_("made"), auto_now_add=True)
    expires = models.DateTimeField(_("expires"))
    revoked = models.DateTimeField(_("revoked"), null=True, blank=True)
    note = models.CharField(_("for whom"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")
        ordering = ["-id"]

    def __str__(self):
        return f"{self.revision_id} {self.expires:%Y-%m-%d}"
