"""What is asked where two saves changed the same place, and what was answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from archive.primitives.cleaning import clean, clean_line
from archive.primitives.word_diff import compare
from archive.record.fields import Line
from archive.record.fields import Words as WordsField
from archive.record.kinds import KINDS
from archive.record.merge import INTERNAL, Conflict, both

from .forms import REDISPLAY
from .marks import marked
from .meeting_words import Words

__all__ = ["REDISPLAY", "Question", "questions", "read"]

LABELS = {
    "theirs": _("Saved meanwhile"),
    "mine": _("What you typed"),
    "both": _("Keep both"),
    "own": _("In these words"),
    "base": _("As it was before"),
}
GONE = _("removed")
EMPTY = _("empty")


@dataclass(frozen=True)
class Option:
    """One answer: its code, label, and the text against what was before, with its marks."""

    code: str
    label: str
    text: SafeString
    absent: str
    is_chosen: bool


@dataclass(frozen=True)
class Question:
    """One conflict on the page; `own` is the text to be edited, None where nothing can be typed."""

    name: str
    place: str
    language: str
    options: list[Option]
    own: str | None
    own_name: str
    is_missing: bool


def questions(conflicts: Sequence[Conflict], words: Words, post: QueryDict) -> list[Question]:
    """The questions in the order of the conflicts; nothing is chosen but what was chosen before."""
    return [_question(number, one, words, post) for number, one in enumerate(conflicts)]


def _question(number: int, one: Conflict, words: Words, post: QueryDict) -> Question:
    name = f"choice-{number}"
    chosen = post.get(name)
    texts = {"base": one.base, "theirs": one.theirs, "mine": one.mine}
    if (kept := both(one)) is not None:
        texts["both"] = kept
    before = words.value(one, one.base)
    absent = GONE if one.is_row else EMPTY
    options = [
        Option(
            code,
            LABELS[code],
            marked(compare(before, words.value(one, value))),
            "" if value else absent,
            code == chosen,
        )
        for code, value in texts.items()
    ]
    own = None
    if is_text(words.kind.name, one):
        own = post.get(f"own-{number}", one.mine or one.theirs or "")
        options.append(Option("own", LABELS["own"], [], "", chosen == "own"))
    is_missing = "_mine" in post and not chosen
    return Question(name, words.place(one), one.language or "", options, own, f"own-{number}", is_missing)


def is_text(kind: str, one: Conflict) -> bool:
    """Whether the answer can be typed."""
    return _text_field(kind, one) is not None


def _text_field(kind: str, one: Conflict):
    if one.is_row or one.is_order or not one.field:
        return None
    if one.section == INTERNAL:
        return Line("note", long=True) if one.field == "note" else None
    shape = KINDS[kind].part_by_name[one.section].fields if one.section else KINDS[kind].fields
    found = next((field for field in shape if field.name == one.field), None)
    return found if isinstance(found, Line | WordsField) else None


def read(post: QueryDict, kind: str, conflicts: Sequence[Conflict]) -> Mapping[str, object]:
    """Path → chosen value, of those conflicts for which a known answer was given."""
    found = {}
    for number, one in enumerate(conflicts):
        code = post.get(f"choice-{number}")
        if code in ("base", "theirs", "mine"):
            found[one.path] = getattr(one, code)
        elif code == "both" and both(one) is not None:
            found[one.path] = both(one)
        elif code == "own" and (field := _text_field(kind, one)) is not None:
            found[one.path] = (clean if field.long else clean_line)(post.get(f"own-{number}", "")) or None
    return found
