"""The workflow as a machine: whoever tries whatever in whatever order, what must hold goes on holding.

MACHINE_RUNS and MACHINE_STEPS say how long it is tried; the default is short enough for every run of the tests.
"""

import hashlib
import os
from datetime import timedelta

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from archive.editorial.clock import database_now
from archive.editorial.models.progress import Progress
from archive.editorial.models.revision import Decision, JournalLine, Revision
from archive.editorial.models.schedule import Appointment
from archive.editorial.restore import restore
from archive.editorial.revisions import StaleRevision, latest
from archive.editorial.workflow.errors import NotAllowed, Refused
from archive.editorial.workflow.saving import save
from archive.editorial.workflow.transition import TRANSITIONS, perform, possible
from archive.published.models.version import Address, Version
from archive.publishing import transitions as _all  # noqa: F401 – makes every transition known
from archive.publishing.due import run_due
from tests.makers import a_record, a_user, an_exemption

pytestmark = pytest.mark.django_db

RUNS, STEPS = int(os.environ.get("MACHINE_RUNS", "15")), int(os.environ.get("MACHINE_STEPS", "30"))
CAST = {
    "contributor": ["contributor"],
    "editor": ["editor"],
    "writer and reviewer": ["editor", "reviewer", "publisher"],
    "reviewer": ["reviewer"],
    "publisher": ["publisher"],
    "administrator": ["administrator"],
}
READERS_SEE_CHANGE = {"publish", "publish-unreviewed", "withdraw", "republish", "run-due"}
VERBS = tuple(TRANSITIONS.names())
MOMENTS = {"at", "until"}  # inputs that are moments
REACHED: set[str] = set()
TITLES = st.sampled_from(["Trade", "Transit", "Trade and transit", ""])
HOUR = timedelta(hours=1)
HOURS = st.sampled_from([-1, 0, 1, 2, 30])  # from now to the moment that somebody sets
# The clock that decides is the database's. For the time of a run it is put forward, by a function of its name before
# PostgreSQL's own in the search path: what the rules in the database ask is then shifted too.
CLOCK = """CREATE OR REPLACE FUNCTION public.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE AS
$$ SELECT pg_catalog.clock_timestamp() + current_setting('machine.shift')::interval $$"""


class Workflow(RuleBasedStateMachine):
    """One entry, six people, one exemption that may be open."""

    @initialize()
    def begin(self):
        self.around = transaction.atomic()
        self.around.__enter__()
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL machine.shift = '0'; SET LOCAL search_path = public, pg_catalog; " + CLOCK)
        self.passed = 0
        self.people = {name: a_user(name, *roles) for name, roles in CAST.items()}
        self.record, self.last_act = a_record("topic", title={"en": "Trade"}), "begin"
        with transaction.atomic():
            self.entry = restore([self.record])[self.record["uuid"]]
            save(self.entry, by=self.people["contributor"], reason="", expected=0)
        self.seen, self.past = self.public(), self.history()

    def teardown(self):
        if hasattr(self, "around"):
            transaction.set_rollback(True)
            self.around.__exit__(None, None, None)

    def public(self) -> tuple:
        """What readers see."""
        versions = Version.objects.filter(uuid=self.entry.uuid).order_by("version")
        return (
            list(versions.values_list("version", "record_hash", "basis")),
            Address.objects.filter(uuid=self.entry.uuid).values_list("state", "version").first(),
        )

    def history(self) -> list[list]:
        """All that may only grow."""
        return [
            list(model.objects.order_by(order).values_list())
            for model, order in ((Revision, "id"), (Decision, "id"), (JournalLine, "number"), (Version, "id"))
        ]

    @rule(name=st.sampled_from(sorted(CAST)), title=TITLES, is_stale=st.booleans())
    def try_to_write(self, name, title, is_stale):
        self.write(name, title, is_stale)

    def write(self, name, title, is_stale):
        self.last_act = "write"
        number = latest(self.entry).number
        try:
            with transaction.atomic():
                restore([a_record("topic", uuid=self.record["uuid"], title={"en": title} if title else None)])
                save(self.entry, by=self.people[name], reason="", expected=number - is_stale)
        except (NotAllowed, StaleRevision):
            assert latest(self.entry).number == number

    @rule(
        name=st.sampled_from(sorted(CAST)),
        verb=st.sampled_from(VERBS),
        reason=st.sampled_from(["", "Because"]),
        hours=HOURS,
    )
    def try_anything(self, name, verb, reason, hours):
        self.change_state(name, verb, reason, hours)

    def change_state(self, name, verb, reason, hours=1):
        """`hours`: how far ahead the moment is, if the act asks for one; a closure of none is lifted."""
        self.last_act = verb
        moment = database_now() + hours * HOUR
        values = {one: moment for one in TRANSITIONS[verb].inputs if one in MOMENTS}
        if "until" in values and not hours:
            values["until"] = None
        try:
            perform(verb, self.entry, by=self.people[name], expected=latest(self.entry).number, reason=reason, **values)
            REACHED.add(verb)
        except Refused:
            self.last_act = "refused"

    @rule(data=st.data())
    def do_what_can_be_done(self, data):
        """Something that somebody may do now, so that runs come far."""
        acts = [(name, one.name) for name in sorted(CAST) for one in possible(self.people[name], self.entry)]
        if acts:
            self.change_state(*data.draw(st.sampled_from(acts)), "Because", data.draw(HOURS))

    @rule(title=TITLES)
    def go_the_whole_way(self, title):
        """What the board does every day; each step may be refused, for the entry may be anywhere."""
        self.write("contributor", title, is_stale=False)
        for name, verb in (("contributor", "submit"), ("reviewer", "approve"), ("publisher", "publish")):
            self.change_state(name, verb, "As every day")

    @rule(title=TITLES, hours=HOURS, is_waited_for=st.booleans())
    def go_the_whole_way_by_appointment(self, title, hours, is_waited_for):
        """The same, but at a set moment, which may come."""
        self.write("contributor", title, is_stale=False)
        for name, verb in (("contributor", "submit"), ("reviewer", "approve"), ("publisher", "schedule")):
            self.change_state(name, verb, "For the day", hours)
        if is_waited_for:
            self.put_the_clock_forward(40)
            self.keep_what_is_due()

    @rule(hours=st.sampled_from([1, 3, 40]))
    def let_hours_pass(self, hours):
        self.put_the_clock_forward(hours)

    def put_the_clock_forward(self, hours):
        self.last_act, self.passed = "time", self.passed + hours
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('machine.shift', %s, true)", [f"{self.passed} hours"])

    @rule()
    def run_what_is_due(self):
        self.keep_what_is_due()

    def keep_what_is_due(self):
        self.last_act = "run-due"
        report = run_due()
        assert not [act.why for act in report.acts if "error of the program" in act.why or act.outcome == "later"]
        REACHED.update(f"kept: {act.appointment.verb}" for act in report.acts if act.outcome == "done")
        assert not Appointment.objects.filter(outcome="waiting", at__lte=database_now()).exists()

    @rule()
    def open_an_exemption(self):
        self.last_act = "exempt"
        an_exemption(self.people["administrator"])

    @invariant()
    def readers_see_another_thing_only_after_an_act_for_readers(self):
        if not hasattr(self, "seen"):
            return
        seen = self.public()
        assert seen == self.seen or self.last_act in READERS_SEE_CHANGE
        closed = Progress.objects.filter(pk=self.entry.pk, closed_until__gt=database_now()).exists()
        assert not closed or seen[0] == self.seen[0], "nothing is published of what is closed"
        self.seen = seen

    @invariant()
    def appointments_are_never_kept_early_nor_twice_and_tell_the_state(self):
        if not hasattr(self, "past"):
            return
        own = Appointment.objects.filter(entry=self.entry)
        waiting = list(own.filter(outcome="waiting").values_list("verb", flat=True))
        assert len(waiting) == len(set(waiting))
        assert not [one for one in own.filter(outcome="done") if one.finished < one.at]
        is_scheduled = Progress.objects.filter(pk=self.entry.pk, state="scheduled").exists()
        assert is_scheduled is ("publish" in waiting)
        kept = JournalLine.objects.filter(verb__startswith="due-").exclude(verb__endswith="failed")
        keys = [line.details["appointment"] for line in kept]
        assert len(keys) == len(set(keys)) == own.filter(outcome="done").count()

    @invariant()
    def versions_have_no_gaps_and_nothing_unapproved_is_among_them(self):
        if not hasattr(self, "seen"):
            return
        versions, _ = self.seen
        assert [version for version, _, _ in versions] == list(range(1, len(versions) + 1))
        for _, record_hash, basis in versions:
            approvals = Decision.objects.filter(record_hash=record_hash, outcome="approved")
            assert basis == "exception" or approvals.exists()

    @invariant()
    def what_was_written_stays(self):
        if not hasattr(self, "past"):
            return
        now = self.history()
        for before, after in zip(self.past, now, strict=True):
            assert after[: len(before)] == before
        self.past = now

    @invariant()
    def an_approval_is_of_what_the_working_copy_holds(self):
        if not hasattr(self, "past"):
            return
        progress = Progress.objects.filter(pk=self.entry.pk).first()
        if progress and progress.state in ("approved", "scheduled"):
            assert progress.revision.record_hash == latest(self.entry).record_hash
            last = Decision.objects.filter(record_hash=progress.revision.record_hash).order_by("-id").first()
            assert last.outcome == "approved"

    @invariant()
    def the_chain_of_the_journal_holds(self):
        if not hasattr(self, "past"):
            return
        before = ""
        for number, line in enumerate(journal(), start=1):
            text, stored, previous, place = line
            assert (previous, place) == (before, number)
            before = hashlib.sha256(text.encode()).hexdigest()
            assert before == stored


def journal() -> list[tuple[str, str, str, int]]:
    """(what is hashed, the hash, the previous line's hash, the number) of every line."""
    with connection.cursor() as cursor:
        cursor.execute("""SELECT previous, number, made AT TIME ZONE 'UTC', by_id, verb, entry_uuid, details::text, hash
            FROM archive_journalline ORDER BY number""")
        rows = cursor.fetchall()
    return [
        (
            "\n".join(
                [
                    previous,
                    str(number),
                    f"{made:%Y-%m-%dT%H:%M:%S.%f}Z",
                    str(by or "-"),
                    verb,
                    str(uuid or "-"),
                    details,
                ]
            ),
            stored,
            previous,
            number,
        )
        for previous, number, made, by, verb, uuid, details, stored in rows
    ]


def test_the_workflow_keeps_its_promises():
    run_state_machine_as_test(
        Workflow,
        settings=settings(
            max_examples=RUNS,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    everything = {*VERBS, "kept: publish", "kept: withdraw"}
    wanted = everything if RUNS >= 100 else {"submit", "approve", "publish", "schedule", "kept: publish"}
    assert wanted <= REACHED <= everything
