"""Plain makers of test content, with defaults that show; each returns what it made."""

import uuid

from archive.editorial.restore import restore
from archive.editorial.revisions import save_revision
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
