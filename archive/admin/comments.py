"""The comments of an entry on its review screen: the threads, and what a new one can be about."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from archive.editorial.models.comment import Comment
from archive.editorial.models.entry import Entry
from archive.editorial.models.revision import Revision
from archive.editorial.workflow.comments import Thread, threads
from archive.editorial.workflow.saving import whole
from archive.primitives.languages import AUTONYMS
from archive.record.in_words import Wording, part_name
from archive.record.kinds import kind_of

from .comparing import anchor, place_label
from .labels import section_label
from .marks import plain, without_unseen

MOST_CHOICES = 3000


@dataclass(frozen=True)
class ShownComment:
    """A comment with its text as HTML."""

    comment: Comment
    html: SafeString


@dataclass(frozen=True)
class ShownThread:
    """A thread as the screen shows it: `place` says what it is about, `anchor` is the same for a form."""

    thread: Thread
    place: str
    anchor: str
    quote: SafeString
    first: ShownComment
    answers: list[ShownComment]


def shown(entry: Entry, newest: Revision | None, wording: Wording) -> list[ShownThread]:
    """The threads, those that are open first."""
    record = whole(newest) if newest else {}
    found = [_shown(one, entry, record, wording) for one in threads(entry, newest)]
    return sorted(found, key=lambda one: one.thread.first.resolved is not None)


def _shown(thread: Thread, entry: Entry, record: dict, wording: Wording) -> ShownThread:
    first = thread.first
    own = anchor(first.section, str(first.part or ""), first.field)
    answers = [ShownComment(one, plain(one.body)) for one in thread.answers]
    place = _place(entry, record, first, wording)
    return ShownThread(thread, place, own, plain(first.quote), ShownComment(first, plain(first.body)), answers)


def _place(entry: Entry, record: dict, first: Comment, wording: Wording) -> str:
    if not first.section and not first.field:
        return _("The entry")
    words = [_row_name(record, first.section, str(first.part), wording)] if first.section else []
    words += [place_label(entry.kind, first.section, first.field)] if first.field else []
    words += [AUTONYMS[first.language]] if first.language else []
    return ", ".join(words)


def _row_name(record: dict, section: str, part: str, wording: Wording) -> str:
    """The name of a row; of one that is gone, of what sort it was."""
    rows = record.get("parts", {}).get(section, [])
    found = ((number, row) for number, row in enumerate(rows, start=1) if row["uuid"] == part)
    number, row = next(found, (0, None))
    if row is None:
        return section_label(section)
    return without_unseen(part_name(kind_of(record).part_by_name[section], number, row, wording))


def choices(record: dict, wording: Wording) -> list[tuple[str, list[tuple[str, str]]]]:
    """What a comment can be about: groups of (anchor, label), the entry's fields first, then every row."""
    kind = kind_of(record)
    own = [(anchor("", "", field.name), place_label(kind.name, "", field.name)) for field in kind.fields]
    groups = [(_("The entry"), [("//", _("The entry as a whole")), *own])]
    return [*groups, *_row_choices(kind, record, wording)][:MOST_CHOICES]


def _row_choices(kind, record: dict, wording: Wording) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    for section, rows in record.get("parts", {}).items():
        shape = kind.part_by_name[section]
        for number, row in enumerate(rows, start=1):
            name = without_unseen(part_name(shape, number, row, wording))
            fields = [field.name for field in shape.fields if field.name in row]
            options = [(anchor(section, row["uuid"], one), place_label(kind.name, section, one)) for one in fields]
            yield name, [(anchor(section, row["uuid"], ""), name), *options]
