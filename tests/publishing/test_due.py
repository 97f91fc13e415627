"""Appointments are kept by the database's clock: never early, once, whole, and each for itself."""

import os
import subprocess
import sys
import threading
import time
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection, connections, transaction

from archive.editorial.clock import database_now
from archive.editorial.models.notice import Notice
from archive.editorial.models.progress import Progress
from archive.editorial.models.revision import JournalLine
from archive.editorial.models.schedule import Appointment
from archive.editorial.preferences import remember_language
from archive.editorial.restore import restore
from archive.editorial.revisions import latest, save_revision
from archive.editorial.workflow.progress import progress_of
from archive.published.models.index_row import IndexRow
from archive.published.models.version import Address, Version
from archive.publishing import due
from archive.publishing.due import run_due
from archive.publishing.withdraw import withdraw
from tests.makers import a_record, a_row, a_user, an_entry, decided, published
from tests.roles import role_url

SECOND, HOUR = timedelta(seconds=1), timedelta(hours=1)


def appointed(at, by=None, record=None, reviewer=None, author=None):
    """The appointment to publish an approved entry."""
    entry = an_entry(record or a_record("event"), author=author)
    decided(entry, reviewer or a_user(f"reviewer-{entry.pk}", "reviewer"))
    Progress.objects.filter(pk=entry.pk).update(state="scheduled", submitter=author)
    by = by or a_user(f"publisher-{entry.pk}", "publisher")
    return Appointment.objects.create(entry=entry, verb="publish", at=at, revision=latest(entry), by=by)


def outcomes() -> list[str]:
    return list(Appointment.objects.order_by("pk").values_list("outcome", flat=True))


@pytest.mark.django_db
def test_what_is_due_is_published_and_those_concerned_are_told():
    author = a_user("author", "contributor")
    one = appointed(database_now() - SECOND, author=author)
    report = run_due()
    assert [(act.appointment, act.outcome) for act in report.acts] == [(one, "done")]
    assert report.is_well
    version = Version.objects.get()
    assert (version.basis, version.record_hash) == ("approved", one.revision.record_hash)
    assert version.published >= one.at
    one.refresh_from_db()
    assert (one.outcome, one.finished >= one.at) == ("done", True)
    assert progress_of(one.entry).state == "draft"
    assert set(Notice.objects.values_list("to__username", "verb")) == {
        ("author", "due-publish"),
        (one.by.username, "due-publish"),
    }
    lines = list(JournalLine.objects.order_by("number").values_list("verb", "by"))
    assert lines == [("publish", None), ("due-publish", None)]
    assert JournalLine.objects.get(verb="due-publish").details["made_by"] == one.by.username
    assert run_due().acts == []


@pytest.mark.django_db
def test_what_was_missed_is_caught_up_the_oldest_first():
    now = database_now()
    late, first, ahead = (appointed(now + shift) for shift in (-HOUR, -30 * 24 * HOUR, HOUR))
    assert [act.appointment for act in run_due().acts] == [first, late]
    assert outcomes() == ["done", "done", "waiting"]
    assert ahead.entry.uuid not in Version.objects.values_list("uuid", flat=True)


@pytest.mark.django_db
def test_an_earlier_moment_may_be_asked_for_but_never_a_later_one():
    now = database_now()
    appointed(now - HOUR)
    appointed(now + HOUR)
    assert run_due(now - 2 * HOUR).acts == []
    assert len(run_due(now + 9 * HOUR).acts) == 1


@pytest.mark.django_db
def test_a_clock_of_this_process_that_runs_ahead_publishes_nothing_early(monkeypatch):
    one = appointed(database_now() + timedelta(seconds=1.5))
    monkeypatch.setattr("django.utils.timezone.now", lambda: database_now() + 9 * HOUR)
    early = 0
    while not run_due().acts:
        early += 1
        assert database_now() < one.at + 5 * SECOND
    assert early > 10
    assert Version.objects.get().published >= one.at


@pytest.mark.django_db
def test_a_clock_of_this_process_that_is_late_does_not_make_an_appointment_fail(monkeypatch):
    one = appointed(database_now() - SECOND)
    Progress.objects.filter(pk=one.entry_id).update(closed_until=one.at)
    monkeypatch.setattr("django.utils.timezone.now", lambda: one.at - 9 * HOUR)
    assert run_due().is_well
    assert Version.objects.get().published >= one.at


@pytest.mark.django_db
def test_a_withdrawal_shows_its_reason_and_leaves_the_working_copy_as_it_is():
    entry = published(a_record("event"))
    decided(entry, a_user("reviewer", "reviewer"))
    by = a_user("publisher", "publisher")
    at = database_now() - SECOND
    Appointment.objects.create(entry=entry, verb="withdraw", at=at, by=by, reason="Rights have ended")
    assert run_due().is_well
    known = Address.objects.get()
    assert (known.state, known.reason) == ("withdrawn", "Rights have ended")
    assert progress_of(entry).state == "approved"
    assert list(Notice.objects.values_list("to__username", "verb")) == [("publisher", "due-withdraw")]


@pytest.mark.django_db
def test_what_was_changed_since_its_approval_is_not_published_and_is_a_draft_again():
    record = a_record("event")
    one = appointed(database_now() - SECOND, record=record)
    restore([{**record, "title": {"en": "Changed past the desk"}}])
    save_revision(one.entry, author=None)
    [act] = run_due().acts
    assert (act.outcome, act.why) == ("failed", "The entry was changed after its approval.")
    one.refresh_from_db()
    assert (one.outcome, one.remark) == ("failed", act.why)
    assert progress_of(one.entry).state == "draft"
    assert not Version.objects.exists()
    notice = Notice.objects.get(to=one.by)
    assert (notice.verb, notice.details["why"]) == ("due-publish-failed", act.why)


@pytest.mark.django_db
def test_one_that_fails_says_why_and_stops_no_other(monkeypatch):
    at = database_now() - HOUR
    closed, withdrawn, broken, last = (appointed(at + shift * SECOND) for shift in range(4))
    Progress.objects.filter(pk=closed.entry_id).update(closed_until=at + 9 * HOUR)
    gone = published(a_record("topic"))
    withdraw(gone, by=None, reason="x")
    again = Appointment.objects.create(entry=gone, verb="withdraw", at=at, by=withdrawn.by, reason="y")
    publish = due.VERBS["publish"]

    def breaking(appointment):
        if appointment == broken:
            raise ZeroDivisionError
        return publish(appointment)

    monkeypatch.setitem(due.VERBS, "publish", breaking)
    report = run_due()
    assert not report.is_well
    told = {act.appointment: act.outcome for act in report.acts}
    assert told == {again: "failed", closed: "failed", broken: "failed", withdrawn: "done", last: "done"}
    for one, why in ((closed, "closed until"), (broken, "error of the program"), (again, "not published")):
        one.refresh_from_db()
        assert why in one.remark
    assert {progress_of(one.entry).state for one in (closed, broken)} == {"approved"}
    assert run_due().acts == []


@pytest.mark.django_db
def test_an_appointment_of_somebody_who_left_is_kept():
    one = appointed(database_now() - SECOND)
    one.by.is_active = False
    one.by.save()
    one.by.groups.clear()
    assert run_due().is_well
    assert not Notice.objects.exists()


@pytest.mark.django_db
def test_the_reason_of_a_failure_is_in_the_language_of_whoever_made_it():
    one = appointed(database_now() - SECOND)
    Progress.objects.filter(pk=one.entry_id).update(closed_until=database_now() + HOUR)
    remember_language(one.by, "tr")
    [act] = run_due().acts
    assert act.why.startswith("Bu kayıt")


@pytest.mark.django_db(transaction=True)
def test_killed_in_the_middle_nothing_is_half_done_and_the_next_run_does_it(monkeypatch):
    one = appointed(database_now() - SECOND)

    def killed(*arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(due, "_record", killed)
    with pytest.raises(KeyboardInterrupt):
        run_due()
    assert outcomes() == ["waiting"]
    assert not Version.objects.exists()
    assert not Address.objects.exists()
    assert not IndexRow.objects.exists()
    monkeypatch.undo()
    assert run_due().is_well
    assert str(Version.objects.get().uuid) == str(one.entry.uuid)


def fifty():
    """Fifty appointments whose entries refer to one another and to one topic."""
    reviewer, publisher = a_user("reviewer", "reviewer"), a_user("publisher", "publisher")
    topic = str(published(a_record("topic")).uuid)
    records, before = [], topic
    for _ in range(50):
        rows = [a_row(type="about", entry=before)]
        records.append(a_record("event", parts={"topics": [a_row(topic=topic)], "relations": rows}))
        before = records[-1]["uuid"]
    at = database_now() - HOUR
    return [appointed(at + n * SECOND, publisher, one, reviewer) for n, one in enumerate(records)]


def check_each_once(made: list[Appointment]) -> None:
    uuids = [str(one.entry.uuid) for one in made]
    versions = Version.objects.filter(uuid__in=uuids)
    assert sorted(map(str, versions.values_list("uuid", flat=True))) == sorted(uuids)
    assert set(outcomes()) == {"done"}
    assert IndexRow.objects.filter(uuid__in=uuids).count() == len(made)
    assert JournalLine.objects.filter(verb="due-publish").count() == len(made)
    assert sorted(Address.objects.filter(kind="event").values_list("number", flat=True)) == list(range(1, 51))


@pytest.mark.django_db(transaction=True)
def test_runners_in_threads_publish_each_once():
    made, reports = fifty(), []

    def work():
        try:
            reports.append(run_due())
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert len(reports) == 4
    assert sorted(act.appointment.pk for one in reports for act in one.acts) == sorted(one.pk for one in made)
    assert all(one.is_well for one in reports)
    check_each_once(made)


def runner() -> subprocess.Popen:
    """`manage.py run_due` in a process of its own, as the desk's role."""
    environment = os.environ | {"DATABASE_URL": role_url("desk"), "PUBLIC_DATABASE_URL": role_url("public")}
    return subprocess.Popen(
        [sys.executable, "manage.py", "run_due"], cwd=settings.BASE_DIR, env=environment,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip


@pytest.mark.launcher
@pytest.mark.django_db(transaction=True)
def test_runners_in_processes_publish_each_once():
    made = fifty()
    running = [runner(), runner()]
    said = [one.communicate(timeout=120)[0] for one in running]
    assert [one.returncode for one in running] == [0, 0], said
    assert "".join(said).count(": done") == 50, said
    check_each_once(made)


@pytest.mark.launcher
@pytest.mark.django_db(transaction=True)
def test_a_killed_process_leaves_whole_entries_and_the_next_one_finishes():
    made = fifty()
    killed = runner()
    while Version.objects.count() < 6:
        assert killed.poll() is None
        time.sleep(0.01)
    killed.kill()
    killed.communicate()
    done = set(Appointment.objects.filter(outcome="done").values_list("entry__uuid", flat=True))
    assert 0 < len(done) < 50
    assert done == set(Version.objects.filter(kind="event").values_list("uuid", flat=True))
    assert run_due().is_well
    check_each_once(made)


@pytest.mark.django_db(transaction=True)
def test_what_an_editor_has_locked_is_waited_for_last():
    first, second = (appointed(database_now() - shift * SECOND) for shift in (9, 5))
    reports = []

    def work():
        try:
            reports.append(run_due())
        finally:
            connections.close_all()

    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM archive_entry WHERE id = %s FOR UPDATE", [first.entry_id])
        thread = threading.Thread(target=work)
        thread.start()
        while Appointment.objects.filter(pk=second.pk, outcome="waiting").exists():
            time.sleep(0.02)
        assert Appointment.objects.get(pk=first.pk).outcome == "waiting"
    thread.join(30)
    assert [act.appointment for act in reports[0].acts] == [second, first]
