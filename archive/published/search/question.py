"""What a reader's question means, as a small tree. Any text is one: what is not of the language is words.

    visa regime              all of these words
    "joint declaration"      words next to one another
    oil OR gas               one of the two is enough
    -Ankara                  not this
    назар*                   the beginning of a word
    title:visa  person:Tokayev  place:Ankara  kind:agreement  date:1992/1995

Names of fields and kinds, and OR, may be in any of the four languages. Read in one pass, in time linear in the length.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from archive.primitives.edtf import EdtfError, parse

from .forms import words
from .function_words import is_function_word
from .names_of_fields import OR, field_of, kind_named

WORDS, PHRASE, BEGINNING = "words", "phrase", "beginning"
SHORTEST_BEGINNING = 2  # letters before a star; with fewer it is a word
MOST_WORDS = 40  # of a question; what follows is passed over, and the page says so

_UNIT = re.compile(
    r"""
    (?P<minus> [-−–](?=[^\s-]) )?
    (?: (?P<field> [^\W\d_]{2,20} ) : (?=\S) )?
    (?: ["“”„«] (?P<phrase> [^"“”„«»]* ) (?: ["“”»] | $ )
      | (?P<run> [^\s"“”„«»]+ ) )
    """,
    re.VERBOSE,
)


@dataclass(frozen=True)
class Part:
    """One condition. `field` is empty for words anywhere; `text` is what must be there, `source` the part as typed.

    `form` of words: `words`, all of them; `phrase`, in this order; `beginning`, of the last of them. `text` of a kind
    is its code.
    """

    text: str
    source: str
    field: str = ""
    form: str = WORDS
    is_not: bool = False

    @property
    def is_text(self) -> bool:
        """Whether it asks for words, in the title or anywhere."""
        return self.field in ("", "title")

    @property
    def span(self) -> tuple[date | None, date | None]:
        """First and last day of a date; None is open."""
        found = parse(self.text)
        return found.lower, found.upper


Group = tuple[Part, ...]


@dataclass(frozen=True)
class Question:
    """All groups must be met, each by one of its parts.

    `left_out`: how many parts were too many; `passed_over`: words that only join the others, and are not asked for.
    """

    groups: tuple[Group, ...]
    left_out: int = 0
    passed_over: tuple[str, ...] = ()

    @property
    def parts(self) -> tuple[Part, ...]:
        """All parts, in order."""
        return tuple(part for group in self.groups for part in group)

    @property
    def has_text(self) -> bool:
        """Whether words are asked for, so that answers can be more or less near."""
        return any(part.is_text and not part.is_not for part in self.parts)

    @property
    def is_plain(self) -> bool:
        """Whether it is words and nothing else."""
        return all(len(group) == 1 and group[0] == Part(group[0].text, group[0].text) for group in self.groups)

    def source(self) -> str:
        """The question as it would be typed."""
        return " ".join(" OR ".join(part.source for part in group) for group in self.groups)

    def without(self, group: int) -> str:
        """The same with one group less, as it would be typed."""
        left = self.groups[:group] + self.groups[group + 1 :]
        return Question(left).source()


def read(text: str) -> Question:
    """The question that a text asks; without groups if there is neither word nor condition in it. Never raises."""
    groups: list[list[Part]] = []
    is_alternative, room, left_out = False, MOST_WORDS, 0
    for match in _UNIT.finditer(text):
        if match[0] in OR and groups:
            is_alternative = True
            continue
        part = _part(match)
        if part is None:
            continue
        if not room:
            left_out += 1
            continue
        size = _size(part)
        left_out += size > room
        part, room = _cut(part, room), max(0, room - size)
        if is_alternative:
            groups[-1].append(part)
        else:
            groups.append([part])
        is_alternative = False
    asked, passed_over = _told_apart(list(map(tuple, groups)))
    return Question(asked, left_out, passed_over)


def _size(part: Part) -> int:
    """How many words are asked for: a run of signs without a space may hold hundreds."""
    return sum(not word.is_whole for word in words(part.text))


def _cut(part: Part, most: int) -> Part:
    """The part with so many of its words, the first ones."""
    ends = [word.end for word in islice((word for word in words(part.text) if not word.is_whole), most + 1)]
    if len(ends) <= most:
        return part
    text = part.text[: ends[most - 1]]
    return replace(part, text=text, source=part.source.replace(part.text, text))


def _told_apart(groups: list[Group]) -> tuple[tuple[Group, ...], tuple[str, ...]]:
    """Groups to ask for, and words passed over: those that only join others, unless nothing but such is asked for."""
    joining = [group for group in groups if _is_joining(group)]
    others = [group for group in groups if group not in joining]
    if not any(part.is_text and not part.is_not for group in others for part in group):
        return tuple(groups), ()
    return tuple(others), tuple(dict.fromkeys(group[0].text for group in joining))


def _is_joining(group: Group) -> bool:
    """A word between others, as it stands: in quotation marks it is meant."""
    is_alone = len(group) == 1 and group[0].form == WORDS and group[0].is_text and not group[0].is_not
    return is_alone and group[0].source.rpartition(":")[2] == group[0].text and is_function_word(group[0].text)


def _part(match: re.Match) -> Part | None:
    value = match["phrase"] if match["phrase"] is not None else match["run"]
    is_not = match["minus"] is not None
    field = field_of(match["field"]) if match["field"] else None
    if field is None and match["field"]:
        value = f"{match['field']}:{value}"
    if field in _CLOSED:
        meant = _CLOSED[field](value)
        if meant is not None:
            return Part(meant, match[0], field, WORDS, is_not)
        value, field = f"{match['field']} {value}", None
    return _of_words(value, match, field or "", is_not)


def _of_words(value: str, match: re.Match, field: str, is_not: bool) -> Part | None:
    text = value.strip()
    if match["phrase"] is not None:
        is_phrase = field in _PHRASED and sum(not word.is_whole for word in words(text)) > 1
        form = PHRASE if is_phrase else WORDS
        text = " ".join(text.split())
    else:
        form = BEGINNING if _is_beginning(text) else WORDS
        text = text.rstrip("*") if form == BEGINNING else text
    if next(words(text), None) is None:
        return None
    return Part(text, match[0].strip(), field, form, is_not)


def _is_beginning(text: str) -> bool:
    if not text.endswith("*"):
        return False
    last = None
    for last in words(text):  # noqa: B007 — only the last is wanted
        pass
    return last is not None and len(last.text) >= SHORTEST_BEGINNING


def _date(text: str) -> str | None:
    try:
        parse(text)
    except EdtfError:
        return None
    return text


_PHRASED = ("", "title")  # the order of the words of a name is not the same in all languages
_CLOSED = {"kind": kind_named, "date": _date}
