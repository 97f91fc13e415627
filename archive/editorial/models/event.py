"""Events."""

from django.utils.translation import gettext_lazy as _

from archive.editorial.columns import CodeColumn, EdtfColumn, LineColumn, TextColumn

from .entry import Entry
from .part import entry_link


class Event(Entry):
    """Something that happened or was to happen; participants are actors, what was signed are relations."""

    KIND = "event"

    type = CodeColumn(_("type"), vocabulary="event_type")
    status = CodeColumn(_("status"), vocabulary="event_status", default="held")
    date = EdtfColumn(_("date"))
    series = entry_link(verbose_name=_("series"))
    series_number = LineColumn(_("number in the series"))
    outcomes = TextColumn(_("outcomes"))

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        permissions = [("publish_event", _("Can publish and withdraw"))]
