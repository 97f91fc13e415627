"""From what a clock on the wall shows to moments, where clocks are put forward and back."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

FIRST_YEAR, LAST_YEAR = 2, 9998  # an offset could lead out of what datetime can hold


def moments(wall: datetime, zone: ZoneInfo) -> list[datetime]:
    """The moments, in UTC and in order, at which clocks of the zone show `wall` (naive).

    One on most days; two where clocks are put back; none where they are put forward over it, nor in the first and the
    last years of the calendar.
    """
    if not FIRST_YEAR <= wall.year <= LAST_YEAR:
        return []
    both = {wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)}
    return sorted(moment for moment in both if _shown(moment, zone) == wall.replace(fold=0))


def in_zone(moment: datetime, zone: ZoneInfo) -> str:
    """A moment as clocks of the zone show it, with its offset, and in UTC; the same in every language.

    Such as "2027-03-02 10:00 Asia/Almaty (UTC+05:00) = 2027-03-02 05:00 UTC".
    """
    local = moment.astimezone(zone)
    return (
        f"{local:%Y-%m-%d %H:%M} {zone.key} (UTC{offset(moment, zone)}) = {moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
    )


def offset(moment: datetime, zone: ZoneInfo) -> str:
    """How far clocks of the zone are ahead of UTC at a moment, such as +05:00; seconds of it are left out."""
    minutes = moment.astimezone(zone).utcoffset() // timedelta(minutes=1)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _shown(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.astimezone(zone).replace(tzinfo=None, fold=0)
