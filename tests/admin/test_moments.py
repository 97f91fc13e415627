"""Setting a moment at the desk: in its zone, across the changes of clocks, and shown back with its offset."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError

from archive.admin.moment_field import MomentField
from archive.editorial.clock import database_now
from archive.editorial.models.progress import Progress
from archive.editorial.models.revision import Decision, JournalLine
from archive.editorial.models.schedule import Appointment
from archive.published.models.version import Version
from tests.admin.desk import address, desk_client, form_data
from tests.makers import a_record, a_user, an_entry, decided, published, submitted

BERLIN = ZoneInfo("Europe/Berlin")


def cleaned(day: str, time: str, which: str = "") -> datetime:
    return MomentField().clean([day, time, which])


def fault(*values) -> str:
    with pytest.raises(ValidationError) as refused:
        cleaned(*values)
    return " ".join(refused.value.messages)


def test_the_desks_zone_is_almaty_unless_it_is_set(settings):
    assert cleaned("2027-03-02", "10:00") == datetime(2027, 3, 2, 5, tzinfo=UTC)
    settings.DESK_TIME_ZONE = ZoneInfo("Europe/Istanbul")
    assert cleaned("2027-03-02", "10:00") == datetime(2027, 3, 2, 7, tzinfo=UTC)


def test_a_time_that_clocks_skip_is_refused_and_one_they_show_twice_is_chosen(settings):
    settings.DESK_TIME_ZONE = BERLIN
    assert "no such time" in fault("2027-03-28", "02:30")
    assert "twice" in fault("2027-10-31", "02:30")
    assert cleaned("2027-10-31", "02:30", "1") == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    assert cleaned("2027-10-31", "02:30", "2") == datetime(2027, 10, 31, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "values",
    [
        ("2027-03-02", ""),
        ("", "10:00"),
        ("", ""),
        ("2027-02-30", "10:00"),
        ("2027-03-02", "24:00"),
    ],
)
def test_what_is_no_moment_is_refused(values):
    assert fault(*values)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_year_are_no_matter_of_clocks(day):
    assert fault(day, "00:00") == "Choose a day of the years 2 to 9998."


def test_which_of_the_two_is_asked_only_where_there_are_two(settings):
    settings.DESK_TIME_ZONE = BERLIN
    widget = MomentField().widget
    assert "<select" not in widget.render("at", None)
    assert "<select" not in widget.render("at", ["2027-03-02", "10:00", ""])
    assert "<select" not in widget.render("at", ["nonsense", "10:00", ""])
    asked = widget.render("at", ["2027-10-31", "02:30", ""])
    assert "the first time (UTC+02:00)" in asked
    assert "the second time (UTC+01:00)" in asked
    second = datetime(2027, 10, 31, 1, 30, tzinfo=UTC)
    assert '<option value="2" selected>' in widget.render("at", second)


@pytest.mark.django_db
def test_a_publication_is_scheduled_on_the_desk_and_shown_back():
    entry = an_entry(a_record("event"))
    decided(entry, a_user("reviewer", "reviewer"))
    client = desk_client(a_user("publisher", "publisher"))
    where, day = address(entry, "transition", "schedule"), f"{database_now() + timedelta(days=9):%Y-%m-%d}"
    form = form_data(client.get(where)) | {"at_day": day, "at_time": "10:00"}
    assert client.post(where, form).status_code == 302
    assert f"{Appointment.objects.get().at:%Y-%m-%d %H:%M}" == f"{day} 05:00"
    page = client.get(address(entry)).content.decode()
    assert f"{day} 10:00 Asia/Almaty (UTC+05:00) = {day} 05:00 UTC" in page
    assert "Will be published" in page


@pytest.mark.django_db
@pytest.mark.parametrize("values", [{}, {"at_day": "2020-01-01", "at_time": "10:00"}, {"at_day": "x", "at_time": "y"}])
def test_a_bad_moment_is_said_on_the_page_and_what_was_typed_stays(values):
    entry = published(a_record("event"))
    client = desk_client(a_user("publisher", "publisher"))
    where = address(entry, "transition", "schedule-withdrawal")
    page = client.post(where, form_data(client.get(where)) | values | {"reason": "Rights end"})
    assert page.status_code == 422
    assert "Rights end" in page.content.decode()
    assert values.get("at_day", "") in page.content.decode()
    assert not Appointment.objects.exists()


@pytest.mark.django_db
def test_closing_what_is_published_offers_to_withdraw_it_and_an_empty_moment_lifts():
    entry = published(a_record("event"))
    client = desk_client(a_user("publisher", "publisher"))
    where = address(entry, "transition", "close-until")
    page = client.get(where)
    assert f'href="{address(entry, "transition", "withdraw")}"' in page.content.decode()
    form = form_data(page)
    assert client.post(where, form | {"until_day": "2090-01-01", "until_time": "00:00"}).status_code == 302
    assert Progress.objects.get().closed_until == datetime(2089, 12, 31, 19, tzinfo=UTC)
    page = client.get(where)
    assert 'value="2090-01-01"' in page.content.decode()
    assert client.post(where, form_data(page) | {"until_day": "", "until_time": ""}).status_code == 302
    assert Progress.objects.get().closed_until is None


@pytest.fixture
def chief():
    return a_user("chief", "reviewer", "publisher")


def waiting():
    entry = an_entry(a_record("event"), author=a_user("writer", "editor"))
    submitted(entry)
    return entry


@pytest.mark.django_db
def test_approving_and_scheduling_are_one_decision(chief):
    entry, client = waiting(), desk_client(chief)
    where, day = address(entry, "transition", "approve"), f"{database_now() + timedelta(days=9):%Y-%m-%d}"
    form = {"_revision": 1, "_then": "schedule", "at_day": day, "at_time": "10:00", "reason": "For the day"}
    assert client.post(where, form).status_code == 302
    made = Appointment.objects.get()
    assert (f"{made.at:%Y-%m-%d %H:%M}", made.by, made.revision.number) == (f"{day} 05:00", chief, 1)
    assert Progress.objects.get().state == "scheduled"
    verbs = list(JournalLine.objects.order_by("number").values_list("verb", flat=True))
    assert verbs == ["approve", "schedule"]


@pytest.mark.django_db
@pytest.mark.parametrize("moment", [("", ""), ("2020-01-01", "10:00"), ("2027-02-30", "10:00")])
def test_if_one_of_the_two_cannot_be_done_neither_is(chief, moment):
    entry, client = waiting(), desk_client(chief)
    where = address(entry, "transition", "approve")
    form = {"_revision": 1, "_then": "schedule", "at_day": moment[0], "at_time": moment[1], "reason": "For the day"}
    page = client.post(where, form)
    assert page.status_code == 422
    assert "For the day" in page.content.decode()
    assert f'value="{moment[0]}"' in page.content.decode()
    assert 'class="error' in page.content.decode()
    assert Progress.objects.get().state == "submitted"
    assert not Decision.objects.exists()
    assert not Appointment.objects.exists()


@pytest.mark.django_db
def test_who_may_only_approve_is_offered_no_moment_and_gains_nothing_by_a_forged_one():
    entry, client = waiting(), desk_client(a_user("reviewer", "reviewer"))
    assert "_then" not in client.get(address(entry, "review")).content.decode()
    where, day = address(entry, "transition", "approve"), f"{database_now() + timedelta(days=9):%Y-%m-%d}"
    form = {"_revision": 1, "_then": "schedule", "at_day": day, "at_time": "10:00"}
    assert client.post(where, form).status_code in (403, 409)
    assert Progress.objects.get().state == "submitted"
    assert not Decision.objects.exists()
    assert JournalLine.objects.get().details["action"] == "schedule"


@pytest.mark.django_db
@pytest.mark.parametrize("then", ["publish", "withdraw", "x", ""])
def test_nothing_else_can_be_added_to_an_approval(chief, then):
    entry, client = waiting(), desk_client(chief)
    assert client.post(address(entry, "transition", "approve"), {"_revision": 1, "_then": then}).status_code == 302
    assert Progress.objects.get().state == "approved"
    assert not Version.objects.exists()


@pytest.mark.django_db
def test_the_plain_approval_asks_for_no_moment(chief):
    entry, client = waiting(), desk_client(chief)
    page = client.get(address(entry, "review")).content.decode()
    assert 'name="at_day"' in page
    assert not re.search(r'<input[^>]*name="at_day"[^>]*\brequired', page)
