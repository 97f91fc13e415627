"""A moment, set as date and time of the desk's zone; it says so where clocks skip that time, or show it twice."""

from datetime import datetime

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.primitives.moments import FIRST_YEAR, LAST_YEAR, moments, offset

FIRST, SECOND = "1", "2"


class MomentWidget(forms.MultiWidget):
    """The browser's own inputs of date and time; which of two moments is asked only where there are two."""

    def __init__(self, attrs=None):
        day = forms.DateInput({"type": "date", "aria-label": gettext_lazy("Date")}, format="%Y-%m-%d")
        time = forms.TimeInput({"type": "time", "aria-label": gettext_lazy("Time")}, format="%H:%M")
        which = forms.Select({"aria-label": gettext_lazy("Which of the two")})
        super().__init__({"day": day, "time": time, "which": which}, attrs)

    def decompress(self, value: datetime | None) -> list:
        """The day, the time, and which of the two moments it is."""
        if value is None:
            return [None, None, ""]
        local = value.astimezone(settings.DESK_TIME_ZONE)
        return [local.date(), local.time(), SECOND if local.fold else FIRST]

    def get_context(self, name, value, attrs):
        both = _both(value if isinstance(value, list) else self.decompress(value))
        self.widgets[2].choices = [("", "---------"), *_choices(both)]
        context = super().get_context(name, value, attrs)
        if len(both) < 2:
            del context["widget"]["subwidgets"][2]
        return context


class MomentField(forms.MultiValueField):
    """Cleans to a moment in UTC, or None where nothing is required and nothing given."""

    widget = MomentWidget
    default_error_messages = {"incomplete": gettext_lazy("Give both the date and the time.")}

    def __init__(self, **kwargs):
        fields = (
            forms.DateField(input_formats=["%Y-%m-%d"]),
            forms.TimeField(input_formats=["%H:%M", "%H:%M:%S"]),
            forms.ChoiceField(choices=[("", ""), (FIRST, ""), (SECOND, "")], required=False),
        )
        super().__init__(fields, require_all_fields=False, **kwargs)

    def compress(self, data_list: list) -> datetime | None:
        """The one moment at which clocks show this, or the chosen one of two. Raises ValidationError."""
        if not data_list or data_list[0] is None:
            return None
        day, time, which = data_list
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise ValidationError(
                _("Choose a day of the years %(first)s to %(last)s."),
                code="year",
                params={"first": FIRST_YEAR, "last": LAST_YEAR},
            )
        found = moments(datetime.combine(day, time), settings.DESK_TIME_ZONE)
        if not found:
            raise ValidationError(_skipped(), code="skipped")
        if len(found) == 1:
            return found[0]
        if which not in (FIRST, SECOND):
            raise ValidationError(_("Clocks are put back then, and show this time twice. Choose one."), code="twice")
        return found[int(which) - 1]


def zone_help() -> str:
    """In which zone the moment is set."""
    return _("In the time of %(zone)s. Minutes are the smallest unit.") % {"zone": settings.DESK_TIME_ZONE.key}


def _skipped() -> str:
    return _("There is no such time on this day: clocks of %(zone)s are put forward over it. Choose another.") % {
        "zone": settings.DESK_TIME_ZONE.key
    }


def _both(values: list) -> list[datetime]:
    """The moments of what stands in the inputs; none if it is no date and time."""
    day, time = (str(value or "") for value in values[:2])
    try:
        wall = datetime.fromisoformat(f"{day}T{time}")
    except ValueError:
        return []
    return moments(wall.replace(tzinfo=None), settings.DESK_TIME_ZONE)


def _choices(both: list[datetime]) -> list[tuple[str, str]]:
    words = (_("the first time (UTC%(offset)s)"), _("the second time (UTC%(offset)s)"))
    zone = settings.DESK_TIME_ZONE
    return [
        (key, text % {"offset": offset(one, zone)})
        for key, text, one in zip((FIRST, SECOND), words, both, strict=False)
    ]
