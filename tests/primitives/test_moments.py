"""Times of day and moments: clocks that skip a time, and clocks that show it twice."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.primitives.moments import in_zone, moments

EARLIEST, LATEST = (datetime.fromisoformat(day) for day in ("1900-01-01", "2100-01-01"))
ZONES = [ZoneInfo(name) for name in ("Asia/Almaty", "Europe/Istanbul", "Europe/Berlin", "Australia/Lord_Howe", "UTC")]


def at(text: str) -> datetime:
    """A moment in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("wall", "zone", "found"),
    [
        ("2027-03-02 10:00", "Asia/Almaty", ["2027-03-02 05:00"]),
        ("2027-03-28 02:30", "Europe/Berlin", []),
        ("2027-03-28 03:00", "Europe/Berlin", ["2027-03-28 01:00"]),
        ("2027-10-31 02:30", "Europe/Berlin", ["2027-10-31 00:30", "2027-10-31 01:30"]),
        ("2027-10-31 03:00", "Europe/Berlin", ["2027-10-31 02:00"]),
        ("2016-03-27 03:30", "Europe/Istanbul", []),
        ("2015-11-08 03:30", "Europe/Istanbul", ["2015-11-08 00:30", "2015-11-08 01:30"]),
        ("2016-10-30 03:30", "Europe/Istanbul", ["2016-10-30 00:30"]),
        ("0001-01-01 00:00", "Asia/Almaty", []),
        ("9999-12-31 23:59", "America/Lima", []),
    ],
)
def test_a_time_is_one_moment_or_two_or_none(wall, zone, found):
    assert moments(datetime.fromisoformat(wall), ZoneInfo(zone)) == [at(one) for one in found]


@given(st.datetimes(EARLIEST, LATEST, timezones=st.just(UTC)), st.sampled_from(ZONES))
def test_what_clocks_show_at_a_moment_leads_back_to_it(moment, zone):
    found = moments(moment.astimezone(zone).replace(tzinfo=None), zone)
    assert moment in found
    assert found == sorted(set(found))
    assert len(found) <= 2


def test_a_moment_is_told_in_the_zone_with_its_offset_and_in_utc():
    moment = at("2027-03-02 21:30")
    assert in_zone(moment, ZONES[0]) == "2027-03-03 02:30 Asia/Almaty (UTC+05:00) = 2027-03-02 21:30 UTC"
    assert "2027-03-02 16:30 America/Lima (UTC-05:00)" in in_zone(moment, ZoneInfo("America/Lima"))
    assert "(UTC+11:00)" in in_zone(moment, ZoneInfo("Australia/Lord_Howe"))
    assert "(UTC+10:30)" in in_zone(moment + timedelta(days=90), ZoneInfo("Australia/Lord_Howe"))
