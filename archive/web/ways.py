"""Ways on from a result without entries: each was tried, and says how many entries it leads to."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice

from django.db.models import Count, IntegerField, Q, Value
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from archive.published.browse.filters import Parameters
from archive.published.browse.result import Result, without_words, words_alone
from archive.published.facets import FACETS
from archive.published.kind_names import KIND_NAMES
from archive.published.models.index_row import IndexRow
from archive.published.search.asked import asked_of
from archive.published.search.otherwise import as_typed, in_any_order, one_less, other_questions, retyped

MOST_TRIED = 8
MOST_SHOWN = 4

# Letters of the Kazakh and Turkish alphabets that many keyboards lack; `lang` for the voices that read them.
LETTERS = (("kk", "әғқңөұүһі"), ("tr", "çğıİöşü"))


@dataclass(frozen=True)
class Way:
    """A way on from a page: where to, in which words, and how many entries are there. `language` of what it quotes."""

    href: str
    words: str
    count: int


def ways_of(filters: Parameters, result: Result, language: str) -> list[Way]:
    """Other spellings, fewer filters, single words: none of them is empty itself."""
    return [*_meant(filters, language), *_fewer(filters, result, language)]


def browsable() -> list[tuple[str, str | Promise, int]]:
    """The kinds that have entries: code, name, how many; one query."""
    rows = IndexRow.objects.order_by().values("kind").annotate(number=Count("*"))
    found = {row["kind"]: row["number"] for row in rows}
    return [(code, name.many, found[code]) for code, name in KIND_NAMES.items() if code in found]


def _meant(filters: Parameters, language: str) -> Iterator[Way]:
    """Did you mean: under the same filters if that finds anything, else under none."""
    query = filters.query
    if filters.asked is None:
        return
    question = filters.asked.question
    parts = dict.fromkeys(part.source for part in question.parts)
    known = {text for text, _number in _counted(None, list(parts)[:MOST_TRIED])}
    slips = [text for text, _number in _found(None, {text: as_typed(text) for text in retyped(query.q, question)})]
    loose = in_any_order(question)
    tried = list(islice(chain([loose] if loose else slips, other_questions(query.q, question, known)), MOST_TRIED))
    found = _counted(filters, tried)
    if not found and len(filters.conditions) > 1:
        query, found = query.bare(), _counted(None, tried)
    first_of_each = {number: text for text, number in reversed(found)}  # as many entries: most probably the same ones
    for text, number in [pair for pair in found if first_of_each[pair[1]] == pair[0]][:MOST_SHOWN]:
        sentence = _("these words in any order: “%(words)s”") if text == loose else _("Did you mean “%(words)s”?")
        words = sentence % {"words": text}
        yield Way(f"/{language}/browse{query.searching(text).encoded()}", words, number)


def _counted(filters: Parameters | None, tried: Iterable[str]) -> list[tuple[str, int]]:
    """Those questions that find something, and how much: one query."""
    return _found(filters, {text: asked.condition for text in tried if (asked := asked_of(text)) is not None})


def _found(filters: Parameters | None, conditions: Mapping[str, Q]) -> list[tuple[str, int]]:
    """Those names whose conditions are met, and by how many rows: one query."""
    others = [one for name, one in filters.conditions.items() if name != "q"] if filters else []
    rows = [
        IndexRow.objects.filter(*others, condition)
        .order_by()
        .annotate(which=Value(place, output_field=IntegerField()))
        .values("which")
        .annotate(number=Count("*"))
        for place, condition in enumerate(conditions.values())
    ]
    if not rows:
        return []
    found = {row["which"]: row["number"] for row in rows[0].union(*rows[1:], all=True)}
    return [(name, found[place]) for place, name in enumerate(conditions) if found.get(place)]


def _fewer(filters: Parameters, result: Result, language: str) -> Iterator[Way]:
    query = filters.query
    for name, count in result.counts.without.items():
        if count:
            words = _("without the filter “%(filter)s”") % {"filter": FACETS[name].label}
            yield Way(f"/{language}/browse{query.without(name).encoded()}", words, count)
    if query.q and (filters.conditions.keys() - {"q"}) and (count := without_words(result.counts)):
        yield Way(f"/{language}/browse{query.without('q').encoded()}", _("without the search text"), count)
    yield from _one_less(filters, language)
    for word, count in words_alone(filters, result.counts):
        words = _("only “%(word)s”") % {"word": word}
        yield Way(f"/{language}/browse{query.searching(word).encoded()}", words, count)


def _one_less(filters: Parameters, language: str) -> Iterator[Way]:
    """The same question with one word or condition less, under the same filters."""
    left = {text: word for word, text in one_less(filters.asked.question)} if filters.asked else {}
    for text, count in _counted(filters, islice(left, MOST_TRIED))[:MOST_SHOWN]:
        words = _("without “%(word)s”") % {"word": left[text]}
        yield Way(f"/{language}/browse{filters.query.searching(text).encoded()}", words, count)
