"""Why an entry is an answer: the text with most of the words asked for, or the name of an entry it refers to."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from archive.primitives.languages import LANGUAGES
from archive.published.models.index_row import IndexRow

from .asked import Asked
from .lexemes import Passage, text_passages, title_passages
from .linked import linked
from .snippets import Reader, Snippet, around

# Where in a record the words of a snippet are looked for, the first first.
TOLD = ("summary", "description", "scope_note", "subject", "outcomes", "note")

# How pages call the sections that a snippet may stand in. Each row of them can be led to.
SECTION_NAMES: dict[str, Promise] = {
    "statements": _("Statements"),
    "figures": _("Figures"),
    "disputes": _("Where sources disagree"),
    "names": _("Other names"),
    "postings": _("Offices held"),
    "actions": _("What each party did"),
    "offices": _("Offices"),
    "texts": _("Texts"),
}


@dataclass(frozen=True)
class Why:
    """`snippet`: where the words stand, if in a text; `linked`: the entry by whose name this one was found, if any.

    `reader`: finds the words asked for, to be marked in whatever title is shown.
    """

    snippet: Snippet | None = None
    linked: str = ""
    reader: Reader | None = None


NOTHING = Why()


def reasons(records: Mapping[str, dict], asked: Asked | None, language: str) -> dict[str, Why]:
    """The reasons by UUID, for these served records; one query if some have words only in the names of others."""
    if asked is None or not asked.wanted:
        return {}
    reader = Reader(asked.wanted)
    found = {uuid: _own(record, reader, language) for uuid, record in records.items()}
    elsewhere = {uuid for uuid, (_snippet, is_all) in found.items() if not is_all}
    named = _named({uuid: records[uuid] for uuid in elsewhere}, asked)
    return {uuid: Why(snippet, named.get(uuid, ""), reader) for uuid, (snippet, _is_all) in found.items()}


def _own(record: dict, reader: Reader, language: str) -> tuple[Snippet | None, bool]:
    """The best passage, and whether all words stand in the entry's own titles and texts.

    Where the reader sees all of them in the title, only what the entry tells in that language explains more.
    """
    reader.begin()
    titled = {one: reader.hits(one.text, one.language).met for one in title_passages(record)}
    met = {place for found in titled.values() for place in found}
    is_seen = any(len(found) == len(reader.wanted) and _is_of(one, language) for one, found in titled.items())
    best: Snippet | None = None
    most = 0
    for passage in _in_order(record, language):
        if is_seen and not (_is_of(passage, language) and _told(passage) < len(TOLD)):
            break
        hits = reader.hits(passage.text, passage.language)
        met |= hits.met
        if len(hits.met) > most:
            best, most = around(passage, hits, language), len(hits.met)
        if most == len(reader.wanted) or reader.left <= 0:
            break
    return best, len(met) == len(reader.wanted)


def _is_of(passage: Passage, language: str) -> bool:
    """Whether it is the entry's own title or text, and not that of a row, in the language."""
    return passage.language == language and not passage.section


def _in_order(record: dict, language: str) -> Iterator[Passage]:
    """Texts in the reader's language first; the entry's own before those of rows; other names before other texts."""
    names = [passage for passage in title_passages(record) if passage.section == "names"]
    found = [*text_passages(record), *names]
    order = (language, *(code for code in LANGUAGES if code != language), None)
    yield from sorted(found, key=lambda one: (order.index(one.language), one.section != "", _told(one), one.section))


def _told(passage: Passage) -> int:
    return TOLD.index(passage.field) if not passage.section and passage.field in TOLD else len(TOLD)


def _named(records: Mapping[str, dict], asked: Asked) -> dict[str, str]:
    """Of the entries that each record names the first whose own names have one of the words."""
    names = {uuid: linked(record) for uuid, record in records.items()}
    wanted = {uuid for found in names.values() for uuid in found}
    if not wanted:
        return {}
    rows = IndexRow.objects.filter(_any_word(asked), uuid__in=wanted)
    hits = {str(uuid) for uuid in rows.values_list("uuid", flat=True)}
    return {uuid: hit for uuid, found in names.items() if (hit := _first(found, hits))}


def _any_word(asked: Asked) -> Q:
    return reduce(or_, (Q(titles=query) for query in asked.one_by_one))


def _first(found: Iterable[str], hits: set[str]) -> str:
    return next((uuid for uuid in found if uuid in hits), "")
