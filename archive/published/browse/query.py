"""The parameters of a query as one value, from which links to narrower and wider queries are made."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from urllib.parse import urlencode

# Parameters that other sites hang on links to us. They say nothing about the result, and are not carried on.
TRACKING = ("utm_", "fbclid", "gclid")


def is_tracking(name: str) -> bool:
    """Tell whether a parameter is one of those of other sites."""
    return name.startswith(TRACKING[0]) or name in TRACKING[1:]


@dataclass(frozen=True)
class Query:
    """What was asked, as an address writes it. `chosen` maps names of facets to values, in the order given.

    `certain`: dates that only may lie in the years do not count. `status_on`: the day whose statuses are meant.
    """

    q: str = ""
    chosen: dict[str, tuple[str, ...]] = field(default_factory=dict)
    year_from: int | None = None
    year_to: int | None = None
    certain: bool = False
    status_on: date | None = None
    sort: str = ""
    page: int = 1

    @property
    def is_empty(self) -> bool:
        """Tell whether everything is asked for."""
        return not (self.q or self.chosen or self.has_years)

    @property
    def has_years(self) -> bool:
        """Tell whether the years are limited."""
        return self.year_from is not None or self.year_to is not None

    def adding(self, facet: str, value: str) -> "Query":
        """Ask for the value too."""
        values = (*self.chosen.get(facet, ()), value)
        return replace(self, chosen={**self.chosen, facet: values}, page=1)

    def without(self, facet: str, value: str | None = None) -> "Query":
        """Ask no longer for the value, or for nothing of the facet; `q`, `year` and `status-on` count as facets."""
        if facet == "q":
            return replace(self, q="", page=1)
        if facet == "year":
            return replace(self, year_from=None, year_to=None, certain=False, page=1)
        if facet == "status-on":
            return replace(self, status_on=None, page=1)
        left = tuple(one for one in self.chosen.get(facet, ()) if value is not None and one != value)
        others = {name: values for name, values in self.chosen.items() if name != facet}
        return replace(self, chosen={**others, facet: left} if left else others, page=1)

    def between(self, year_from: int | None, year_to: int | None) -> "Query":
        """Ask for these years instead."""
        return replace(self, year_from=year_from, year_to=year_to, page=1)

    def searching(self, q: str) -> "Query":
        """Ask for these words instead."""
        return replace(self, q=q, page=1)

    def bare(self) -> "Query":
        """Ask for the same words in everything."""
        return Query(q=self.q, sort=self.sort)

    def sorted_by(self, sort: str) -> "Query":
        """The same in another order, from the first page."""
        return replace(self, sort=sort, page=1)

    def at(self, page: int) -> "Query":
        """Another page of the same."""
        return replace(self, page=page)

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Names and values as an address carries them: always in the same order, nothing that goes without saying."""
        if self.q:
            yield "q", self.q
        for facet in sorted(self.chosen):
            for value in self.chosen[facet]:
                yield facet, value
        for name, value in (("from", self.year_from), ("to", self.year_to)):
            if value is not None:
                yield name, str(value)
        if self.certain and self.has_years:
            yield "dates", "certain"
        if self.status_on is not None:
            yield "status-on", self.status_on.isoformat()
        if self.sort and (self.q or self.sort != "relevance"):
            yield "sort", self.sort
        if self.page != 1:
            yield "page", str(self.page)

    def encoded(self) -> str:
        """The query string, with its question mark; empty if everything is asked for."""
        text = urlencode(list(self.pairs()))
        return f"?{text}" if text else ""
