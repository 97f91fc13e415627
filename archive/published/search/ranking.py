"""In which order answers stand: title and name before text, then how nearly the words are met.

Within each: as written, a stem, without marks, in another script, by another name; as written and stems first in the
reader's language. Then the name that says little beside the words asked for, words near one another, the date, and
the number.

Ranking all of many hits would not scale: of more than `MOST_RANKED` only the newest are ranked, with the newest of
those that have the words in their titles; the others follow, newest first.
"""

from collections.abc import Iterator
from itertools import accumulate

from django.contrib.postgres.search import SearchRank
from django.db.models import Case, Expression, F, FloatField, IntegerField, OrderBy, Q, QuerySet, Value, When

from .asked import Asked
from .forms import Level
from .lexemes import NAME_LENGTHS, TEXT, TITLE
from .terms import Nearness

MOST_RANKED = 1_000
_UNRANKED = 99


def by_relevance(rows: QuerySet, asked: Asked, language: str, total: int | None = None) -> QuerySet:
    """The rows, nearest first; `total`: how many there are, if that is known. The order is settled to the last row."""
    if total is None:
        total = rows.order_by()[: MOST_RANKED + 1].count()
    if total <= MOST_RANKED:
        return nearest(rows, asked, language)
    is_ranked = _ranked(rows, asked)
    tier = Case(When(is_ranked, then=_tier(asked, language)), default=_UNRANKED, output_field=IntegerField())
    weight = Case(When(is_ranked, then=_weight(asked)), default=0.0, output_field=FloatField())
    return _in_order(rows, asked, tier, weight, _NEWEST)


def nearest(rows: QuerySet, asked: Asked, language: str, *, of_many: bool = False) -> QuerySet:
    """The rows, nearest first, all of them ranked; `of_many`: they are the ranked ones of too many to rank them all."""
    return _in_order(rows, asked, _tier(asked, language), _weight(asked), _NEWEST if of_many else _OLDEST)


def _in_order(rows: QuerySet, asked: Asked, tier: Case, weight: Case, dates: OrderBy) -> QuerySet:
    rows = rows.annotate(tier=tier)
    return rows.order_by(F("tier") + _OF_OTHERS, *_nearer(asked, weight), dates, "kind", "number")


def _nearer(asked: Asked, weight: Expression) -> list[OrderBy | Expression]:
    """Of titles the one that says little else, then the entry with the shorter name, then words near one another."""
    labels = accumulate(NAME_LENGTHS)
    rest = len(NAME_LENGTHS)
    fuller = [When(Q(tier__lt=_TEXTS, titles=asked.near(Nearness(labels=one))), then=n) for n, one in enumerate(labels)]
    length = Case(*fuller, default=rest, output_field=IntegerField())
    shorter = Case(When(tier__lt=_TEXTS, then=F("title_words")), default=0, output_field=IntegerField())
    return [length.asc(), shorter.asc(), weight.desc()]


def _ranked(rows: QuerySet, asked: Asked) -> Q:
    rows = rows.order_by(F("lower").desc(nulls_last=True), "kind", "number")
    titled = rows.filter(titles=asked.near(Nearness()))
    return Q(pk__in=titled.values("pk")[:MOST_RANKED]) | Q(pk__in=rows.values("pk")[:MOST_RANKED])


def _tier(asked: Asked, language: str) -> Case:
    return Case(*_tiers(asked, language), default=_LINKED, output_field=IntegerField())


def _tiers(asked: Asked, language: str) -> Iterator[When]:
    if asked.number is not None:
        yield When(asked.is_number, then=-1)
    for tier, nearness in enumerate(_NEARNESSES):
        query = asked.near(Nearness(nearness.level, "", language if nearness.language else ""))
        yield When(Q(titles=query), then=tier)
    for tier, nearness in enumerate(_NEARNESSES, start=2 * _TEXTS):
        query = asked.near(Nearness(nearness.level, TITLE + TEXT, language if nearness.language else ""))
        yield When(Q(words=query), then=tier)


def _weight(asked: Asked) -> Case:
    """Frequency and nearness of the words, stems included; in texts weighed against their length."""
    query = asked.near(Nearness(Level.STEMMED))
    titles = SearchRank(F("titles"), query)
    texts = SearchRank(F("words"), query, normalization=Value(1))
    return Case(When(tier__lt=_TEXTS, then=titles), default=texts, output_field=FloatField())


# From the nearest on; `language` stands for that of the reader.
_NEARNESSES = (
    Nearness(Level.EXACT, language="own"),
    Nearness(Level.EXACT),
    Nearness(Level.STEMMED, language="own"),
    Nearness(Level.STEMMED),
    Nearness(Level.FOLDED),
    Nearness(Level.OTHER_SCRIPT),
    Nearness(Level.OTHER_NAME),
)
_NEWEST, _OLDEST = F("lower").desc(nulls_last=True), F("lower").asc(nulls_last=True)
_TEXTS = len(_NEARNESSES)
_LINKED = 3 * _TEXTS
# The title of a source is that of somebody else's work: it counts between our own titles and the texts.
_OF_OTHERS = Case(When(kind="source", tier__range=(0, _TEXTS - 1), then=_TEXTS), default=0, output_field=IntegerField())
