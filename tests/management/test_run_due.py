"""The command that keeps appointments and sends e-mails: once for a timer, or until told to stop."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta

import pytest
from django.conf import settings
from django.core import mail as outbox
from django.core.management import call_command

from archive.editorial.clock import database_now
from archive.editorial.models.progress import Progress
from archive.editorial.models.schedule import Appointment
from archive.editorial.revisions import latest
from archive.management.commands import run_due
from archive.published.models.version import Version
from tests.makers import a_record, a_user, an_entry, decided
from tests.roles import role_url


def appointed(at) -> Appointment:
    entry = an_entry(a_record("event"))
    decided(entry, a_user(f"reviewer-{entry.pk}", "reviewer"))
    Progress.objects.update(state="scheduled")
    by = a_user(f"publisher-{entry.pk}", "publisher", email="publisher@example.org")
    return Appointment.objects.create(entry=entry, verb="publish", at=at, revision=latest(entry), by=by)


@pytest.mark.django_db
def test_each_act_is_a_line_and_e_mails_leave(capsys):
    one = appointed(database_now() - timedelta(seconds=1))
    call_command("run_due")
    said = capsys.readouterr().out
    assert f"publish {one.entry.uuid} set for " in said
    assert ": done\n" in said
    assert "e-mails: 1 sent, 0 failed" in said
    assert outbox.outbox[0].to == ["publisher@example.org"]
    call_command("run_due")
    assert capsys.readouterr().out == ""


@pytest.mark.django_db
def test_what_failed_is_told_by_the_exit_code(capsys):
    one = appointed(database_now() - timedelta(seconds=1))
    Progress.objects.update(closed_until=one.at + timedelta(days=1))
    with pytest.raises(SystemExit, match="1"):
        call_command("run_due")
    assert ": failed: This entry is closed until" in capsys.readouterr().out


def going_on(**environment) -> subprocess.Popen:
    """`manage.py run_due --every 0.2` in a process of its own."""
    urls = {"DATABASE_URL": role_url("desk"), "PUBLIC_DATABASE_URL": role_url("public")}
    return subprocess.Popen(
        [sys.executable, "manage.py", "run_due", "--every", "0.2"], cwd=settings.BASE_DIR,
        env=os.environ | urls | environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip


@pytest.mark.launcher
@pytest.mark.django_db(transaction=True)
def test_it_goes_on_until_told_to_stop_and_never_publishes_early():
    one = appointed(database_now() + timedelta(seconds=3))
    process = going_on()
    while not Version.objects.exists():
        assert process.poll() is None
        time.sleep(0.01)
    assert Version.objects.get().published >= one.at
    process.send_signal(signal.SIGTERM)
    said = process.communicate(timeout=20)[0]
    assert process.returncode == 0
    assert said.splitlines()[-1] == "Stopped."
    assert said.count(": done") == 1


@pytest.mark.launcher
@pytest.mark.django_db(transaction=True)
def test_it_ends_with_whoever_started_it():
    process = going_on(ELSHI_PARENT="1")
    process.communicate(timeout=20)
    assert process.returncode == 0


def test_it_waits_no_longer_than_it_must(monkeypatch):
    monkeypatch.setenv("ELSHI_PARENT", "1")
    began = time.monotonic()
    run_due.pause(30)
    assert time.monotonic() - began < 1
