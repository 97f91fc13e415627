"""The clock that decides when something is due, and the zone in which the desk speaks of moments."""

from datetime import datetime

from django.conf import settings
from django.db import connection
from django.db.models import DateTimeField, Func

from archive.primitives.moments import in_zone


class DatabaseClock(Func):
    """The moment at which the database evaluates a query, also late in a long transaction."""

    template = "clock_timestamp()"
    output_field = DateTimeField()


def database_now() -> datetime:
    """What the database's clock says: the one clock that all processes of an archive have in common."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return cursor.fetchone()[0]


def spoken(moment: datetime) -> str:
    """A moment in the desk's zone with its offset, and in UTC."""
    return in_zone(moment, settings.DESK_TIME_ZONE)
