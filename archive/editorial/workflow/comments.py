"""Comments of editors on an entry, a field or a passage: said, answered, resolved and opened again."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.editorial.journal import note
from archive.editorial.models.comment import Comment
from archive.editorial.models.entry import Entry
from archive.editorial.models.revision import Revision
from archive.editorial.notices import tell
from archive.editorial.revisions import latest
from archive.primitives.cleaning import clean
from archive.primitives.languages import LANGUAGES
from archive.record.kinds import kind_of

from .errors import NotAllowed, Refused
from .people import authors
from .policy import may, require
from .progress import progress_of
from .saving import whole

LONGEST, LONGEST_QUOTE = 20_000, 2_000  # characters
MOST_MENTIONED = 20
_MENTION = re.compile(r"(?<![\w@.+-])@([\w.@+-]{1,150})")


@dataclass(frozen=True)
class Anchor:
    """What a comment is about: nothing (the entry as a whole), a row, a field, or the passage `quote` of a field."""

    section: str = ""
    part: str = ""
    field: str = ""
    language: str = ""
    quote: str = ""


@dataclass(frozen=True)
class Said:
    """A stored comment, and the names after an @ that are nobody's who may see the entry."""

    comment: Comment
    not_found: tuple[str, ...] = ()


@dataclass(frozen=True)
class Thread:
    """A first comment with its answers; `is_orphan`: what it is about is no longer in the newest revision."""

    first: Comment
    answers: tuple[Comment, ...]
    is_orphan: bool


def say(entry: Entry, *, by, body: str, anchor: Anchor = Anchor(), answers: int | None = None) -> Said:  # noqa: B008 – frozen
    """Store a comment on the newest revision, or an answer to the first comment of a thread, and tell whom it concerns.

    Raises NotAllowed (journalled too) and Refused: nothing said, too long, or no such field, passage or thread.
    """
    _permit(by, "comment", entry)
    with transaction.atomic():
        revision, thread = latest(entry), _thread(entry, answers)
        if revision is None:
            raise Refused(_("This entry has never been saved as a revision."))
        comment = Comment(entry_id=entry.pk, revision=revision, by=by, body=_body(body), thread=thread)
        if thread is None:
            _anchor(comment, revision, anchor)
        comment.save(force_insert=True)
        mentioned, not_found = _mentioned(comment.body, entry)
        comment.mentioned.set(mentioned)
        _tell(comment, entry, mentioned)
    return Said(comment, not_found)


def resolve(entry: Entry, key: int, *, by) -> Comment:
    """Close a thread. Raises NotAllowed; Refused if there is no such thread, or it is closed already."""
    return _turn(entry, key, by, "resolve")


def reopen(entry: Entry, key: int, *, by) -> Comment:
    """Open a thread again. Raises NotAllowed; Refused if there is no such thread, or it is open."""
    return _turn(entry, key, by, "reopen")


def threads(entry: Entry, revision: Revision | None) -> list[Thread]:
    """All threads of an entry, the oldest first, as they stand to the newest revision; in two queries."""
    comments = list(Comment.objects.filter(entry_id=entry.pk).select_related("by", "resolved_by", "revision"))
    record = whole(revision) if revision else {}
    return [
        Thread(first, tuple(one for one in comments if one.thread_id == first.pk), _is_orphan(first, record))
        for first in comments
        if first.thread_id is None
    ]


def open_threads(entry: Entry) -> int:
    """How many threads of an entry are not resolved."""
    return Comment.objects.filter(entry_id=entry.pk, thread__isnull=True, resolved__isnull=True).count()


def texts_at(record: dict, section: str, part: str, field: str) -> dict[str, str] | None:
    """The text of a field by language (untranslated text under ""), None if the record has no such row.

    Without a field, of a row: an empty map; so also of a field that is empty or holds no text.
    """
    row = record if not section else _row(record, section, part)
    if row is None:
        return None
    value = row.get(field) if field else None
    if isinstance(value, str):
        return {"": value}
    is_words = isinstance(value, dict) and set(value) <= set(LANGUAGES)
    return value if is_words else {}


def _row(record: dict, section: str, part: str) -> dict | None:
    rows = record.get("parts", {}).get(section, [])
    return next((row for row in rows if row["uuid"] == part), None)


def _permit(by, action: str, entry: Entry) -> None:
    try:
        require(by, action, entry)
    except NotAllowed as refusal:
        note("refused", entry.uuid, by, action=action, **refusal.details)
        raise


def _body(text: str) -> str:
    body = clean(text)
    if not body:
        raise Refused(_("Say something."))
    if len(body) > LONGEST:
        raise Refused(_("A comment has at most %(most)s characters.") % {"most": LONGEST})
    return body


def _thread(entry: Entry, key: int | None) -> Comment | None:
    if key is None:
        return None
    found = Comment.objects.filter(pk=key, entry_id=entry.pk, thread__isnull=True).first()
    if found is None:
        raise Refused(_("There is no such comment."))
    return found


def _anchor(comment: Comment, revision: Revision, anchor: Anchor) -> None:
    record, quote = whole(revision), clean(anchor.quote)
    texts = texts_at(record, anchor.section, anchor.part, anchor.field)
    if texts is None or not _is_known(record, anchor):
        raise Refused(_("What the comment is about is not in the newest revision."))
    comment.section, comment.part, comment.field = anchor.section, anchor.part or None, anchor.field
    comment.language = anchor.language if anchor.language in LANGUAGES else ""
    if quote:
        comment.language, comment.quote_start = _found(quote, texts, comment.language)
        comment.quote = quote


def _is_known(record: dict, anchor: Anchor) -> bool:
    """Whether there can be such a field: the names come from a form."""
    kind = kind_of(record)
    if not anchor.section:
        return not anchor.part and (not anchor.field or anchor.field in kind.field_by_name)
    fields = {one.name for one in kind.part_by_name[anchor.section].fields}
    return not anchor.field or anchor.field in fields


def _found(quote: str, texts: dict[str, str], language: str) -> tuple[str, int]:
    """The language of the text in which the passage occurs, and where it begins."""
    if len(quote) > LONGEST_QUOTE:
        raise Refused(_("A passage has at most %(most)s characters.") % {"most": LONGEST_QUOTE})
    for code in sorted(texts, key=lambda code: code != language):
        if (start := texts[code].find(quote)) >= 0 and (not language or code in (language, "")):
            return code, start
    raise Refused(_("The passage does not occur in this field of the newest revision."))


def _is_orphan(comment: Comment, record: dict) -> bool:
    texts = texts_at(record, comment.section, str(comment.part or ""), comment.field)
    return texts is None or bool(comment.quote and comment.quote not in texts.get(comment.language, ""))


def _mentioned(body: str, entry: Entry) -> tuple[list, tuple[str, ...]]:
    """The editors who are named after an @ and may see the entry, and the names that are of none."""
    named = list(dict.fromkeys(name.rstrip(".+-@") for name in _MENTION.findall(body)))[:MOST_MENTIONED]
    known = {user.get_username(): user for user in get_user_model().objects.filter(username__in=named)}
    seen = {name: user for name, user in known.items() if may(user, "view", entry)}
    return list(seen.values()), tuple(name for name in named if name not in seen)


def _tell(comment: Comment, entry: Entry, mentioned: list) -> None:
    details = {"revision": comment.revision.number, "comment": comment.pk}
    if comment.thread_id:
        details["thread"] = comment.thread_id
    tell("mention", entry, comment.by, mentioned, details)
    others = [user for user in _concerned(comment, entry) if user not in mentioned and may(user, "view", entry)]
    tell("comment", entry, comment.by, others, details)
    note("comment", entry.uuid, comment.by, **details)


def _concerned(comment: Comment, entry: Entry) -> list:
    """Who wrote what is proposed, who submitted and reviews it, and who has spoken in the thread."""
    progress = progress_of(entry)
    spoken: Iterable = ()
    if comment.thread_id:
        spoken = (one.by for one in (comment.thread, *comment.thread.answers.select_related("by")))
    people = {user.pk: user for user in (*authors(entry), progress.submitter, progress.reviewer, *spoken) if user}
    return list(people.values())


def _turn(entry: Entry, key: int, by, verb: str) -> Comment:
    _permit(by, "resolve", entry)
    with transaction.atomic():
        found = Comment.objects.select_for_update(of=("self",)).filter(
            pk=key, entry_id=entry.pk, thread__isnull=True, resolved__isnull=verb == "resolve"
        )
        comment = found.first()
        if comment is None:
            raise Refused(_("Somebody has done this already."))
        is_done = verb == "resolve"
        comment.resolved, comment.resolved_by = (timezone.now(), by) if is_done else (None, None)
        comment.save(update_fields=["resolved", "resolved_by"])
        note(verb, entry.uuid, by, comment=comment.pk)
    return comment
