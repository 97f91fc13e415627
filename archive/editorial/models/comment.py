"""What editors say to one another about an entry, a field or a passage; never public."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .entry import Entry
from .revision import Revision


class Comment(models.Model):
    """Anchored to a `revision` and, if `field` is filled, to a field of the entry (`section` empty) or of one part;
    if `quote` is filled, to that passage of the field in `language`. An answer has a `thread` (its first comment) and
    no anchor of its own. Once written only its resolution changes, which the database enforces.
    """

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="comments", verbose_name=_("entry"))
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="+", verbose_name=_("revision"))
    section = models.CharField(max_length=20, blank=True)
    part = models.UUIDField(null=True, blank=True)
    field = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=2, blank=True)
    quote = models.TextField(_("passage"), blank=True)
    quote_start = models.PositiveIntegerField(null=True, blank=True)
    body = models.TextField(_("comment"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    made = models.DateTimeField(_("made"), auto_now_add=True)
    thread = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="answers")
    mentioned = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+", verbose_name=_("mentioned"))
    resolved = models.DateTimeField(_("resolved"), null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("resolved by")
    )

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["made", "id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(body=""), name="comment_says_something"),
            models.CheckConstraint(
                condition=models.Q(thread__isnull=True) | models.Q(field="", resolved__isnull=True),
                name="comment_answer_has_no_anchor",
            ),
        ]

    def __str__(self):
        return self.body[:60]
