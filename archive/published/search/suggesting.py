"""Which entries to suggest to somebody who has typed the beginning of a name, in any script.

All words typed must begin words of one entry's titles and names. Bounded work: the longest word is looked up, and of
each kind so many are looked at, by alphabet; then the nearer come first.
"""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from archive.published.models.suggestion import Suggestion
from archive.published.resolver import Resolver
from archive.published.titles import shown_title

from .forms import REMEMBERED, Level, Word, beginnings, words

KINDS = ("diplomat", "institution", "agreement", "place", "topic")
MOST = 8  # suggestions
MOST_LOOKED_AT = 60  # of each kind and form
MOST_WORDS = 12  # of a title that are kept
MOST_ASKED = 5
LONGEST = 80  # letters of a form that are kept
_LAST = "\U0010ffff"

ONE_KIND = """(
SELECT s.* FROM archive_suggestion s WHERE s.kind = %s AND s.form >= %s AND s.form < %s{others}
ORDER BY s.form, s.length, s.uuid LIMIT %s)"""
BETWEEN = "o.form >= %s AND o.form < %s"
OTHER = " AND EXISTS (SELECT 1 FROM archive_suggestion o WHERE o.uuid = s.uuid AND ({forms}))"


@dataclass(frozen=True)
class Suggested:
    """An entry to choose. `language` is that of the title."""

    kind: str
    number: str
    title: str
    language: str


def forms_to_keep(text: str) -> Iterator[tuple[str, str, int, int]]:
    """The forms of a title's words: (form, the word in small letters, which word it is, of how many)."""
    found = list(words(text))
    length = sum(not word.is_whole for word in found)
    for place, word in enumerate(found[:MOST_WORDS]):
        for form in _looked_up(word.text, word.spelt):
            yield form, word.text.lower()[:LONGEST], place, min(length, 1000)


def suggested(text: str, language: str) -> list[Suggested]:
    """At most eight published entries, by kind and the nearest first: two queries, or none without a word."""
    found = _nearest(_found(text), text)
    resolver = Resolver.of(str(row.uuid) for row in found)
    targets = [resolver.get(str(row.uuid)) for row in found]
    return [
        Suggested(target.kind, target.public_number, *shown_title(target.title, language, target.public_number))
        for target in targets
        if target is not None
    ]


@lru_cache(REMEMBERED)
def _looked_up(text: str, spelt: str) -> tuple[str, ...]:
    """A word without marks, and as it sounds."""
    found = [form for form in beginnings(text, spelt, sounds_from=2) if form.level is not Level.EXACT]
    plain = [form.lexeme for form in found if form.level is Level.FOLDED]
    sounds = [form.lexeme for form in found if form.level > Level.FOLDED][:1]
    return tuple(lexeme[:LONGEST] for lexeme in plain + sounds)


def _asked(text: str) -> list[Word]:
    """The words typed, the longest first."""
    found = [word for word in words(text) if not word.is_whole]
    return sorted(found[:MOST_ASKED], key=lambda word: -len(word.text))


def _found(text: str) -> Iterable[Suggestion]:
    asked = [forms for word in _asked(text) if (forms := _looked_up(word.text, word.spelt))]
    if not asked:
        return ()
    others = "".join(OTHER.format(forms=" OR ".join([BETWEEN] * len(forms))) for forms in asked[1:])
    more = [bound for forms in asked[1:] for form in forms for bound in (form, form + _LAST)]
    parts, values = [], []
    for kind in KINDS:
        for form in asked[0]:
            parts.append(ONE_KIND.format(others=others))
            values += [kind, form, form + _LAST, *more, MOST_LOOKED_AT]
    return Suggestion.objects.raw(" UNION ALL ".join(parts), values)


def _nearness(row: Suggestion, typed: Container[str]) -> tuple[bool, bool, int]:
    """The whole word before its beginning, letters before sounds, the first word of a title before others.

    Equals go by UUID: the numbers of these rows tell when entries were indexed anew, and so of others that are hidden.
    """
    return row.form not in typed, row.form[0] != "/", row.place


def _nearest(rows: Iterable[Suggestion], text: str) -> list[Suggestion]:
    """Each entry once; of every kind the nearest, as many as there is room for, kinds together."""
    typed = {form for word in _asked(text) for form in _looked_up(word.text, word.spelt)}
    by_kind: dict[str, dict[object, Suggestion]] = {kind: {} for kind in KINDS}
    for row in sorted(rows, key=lambda row: (*_nearness(row, typed), row.length, row.uuid)):
        by_kind[row.kind].setdefault(row.uuid, row)
    in_turn = [row for turn in zip_longest(*(found.values() for found in by_kind.values())) for row in turn if row]
    return sorted(in_turn[:MOST], key=lambda row: KINDS.index(row.kind))
