"""The people and entries on which the policy is tried: every role as an author and as a stranger, every state."""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth import get_user_model
from django.utils import timezone

from archive.editorial.models.entry import Entry
from archive.editorial.models.progress import Progress
from archive.editorial.models.schedule import Appointment
from archive.editorial.restore import restore
from archive.editorial.revisions import latest, save_revision
from tests.editorial.workflow.expected import ROLES, STATES
from tests.makers import a_record, a_user, an_entry, decided, published, submitted


@dataclass(frozen=True)
class Person:
    """`own`: has written a revision of every entry of the play."""

    user: object
    role: str
    own: bool


def people() -> list[Person]:
    """Twelve: for each role an author and a stranger."""
    return [
        Person(a_user(f"{role}-{'author' if own else 'stranger'}", role), role, own)
        for role in ROLES.values()
        for own in (True, False)
    ]


def an_entry_in(state: str, authors: list, *, public: bool) -> Entry:
    """An entry in this state, of whose working copy each author wrote a revision."""
    record = a_record("topic", title={"en": "Trade"})
    entry = published(record) if public else an_entry(record)
    for number, author in enumerate(authors):
        restore([{**record, "summary": {"en": f"Draft {number}"}}])
        save_revision(entry, author=author)
    entry = Entry.objects.get(pk=entry.pk)
    if state != "draft":
        _bring_to(state, entry)
    return entry


def _bring_to(state: str, entry: Entry) -> None:
    decider, _ = get_user_model().objects.get_or_create(username="decider")
    if state == "submitted":
        submitted(entry)
        return
    decided(entry, decider, "returned" if state == "changes-requested" else "approved")
    if state == "scheduled":
        Progress.objects.filter(pk=entry.pk).update(state="scheduled")
        at = timezone.now() + timedelta(days=1)
        Appointment.objects.create(entry=entry, verb="publish", at=at, revision=latest(entry), by=decider)


def entries(authors: list, public: bool) -> dict[str, Entry]:
    """One entry a state."""
    return {state: an_entry_in(state, authors, public=public) for state in STATES}
