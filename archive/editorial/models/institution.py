"""Institutions with their seats and offices; states are institutions."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.editorial.columns import CodeColumn, EdtfColumn, LineColumn, TextColumn

from .entry import Entry, hidden_parent
from .part import Part, entry_link, own_part


class Institution(Entry):
    """A state, mission, body, organisation or company, or a set of them."""

    KIND = "institution"

    type = CodeColumn(_("type"), vocabulary="institution_type")
    founded = EdtfColumn(_("founded"))
    dissolved = EdtfColumn(_("dissolved"))
    territory = LineColumn(_("territory"))
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("part of")
    )
    stated_count = models.PositiveIntegerField(_("stated number of members"), null=True, blank=True)
    completeness = CodeColumn(_("known members"), vocabulary="completeness", blank=True, default="")

    class Meta:
        verbose_name = _("institution")
        verbose_name_plural = _("institutions")
        permissions = [("publish_institution", _("Can publish and withdraw"))]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(parent__isnull=True) | ~models.Q(parent=models.F("pk")),
                name="institution_not_its_own_parent",
            )
        ]


class Seat(Part):
    """Where the institution sat, and when."""

    SECTION = "seats"

    place = entry_link("Place", null=False, verbose_name=_("place"))
    period = EdtfColumn(_("period"))
    as_in_source = LineColumn(_("name as in the source"))
    note = TextColumn(_("note"))

    class Meta:
        verbose_name = _("seat")
        verbose_name_plural = _("seats")


class Office(Part):
    """An office of the institution; who held it is computed from the postings."""

    SECTION = "offices"

    part_ptr = hidden_parent(Part)
    title = LineColumn(_("title"))
    type = CodeColumn(_("type"), vocabulary="office_type", blank=True, default="")
    sending = entry_link("Institution", verbose_name=_("sending state"))
    receiving = entry_link("Institution", verbose_name=_("receiving state"))
    period = EdtfColumn(_("period"))
    renamed_from = own_part(to="self", verbose_name=_("renamed from"))
    note = TextColumn(_("note"))

    class Meta:
        verbose_name = _("office")
        verbose_name_plural = _("offices")

    def __str__(self):
        return self.title_en or self.title_ru or self.title_kk or self.title_tr or str(self.uuid)
