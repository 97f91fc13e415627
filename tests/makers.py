"""Plain makers of test content, with defaults that show; each returns what it made."""

import uuid
from datetime import timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils import timezone

from archive.editorial.models.exemption import Exemption
from archive.editorial.models.progress import Progress
from archive.editorial.models.revision import Decision, Revision
from archive.editorial.restore import restore
from archive.editorial.revisions import latest, save_revision
from archive.editorial.workflow.roles import GROUPS
from archive.publishing.publish import publish
from archive.record.kinds import KINDS

DEFAULTS = {
    "document": {"level": "item", "type": "letter"},
    "agreement": {"type": "agreement", "form": "bilateral"},
    "diplomat": {},
    "institution": {"type": "ministry"},
    "event": {"type": "visit", "status": "held"},
    "place": {"type": "city"},
    "topic": {},
    "source": {"type": "web-page", "tier": "official", "own_title": "A page"},
    "indicator": {},
}


def a_record(kind: str, **values) -> dict:
    """A valid record with a title in English, overridden or extended by `values`; a value of None removes the field."""
    record = {
        "schema": KINDS[kind].schema,
        "kind": kind,
        "uuid": str(uuid.uuid4()),
        "title": {"en": f"A {kind}"},
        **DEFAULTS[kind],
        **values,
    }
    return {key: value for key, value in record.items() if value is not None}


def a_row(**values) -> dict:
    """A row of a part with a UUID of its own."""
    return {"uuid": str(uuid.uuid4()), **values}


def an_entry(record: dict, internal: dict | None = None, author=None):
    """The entry of a record in the editors' tables, with its first revision."""
    internals = {record["uuid"]: internal} if internal else {}
    entry = restore([record], internals)[record["uuid"]]
    save_revision(entry, author=author)
    return entry


def published(record: dict, internal: dict | None = None, index: bool = True):
    """The same, published as a seed would be."""
    entry = an_entry(record, internal)
    publish(entry, by=None, basis="seeded", note="test", index=index)
    return entry


def a_user(name: str = "user", *roles: str, **values):
    """Somebody who may sign in at the desk, in these roles (names of groups)."""
    user = get_user_model().objects.create_user(name, is_staff=True, **values)
    assert set(roles) <= set(GROUPS), "unknown role"
    user.groups.set(Group.objects.get_or_create(name=role)[0] for role in roles)  # a test may have emptied all tables
    return user


def submitted(entry, by=None) -> Revision:
    """The newest revision of the entry, waiting for a reviewer."""
    revision = latest(entry)
    values = {"state": "submitted", "revision": revision, "submitter": by, "since": timezone.now()}
    Progress.objects.update_or_create(entry_id=entry.pk, defaults=values)
    return revision


def decided(entry, by, outcome: str = "approved") -> Decision:
    """The decision of `by` on the newest revision of the entry."""
    revision = submitted(entry)
    decision = Decision.objects.create(
        revision=revision, record_hash=revision.record_hash, outcome=outcome, by=by, reason="As seen"
    )
    state = "approved" if outcome == "approved" else "changes-requested"
    Progress.objects.filter(entry_id=entry.pk).update(state=state)
    return decision


def an_exemption(by=None) -> Exemption:
    """An open exemption from the two-person rule."""
    until = timezone.now() + timedelta(days=30)
    return Exemption.objects.create(reason="One person", by=by or a_user("sole", "administrator"), until=until)
