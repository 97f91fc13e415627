"""Indicators."""

from django.utils.translation import gettext_lazy as _

from archive.editorial.columns import CodeColumn, LineColumn

from .entry import Entry


class Indicator(Entry):
    """A series of figures: what is counted, unit, direction."""

    KIND = "indicator"

    counted = LineColumn(_("what is counted"))
    unit = LineColumn(_("unit"))
    direction = CodeColumn(_("direction"), vocabulary="direction", blank=True, default="")
    measure = CodeColumn(_("measure"), vocabulary="figure_measure", blank=True, default="")

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        permissions = [("publish_indicator", _("Can publish and withdraw"))]
