"""Appointments to publish and to withdraw, and closures: what is made, moved, taken back, refused."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from archive.editorial.clock import database_now
from archive.editorial.models.notice import Notice
from archive.editorial.models.progress import Progress
from archive.editorial.models.revision import JournalLine
from archive.editorial.models.schedule import Appointment
from archive.editorial.revisions import latest
from archive.editorial.workflow.errors import NotAllowed, Refused
from archive.editorial.workflow.progress import progress_of
from archive.editorial.workflow.transition import perform, possible
from archive.publishing import transitions as _all  # noqa: F401 – makes every transition known
from archive.publishing.errors import PublishingError
from archive.publishing.publish import publish
from tests.makers import a_record, a_user, an_entry, decided, published

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def publisher():
    """Who may make appointments."""
    return a_user("publisher", "publisher")


def approved(author=None):
    """An entry whose newest revision a second person has approved."""
    entry = an_entry(a_record("event"), author=author)
    decided(entry, a_user("reviewer", "reviewer"))
    return entry


def do(name: str, entry, by, **values):
    """Make a change of state from the newest revision."""
    return perform(name, entry, by=by, expected=latest(entry).number, **values)


def test_a_publication_is_scheduled_for_the_approved_revision_and_taken_back(publisher):
    author = a_user("author", "editor")
    entry, at = approved(author), database_now() + HOUR
    do("schedule", entry, publisher, at=at, reason="With the visit")
    made = Appointment.objects.get()
    assert (made.verb, made.at, made.revision, made.by) == ("publish", at, latest(entry), publisher)
    assert progress_of(entry).state == "scheduled"
    assert Notice.objects.get(to=author).details["at"] == at.isoformat()
    do("unschedule", entry, publisher, reason="Too early")
    made.refresh_from_db()
    assert (made.outcome, made.remark) == ("cancelled", "Too early")
    assert progress_of(entry).state == "approved"
    assert list(JournalLine.objects.order_by("number").values_list("verb", flat=True)) == ["schedule", "unschedule"]
    do("schedule", entry, publisher, at=at + HOUR)


def test_nothing_is_scheduled_in_the_past_or_before_the_closure_ends(publisher):
    entry = approved()
    for at in (database_now() - HOUR, database_now()):
        with pytest.raises(Refused, match="has passed"):
            do("schedule", entry, publisher, at=at)
    until = database_now() + 5 * HOUR
    do("close-until", entry, publisher, until=until)
    with pytest.raises(Refused, match="closed until"):
        do("schedule", entry, publisher, at=until - HOUR)
    do("schedule", entry, publisher, at=until)
    assert Appointment.objects.get().at == until


def test_what_nobody_approved_is_not_scheduled(publisher):
    draft, at = an_entry(a_record("event")), database_now() + HOUR
    with pytest.raises(NotAllowed):
        do("schedule", draft, publisher, at=at)
    for name, role in (("someone", "editor"), ("checker", "reviewer")):
        with pytest.raises(NotAllowed):
            do("schedule", draft, a_user(name, role), at=at)
    assert not Appointment.objects.exists()


def test_only_what_is_published_is_to_be_withdrawn_later_and_its_working_copy_stays_as_it_is(publisher):
    at = database_now() + HOUR
    with pytest.raises(Refused, match="not published"):
        do("schedule-withdrawal", an_entry(a_record("event")), publisher, at=at, reason="x")
    entry = published(a_record("event"))
    with pytest.raises(Refused, match="reason"):
        do("schedule-withdrawal", entry, publisher, at=at, reason=" ")
    do("schedule-withdrawal", entry, publisher, at=at, reason="Rights end")
    made = Appointment.objects.get()
    assert (made.verb, made.reason, made.revision) == ("withdraw", "Rights end", None)
    assert progress_of(entry).state == "draft"
    with pytest.raises(Refused, match="already"):
        do("schedule-withdrawal", entry, publisher, at=at + HOUR, reason="Again")
    assert {"unschedule-withdrawal", "withdraw"} <= {one.name for one in possible(publisher, entry)}
    do("unschedule-withdrawal", entry, publisher)
    with pytest.raises(Refused, match="no such appointment"):
        do("unschedule-withdrawal", entry, publisher)
    assert "schedule-withdrawal" in {one.name for one in possible(publisher, entry)}


def test_a_closure_is_set_moved_and_lifted_and_holds_in_the_database(publisher):
    entry, until = approved(), database_now() + HOUR
    do("close-until", entry, publisher, until=until)
    do("close-until", entry, publisher, until=until + HOUR)
    assert progress_of(entry).closed_until == until + HOUR
    with pytest.raises(PublishingError, match="closed until"):
        do("publish", entry, publisher)
    row = latest(entry)
    with pytest.raises(IntegrityError, match="closed until"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            """INSERT INTO archive_version (uuid, kind, version, record, record_hash, published, basis, basis_note)
               VALUES (%s, 'event', 1, %s, %s, now(), 'approved', '')""",
            [entry.uuid, row.record, row.record_hash],
        )
    do("close-until", entry, publisher, until=None)
    do("publish", entry, publisher)
    with pytest.raises(Refused, match="not closed"):
        do("close-until", entry, publisher, until=None)


def test_a_closure_is_refused_while_an_appointment_comes_before_it_and_in_the_past(publisher):
    entry, at = approved(), database_now() + HOUR
    do("schedule", entry, publisher, at=at)
    with pytest.raises(Refused, match="Take that appointment back first"):
        do("close-until", entry, publisher, until=at + HOUR)
    do("close-until", entry, publisher, until=at)
    with pytest.raises(Refused, match="has passed"):
        do("close-until", entry, publisher, until=database_now() - HOUR)
    assert progress_of(entry).closed_until == at


def test_a_closure_hides_nothing_that_readers_see(publisher):
    entry = published(a_record("event"))
    do("close-until", entry, publisher, until=database_now() + HOUR)
    assert "withdraw" in {one.name for one in possible(publisher, entry)}


def test_a_publication_by_hand_ends_the_appointment(publisher):
    entry = approved()
    do("schedule", entry, publisher, at=database_now() + HOUR)
    do("publish", entry, publisher)
    assert Appointment.objects.get().outcome == "cancelled"
    assert progress_of(entry).state == "draft"


def test_a_returned_entry_is_not_published_at_its_appointment(publisher):
    entry = approved()
    do("schedule", entry, publisher, at=database_now() + HOUR)
    do("return", entry, a_user("second", "reviewer"), reason="A date is wrong")
    assert Appointment.objects.get().outcome == "cancelled"
    assert progress_of(entry).state == "changes-requested"


def test_the_clock_of_this_process_does_not_decide(publisher, monkeypatch):
    entry = approved()
    Progress.objects.filter(pk=entry.pk).update(closed_until=database_now() + HOUR)
    monkeypatch.setattr("django.utils.timezone.now", lambda: database_now() + 9 * HOUR)
    with pytest.raises(PublishingError, match="closed until"):
        publish(entry, by=publisher, basis="approved")
