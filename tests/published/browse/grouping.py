"""The reference: how many entries there are for each value of each facet, as the database counts them in groups.

Values of one facet are alternatives, facets narrow one another: a facet is therefore counted under all conditions but
its own. Every row is marked with the conditions it meets and counted once in groups; two queries count everything,
however many facets are chosen.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_

from django.db.models import BooleanField, Count, Expression, ExpressionWrapper, F, Func, Q, QuerySet, TextField

from archive.published.years import Years

_ALWAYS = "q"  # searched words narrow every count alike


class Unnest(Func):
    """One row for each member of an array."""

    function = "unnest"
    set_returning = True
    output_field = TextField()


@dataclass(frozen=True)
class Counts:
    """`total` entries answer; `without[name]` would if that condition were dropped.

    `values[facet][value]` answer if this value of the facet is chosen alone; `years[(from, to)]` likewise have these
    years, where None is an open or unknown end, and twice None means without date.
    """

    total: int
    without: Mapping[str, int]
    values: Mapping[str, Mapping[str, int]]
    years: Mapping[Years, int]
    by_years: tuple[Mapping, ...] = ()
    names: tuple[str, ...] = ()

    def years_in(self, facet: str) -> Mapping[Years, int]:
        """The years of the entries that answer if the condition of this facet is dropped."""
        return _years(self.by_years, self.names, facet)


def counted(rows: QuerySet, conditions: Mapping[str, Q], computed: Iterable[Expression] = ()) -> Counts:
    """Count `rows` under the conditions by name; `year` is the facet of years, `q` no facet.

    `computed`: arrays of `name:value` pairs that the rows have besides those they keep.
    """
    if _ALWAYS in conditions:
        rows = rows.filter(conditions[_ALWAYS])
    own = {name: condition for name, condition in conditions.items() if name != _ALWAYS}
    marked = rows.filter(_at_most_one_missed(own)).annotate(**_marks(own)).order_by()
    by_years = list(marked.values("year_from", "year_to", *_marks(own)).annotate(n=Count("*")))
    by_value = list(
        marked.annotate(value=Unnest(_pairs(computed))).values("value", *_marks(own)).annotate(n=Count("*"))
    )
    return Counts(
        total=_sum(by_years, own, None),
        without={name: _sum(by_years, own, name) for name in own},
        values=_values(by_value, own),
        years=_years(by_years, own, "year"),
        by_years=tuple(by_years),
        names=tuple(own),
    )


def _pairs(computed: Iterable[Expression]) -> Func:
    return Func(F("facets"), *computed, template="(%(expressions)s)", arg_joiner=" || ")


def _mark(name: str) -> str:
    return f"meets_{name}"


def _marks(conditions: Mapping[str, Q]) -> dict[str, ExpressionWrapper]:
    return {_mark(name): ExpressionWrapper(one, output_field=BooleanField()) for name, one in conditions.items()}


def _at_most_one_missed(conditions: Mapping[str, Q]) -> Q:
    """Rows that miss two conditions count nowhere. With one condition or none, this asks nothing."""
    if len(conditions) < 2:
        return Q()
    return reduce(or_, (_all_but(conditions, name) for name in conditions))


def _all_but(conditions: Mapping[str, Q], left_out: str) -> Q:
    return reduce(and_, (one for name, one in conditions.items() if name != left_out))


def _meets(group: Mapping, conditions: Iterable[str], left_out: str | None) -> bool:
    return all(group[_mark(name)] for name in conditions if name != left_out)


def _sum(groups: Iterable[Mapping], conditions: Mapping[str, Q], left_out: str | None) -> int:
    return sum(group["n"] for group in groups if _meets(group, conditions, left_out))


def _values(groups: Iterable[Mapping], conditions: Mapping[str, Q]) -> dict[str, Counter[str]]:
    result: dict[str, Counter[str]] = {}
    for group in groups:
        facet, _colon, value = group["value"].partition(":")
        if _meets(group, conditions, facet):
            result.setdefault(facet, Counter())[value] += group["n"]
    return result


def _years(groups: Iterable[Mapping], conditions: Iterable[str], left_out: str) -> Counter[Years]:
    result: Counter[Years] = Counter()
    for group in groups:
        if _meets(group, conditions, left_out):
            result[group["year_from"], group["year_to"]] += group["n"]
    return result
