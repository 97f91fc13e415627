"""The orders a result can have. Every one ends in kind and number, so that no two requests differ."""

from dataclasses import dataclass

from django.contrib.postgres.search import SearchRank
from django.db.models import Case, F, FloatField, OrderBy, Q, QuerySet, Value, When
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from archive.published.search.query import LexemeQuery


@dataclass(frozen=True)
class Sort:
    """An order, and how it is offered."""

    name: str
    label: Promise
    needs_words: bool = False


SORTS = {
    sort.name: sort
    for sort in (
        Sort("relevance", _("best match"), needs_words=True),
        Sort("date", _("oldest first")),
        Sort("newest", _("newest first")),
        Sort("title", _("title")),
        Sort("added", _("newly published")),
    )
}


def effective(sort: str, words: str | None) -> str:
    """The order used: by relevance only where words are searched for, then by default; else by date."""
    if words is None:
        return sort if sort in SORTS and sort != "relevance" else "date"
    return sort or "relevance"


def ordered(rows: QuerySet, sort: str, words: str | None, language: str) -> QuerySet:
    """The rows in that order; `words` is the text of the tsquery, if there is one."""
    return rows.order_by(*_keys(effective(sort, words), words, language), "kind", "number")


def _keys(sort: str, words: str | None, language: str) -> list[OrderBy]:
    if sort == "relevance" and words is not None:
        in_title = Case(When(Q(titles=LexemeQuery(words)), then=1.0), default=0.0, output_field=FloatField())
        rank = SearchRank(F("words"), LexemeQuery(words), normalization=Value(1))
        return [in_title.desc(), rank.desc(), F("lower").asc(nulls_last=True)]
    return keys_of(sort, language)


def keys_of(sort: str, language: str) -> list[OrderBy]:
    """The columns of an order that needs no words; `archive.published.maps.orders` has keys that say the same."""
    keys = {
        "date": [F("lower").asc(nulls_last=True), F("upper").asc(nulls_last=True)],
        "newest": [F("lower").desc(nulls_last=True), F("upper").desc(nulls_last=True)],
        "title": [F(f"sort_{language}").asc()],
        "added": [F("published").desc()],
    }
    return keys[sort]
