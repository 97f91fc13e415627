"""Places."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.editorial.columns import CodeColumn

from .entry import Entry


class Place(Entry):
    """A place; without coordinates it is shown as not mapped."""

    KIND = "place"

    type = CodeColumn(_("type"), vocabulary="place_type")
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("part of")
    )
    latitude = models.DecimalField(_("latitude"), max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(_("longitude"), max_digits=9, decimal_places=6, null=True, blank=True)

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        permissions = [("publish_place", _("Can publish and withdraw"))]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                ),
                name="place_coordinates_both_and_on_earth",
            ),
            models.CheckConstraint(
                condition=models.Q(parent__isnull=True) | ~models.Q(parent=models.F("pk")),
                name="place_not_its_own_parent",
            ),
        ]
