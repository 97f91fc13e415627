"""What an editor is told of: on the site, and by e-mail."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from archive.primitives.languages import LANGUAGES

from .entry import Entry


class NoticeQuerySet(models.QuerySet):
    """Also asked by templates, of the notices of the user who is signed in."""

    def unseen(self):
        """Those that their reader has not marked as read."""
        return self.filter(seen__isnull=True)


class Notice(models.Model):
    """Written in the transaction of what it tells of; `sent` is when its e-mail left. `next_try` is when it is to be
    sent, null once that is over: it left, nobody wants it, or it failed too often (`tries`).

    `verb` and `details` (plain JSON values) are put into words when the notice is shown, in its reader's language.
    """

    to = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices", verbose_name=_("to"))
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="+", verbose_name=_("entry"))
    verb = models.CharField(_("action"), max_length=40)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("by")
    )
    details = models.JSONField(_("details"), default=dict)
    made = models.DateTimeField(_("made"), auto_now_add=True)
    seen = models.DateTimeField(_("seen"), null=True, blank=True)
    sent = models.DateTimeField(_("sent"), null=True, blank=True)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    next_try = models.DateTimeField(_("next try"), null=True, blank=True, default=timezone.now)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["to", "-id"], name="notice_of_reader"),
            models.Index(fields=["next_try"], name="notice_unsent", condition=models.Q(next_try__isnull=False)),
            models.Index(fields=["to"], name="notice_unseen", condition=models.Q(seen__isnull=True)),
        ]

    def __str__(self):
        return f"{self.verb} {self.entry_id}"


class Preference(models.Model):
    """What an editor likes: the `language` of the desk they last used, which e-mails to them are written in."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="preference")
    language = models.CharField(_("language"), max_length=2, choices=[(code, code) for code in LANGUAGES])
    by_mail = models.BooleanField(_("notices also by e-mail"), default=True)

    class Meta:
        verbose_name = _("preference")
        verbose_name_plural = _("preferences")

    def __str__(self):
        return f"{self.user_id} {self.language}"
