"""The states of an entry that can be compared: its revisions, its published versions, and nothing at all."""

import json
import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from archive.editorial.models.entry import Entry
from archive.editorial.models.revision import Revision
from archive.editorial.workflow.saving import whole
from archive.published.models.version import Address, Version
from archive.record.kinds import KINDS
from archive.record.upgrade import upgrade

from .comparing import Compared, Group, compared, internal_changes

NOTHING = "nothing"
MOST = 500  # revisions offered in a select
_KEY = re.compile(r"([rv])(\d{1,9})")


@dataclass(frozen=True)
class Side:
    """`key`: “r5” is revision 5, “v2” version 2, “nothing” an entry that holds nothing. `revision` where it is one."""

    key: str
    label: str
    record: dict
    revision: Revision | None = None


def options(entry: Entry) -> list[tuple[str, str]]:
    """(key, label) of what can be chosen, the newest first."""
    numbers = Revision.objects.filter(entry_id=entry.pk).order_by("-number").values_list("number", flat=True)[:MOST]
    versions = Version.objects.filter(uuid=entry.uuid).order_by("-version").values_list("version", flat=True)
    keys = [*(f"r{number}" for number in numbers), *(f"v{number}" for number in versions), NOTHING]
    return [(key, label_of(key)) for key in keys]


def label_of(key: str) -> str:
    """What a side is called."""
    if key == NOTHING:
        return _("nothing")
    words = _("revision %(number)s") if key[0] == "r" else _("published version %(number)s")
    return words % {"number": key[1:]}


def live_key(entry: Entry) -> str:
    """What readers see now; nothing before the first publication."""
    address = Address.objects.filter(uuid=entry.uuid).first()
    return f"v{address.version}" if address else NOTHING


def side(entry: Entry, key: str | None) -> Side | None:
    """The side of a key; None if there is none such."""
    if key == NOTHING:
        empty = {"schema": KINDS[entry.kind].schema, "kind": entry.kind, "uuid": str(entry.uuid)}
        return Side(key, label_of(key), empty)
    found = _KEY.fullmatch(key or "")
    if found is None or not found[2].isascii():
        return None
    return (_revision if found[1] == "r" else _version)(entry, key, int(found[2]))


def _revision(entry: Entry, key: str, number: int) -> Side | None:
    found = Revision.objects.filter(entry_id=entry.pk, number=number).select_related("author").first()
    return found and Side(key, label_of(key), upgrade(json.loads(found.record)), found)


def _version(entry: Entry, key: str, number: int) -> Side | None:
    found = Version.objects.filter(uuid=entry.uuid, version=number).first()
    return found and Side(key, label_of(key), upgrade(json.loads(found.record)))


def between(start: Side, end: Side, user) -> Compared:
    """What differs: of two revisions also in languages held back and in what is never public."""
    if start.revision is None or end.revision is None:
        return compared(start.record, end.record, user)
    found = compared(whole(start.revision), whole(end.revision), user)
    more: list[Group] = internal_changes(start.revision, end.revision)
    return Compared([*found.groups, *more], found.size + sum(len(group.lines) for group in more), found.words)
