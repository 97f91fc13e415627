"""A question as conditions on index rows: which rows answer it, and how nearly."""

from collections.abc import Iterable, Iterator
from functools import cached_property, reduce
from operator import and_, or_
from typing import NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Q, TextField, Value
from django.db.models.functions import Cast, Concat

from archive.primitives.public_numbers import PublicNumberError, parse
from archive.published.models.index_row import IndexRow

from .forms import words
from .query import LexemeQuery
from .question import Group, Part, Question, read
from .terms import ALL, ANYWHERE, FOUND, Joined, Nearness, forms_of, is_begun, of_group, of_part, written

MOST_NAMED = 300  # entries that a name in `person:` or `place:` may mean
_FACETS = {"person": "diplomat", "place": "place"}


class Wanted(NamedTuple):
    """One word asked for: the forms it may have, or those it may begin with."""

    lexemes: frozenset[str]
    is_beginning: bool

    def is_in(self, found: Iterable[str]) -> bool:
        """Whether a word with these forms is meant."""
        if self.is_beginning:
            return any(lexeme.startswith(tuple(self.lexemes)) for lexeme in found)
        return not self.lexemes.isdisjoint(found)


class Alternative(NamedTuple):
    """Rows that a part of a question asks for, or that it does not want.

    `words`: the same as `condition`, if it is words anywhere and nothing else.
    """

    condition: Q
    is_not: bool
    words: Joined | None = None


class Asked:
    """What a question asks of the index. `number`: kind and number, if the whole text is a public number."""

    def __init__(self, question: Question, number: tuple[str, int] | None = None) -> None:
        self.question = question
        self.number = number

    @property
    def has_words(self) -> bool:
        """Whether answers can be more or less near."""
        return self.question.has_text

    @cached_property
    def steps(self) -> list[list[Alternative]]:
        """What an answer must meet, all of it: of each step one of the alternatives."""
        plain = [group for group in self.question.groups if _is_plain(group)]
        found = [[_alternative(part) for part in group] for group in self.question.groups if not _is_plain(group)]
        if plain:
            found.insert(0, [_of_words(Joined(ALL, tuple(of_group(group, FOUND) for group in plain)), is_not=False)])
        return found

    @property
    def words(self) -> Joined | None:
        """The words asked for, if they may stand anywhere and nothing else is asked."""
        return self.steps[0][0].words if len(self.steps) == 1 and len(self.steps[0]) == 1 else None

    @property
    def denies(self) -> bool:
        """Whether something must not be met, which no index finds."""
        return any(one.is_not for step in self.steps for one in step)

    @cached_property
    def condition(self) -> Q:
        """The rows that answer it: all steps. Without any, all rows."""
        found = reduce(and_, (_any_of(step) for step in self.steps), Q())
        return found | self.is_number if self.number is not None else found

    @property
    def is_number(self) -> Q:
        """The row that bears the public number."""
        kind, number = self.number
        return Q(kind=kind, number=number)

    def near(self, nearness: Nearness) -> LexemeQuery | None:
        """The words asked for, met as nearly as that; None if no words are asked for."""
        groups = [of_group(texts, nearness) for group in self.question.groups if (texts := _texts(group))]
        return LexemeQuery(written(Joined(ALL, tuple(groups)))) if groups else None

    @cached_property
    def one_by_one(self) -> list[LexemeQuery]:
        """Each part that asks for words, alone."""
        parts = (part for group in self.question.groups for part in _texts(group))
        return [LexemeQuery(written(of_part(part, FOUND))) for part in parts]

    @cached_property
    def wanted(self) -> tuple[Wanted, ...]:
        """The words asked for, to mark them where they were found."""
        parts = [part for part in self.question.parts if part.is_text and not part.is_not]
        return tuple(wanted for part in parts for wanted in _wanted(part))


def _wanted(part: Part) -> Iterator[Wanted]:
    """Of a hyphenated word each part, which the whole stands for as well."""
    found = list(words(part.text))
    for word in found:
        if not word.is_whole:
            same = [one for one in found if one is word or (one.is_whole and one.start <= word.start < one.end)]
            lexemes = frozenset(form.lexeme for one in same for form in forms_of(one, part))
            yield Wanted(lexemes, is_begun(word, part))


def asked_of(text: str) -> Asked | None:
    """What a reader's text asks; None if there is neither word nor condition in it."""
    question = read(text)
    return Asked(question, _number(text)) if question.groups else None


def _number(text: str) -> tuple[str, int] | None:
    try:
        return parse("".join(text.split()).casefold())
    except PublicNumberError:
        return None


def _is_plain(group: Group) -> bool:
    """Whether it is words anywhere and no denial, which one query of the index can ask together with others."""
    return all(part.field == ANYWHERE and not part.is_not for part in group)


def _texts(group: Group) -> Group:
    return tuple(part for part in group if part.is_text and not part.is_not)


def _any_of(step: Iterable[Alternative]) -> Q:
    return reduce(or_, (~one.condition if one.is_not else one.condition for one in step))


def _alternative(part: Part) -> Alternative:
    if part.field == ANYWHERE:
        return _of_words(of_part(part, FOUND), part.is_not)
    return Alternative(_CONDITIONS[part.field](part), part.is_not)


def _of_words(words: Joined, is_not: bool) -> Alternative:
    return Alternative(Q(words=LexemeQuery(written(words))), is_not, words)


def _in_title(part: Part) -> Q:
    return Q(titles=LexemeQuery(written(of_part(part, FOUND))))


def _of_kind(part: Part) -> Q:
    return Q(kind=part.text)


def _dated(part: Part) -> Q:
    """Rows whose date may lie within; rows without a date do not."""
    first, last = part.span
    found = Q(year_from__isnull=False) | Q(year_to__isnull=False)
    if last is not None:
        found &= Q(lower__lte=last) | Q(lower__isnull=True)
    if first is not None:
        found &= Q(upper__gte=first) | Q(upper__isnull=True)
    return found


def _named(part: Part) -> Q:
    """The entries of that name, and those that name them."""
    named = IndexRow.objects.filter(kind=_FACETS[part.field], titles=LexemeQuery(written(of_part(part, FOUND))))
    named = named.order_by("number")
    filed = Concat(Value(f"{part.field}:"), Cast("uuid", TextField()), output_field=TextField())
    values = named.annotate(filed=filed).values("filed")[:MOST_NAMED]
    return Q(facets__overlap=ArraySubquery(values)) | Q(pk__in=named.values("pk")[:MOST_NAMED])


_CONDITIONS = {"title": _in_title, "kind": _of_kind, "date": _dated, "person": _named, "place": _named}
