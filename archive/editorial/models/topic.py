"""Topics."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.editorial.columns import TextColumn

from .entry import Entry


class Topic(Entry):
    """A subject heading."""

    KIND = "topic"

    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("broader topic")
    )
    scope_note = TextColumn(_("scope note"))

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        permissions = [("publish_topic", _("Can publish and withdraw"))]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(parent__isnull=True) | ~models.Q(parent=models.F("pk")),
                name="topic_not_its_own_parent",
            )
        ]
