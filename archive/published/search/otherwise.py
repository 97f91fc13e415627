"""What somebody may have meant whose question found nothing: other spellings, another keyboard, beginnings of words,
words of a phrase in any order, and the question with one word less.

Only words of published titles are suggested, and only what the caller has counted should be shown.
"""

from collections.abc import Container, Iterable, Iterator
from itertools import islice

from django.db.models import Q
from rapidfuzz import process
from rapidfuzz.distance import OSA

from archive.published.models.suggestion import Suggestion

from .asked import asked_of
from .forms import Level, beginnings, words
from .question import PHRASE, WORDS, Part, Question
from .spellings.keyboard import other_layouts
from .terms import Nearness

MOST_WORDS = 4  # of a question that are looked up
MOST_READ = 20_000  # forms of the vocabulary that are compared with a word
MOST_NEAR = 3
MOST_BEGINNINGS = 3
SHORTEST = 4
SURE = 5  # letters of a word whose inflected forms are no chance
_NAMED = ("", "title", "person", "place")
_LAST = "\U0010ffff"

BEGINNING_WITH = """(
SELECT form, min(word) AS word, 0 AS id FROM archive_suggestion WHERE form >= %s AND form < %s
GROUP BY form ORDER BY form LIMIT %s)"""


def other_questions(text: str, question: Question, known: Container[str]) -> Iterator[str]:
    """Questions to try instead, the likeliest first, each once; never the question itself.

    `known`: the parts, as typed, that find something alone: nothing is wrong with them.
    """
    yield from (one for one in dict.fromkeys(_others(text, question, known)) if one != text)


def one_less(question: Question) -> Iterator[tuple[str, str]]:
    """What is left out, and the question without it: one condition each, if two are left; the last one first."""
    if len(question.groups) > 2:
        for place in reversed(range(len(question.groups))):
            yield Question(question.groups[place : place + 1]).source(), question.without(place)


def retyped(text: str, question: Question) -> list[str]:
    """What the same keys give on other keyboards. Many readings mean nothing: see `as_typed`."""
    return list(other_layouts(text)) if question.is_plain else []


def as_typed(text: str) -> Q:
    """The rows that have the words of a retyped text as they stand, or a form of longer ones.

    By its sounds almost any row of letters meets something: *nato*, typed on another keyboard, would be a *share*.
    """
    asked = asked_of(text)
    if asked is None:
        return Q(pk__in=())
    is_long = all(len(part.text) >= SURE for part in asked.question.parts)
    return Q(words=asked.near(Nearness(Level.STEMMED if is_long else Level.EXACT)))


def _others(text: str, question: Question, known: Container[str]) -> Iterator[str]:
    parts = [part for part in question.parts if part.form == WORDS and not part.is_not and part.source not in known]
    parts = [part for part in parts if part.field in _NAMED]
    near = [(part, _nearest(part)) for part in parts[:MOST_WORDS]]
    for place in range(MOST_NEAR):
        for part, found in near:
            yield from (_with(question, part, word) for word in found[place : place + 1])
    if len(near) > 1 and all(found for _part, found in near):
        yield _with_all(question, {part: found[0] for part, found in near})
    if question.is_plain:
        yield " ".join(f"{word}*" for word in text.split())
    for part, found in near:
        if not found and part.field in ("", "title"):
            yield from (_with(question, part, f"{beginning}*") for beginning in _shortened(part.text))


def in_any_order(question: Question) -> str:
    """The same, with the words of phrases in any order; empty if there is no phrase."""
    if not any(part.form == PHRASE and not part.is_not for part in question.parts):
        return ""
    return Question(tuple(tuple(map(_in_any_order, group)) for group in question.groups)).source()


def _in_any_order(part: Part) -> Part:
    if part.form != PHRASE or part.is_not:
        return part
    return Part("", " ".join(f"{part.field}:{word}" if part.field else word for word in part.text.split()))


def _shortened(word: str) -> list[str]:
    """The longest beginnings of a word that may have slipped further behind."""
    return [word[:-cut] for cut in range(1, MOST_BEGINNINGS + 1) if len(word) - cut >= SHORTEST]


def _with(question: Question, part: Part, word: str) -> str:
    return _with_all(question, {part: word})


def _with_all(question: Question, words_by_part: dict[Part, str]) -> str:
    """The question with other words in these parts."""
    groups = tuple(tuple(Part("", _source(part, words_by_part)) for part in group) for group in question.groups)
    return Question(groups).source()


def _source(part: Part, words_by_part: dict[Part, str]) -> str:
    """The part as typed, or with another word behind its field."""
    if part not in words_by_part:
        return part.source
    field, colon, _word = part.source.rpartition(":")
    return f"{field}{colon}{words_by_part[part]}"


def _nearest(part: Part) -> list[str]:
    """Words of published titles that are a slip or two away, by letters or by sound: one query."""
    found = list(islice((word for word in words(part.text) if not word.is_whole), 2))
    if len(found) != 1 or len(found[0].text) < SHORTEST:
        return []
    forms = [form.lexeme for form in beginnings(found[0].text, found[0].spelt) if form.level is not Level.EXACT]
    known = _known(forms)
    nearness = sorted((slips, known[form], form) for one in forms for form, slips in _near(one, known))
    return list(dict.fromkeys(word for _slips, word, _form in nearness if word != part.text.lower()))[:MOST_NEAR]


def _known(forms: Iterable[str]) -> dict[str, str]:
    """The vocabulary, as far as it begins with one of the first two letters: by form, the word as it stands."""
    starts = sorted({form[0] + letter for form in forms for letter in form[1:3]})
    query = " UNION ALL ".join([BEGINNING_WITH] * len(starts))
    bounds = [bound for start in starts for bound in (start, start + _LAST, MOST_READ // len(starts))]
    return {row.form: row.word for row in Suggestion.objects.raw(query, bounds)} if starts else {}


def _near(form: str, known: dict[str, str]) -> Iterator[tuple[str, int]]:
    allowed = min(3, (len(form) - 1) // 3)
    same = [one for one in known if one[0] == form[0]]
    for near, slips, _place in process.extract(form, same, scorer=OSA.distance, score_cutoff=allowed, limit=20):
        yield near, int(slips)
