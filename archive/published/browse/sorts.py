"""The orders a result can have. Every one ends in kind and number, so that no two requests differ."""

from dataclasses import dataclass

from django.db.models import F, OrderBy, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from archive.published.search.asked import Asked
from archive.published.search.ranking import MOST_RANKED, by_relevance


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


def effective(sort: str, words: Asked | None) -> str:
    """The order used: by relevance only where words are searched for, then by default; else by date."""
    if words is None:
        return sort if sort in SORTS and sort != "relevance" else "date"
    return sort or "relevance"


def ordered(rows: QuerySet, sort: str, words: Asked | None, language: str, total: int | None = None) -> QuerySet:
    """The rows in that order; `words`: those searched for, if any; `total`: how many rows there are, if known."""
    name = effective(sort, words)
    if name == "relevance" and words is not None:
        return by_relevance(rows, words, language, total)
    if words is not None and total is not None and total <= MOST_RANKED:
        # Found by their words first and sorted then: else PostgreSQL may walk through all rows by date to find a few.
        rows = rows.model.objects.filter(pk__in=rows.order_by().values("pk")[:MOST_RANKED])
    return rows.order_by(*keys_of(name, language), "kind", "number")


def keys_of(sort: str, language: str) -> list[OrderBy]:
    """The columns of an order that needs no words; `archive.published.maps.orders` has keys that say the same."""
    keys = {
        "date": [F("lower").asc(nulls_last=True), F("upper").asc(nulls_last=True)],
        "newest": [F("lower").desc(nulls_last=True), F("upper").desc(nulls_last=True)],
        "title": [F(f"sort_{language}").asc()],
        "added": [F("published").desc()],
    }
    return keys[sort]
