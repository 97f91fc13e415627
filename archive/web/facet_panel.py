"""The facets of a result as HTML, made once for all pages of the result in one state of the archive."""

from django.utils.safestring import SafeString, mark_safe

from archive.published.browse.counts import Counts
from archive.published.browse.facet_values import (
    FacetValues,
    Names,
    Shown,
    entries_of,
    facets_of,
    kept_names,
    names_of,
    shown_values,
)
from archive.published.browse.filters import Parameters
from archive.published.browse.query import Query
from archive.published.facets import FACETS
from archive.published.kept import Kept
from archive.published.resolver import Resolver

from .facet_box import FacetBoxes

MOST_PANELS = 200  # kept; about 40 kB each

_PANELS: Kept[SafeString] = Kept(MOST_PANELS)


class FacetPanel:
    """The facets of what `filters` find, with links that narrow or widen it, in `language`, which is the present one.

    Kept for the `state` of the archive, if it was read before. Ask `names` before `html`.
    """

    def __init__(self, filters: Parameters, language: str, state: int | None) -> None:
        self.filters, self.language, self.state = filters, language, state
        self.query, self.all_of, self.find = filters.query.at(1), filters.cleaned["all"], filters.cleaned["find"]
        self.key = (language, filters.day, self.query.encoded(), self.all_of, self.find)
        self.kept = _PANELS.of(state, [self.key]).get(self.key)
        self.shown: Shown | None = None
        self.known: Names = {}

    def names(self, counts: Counts) -> set[str]:
        """The entries whose names the panel needs, given the counts of the result; none if it is kept."""
        if self.kept is not None:
            return set()
        self.shown = shown_values(self.filters, counts, self.all_of, self.find)
        self.known = kept_names(self.shown, self.language, self.state)
        return entries_of(pair for pair in self.shown.pairs if pair not in self.known)

    def html(self, resolver: Resolver) -> SafeString:
        """The panel; `resolver` knows those entries."""
        if self.kept is None:
            names = names_of(self.shown, self.known, self.language, self.state, resolver)
            facets = facets_of(self.shown, self.filters, names)
            self.kept = _panel(facets, self.query, self.language, self.all_of, self.find)
            _PANELS.put(self.state, {self.key: self.kept})
        return self.kept


def _panel(facets: tuple[FacetValues, ...], query: Query, language: str, all_of: str, find: str) -> SafeString:
    boxes = FacetBoxes(query, language, all_of, find)
    shown = (
        boxes.written(facet)
        for facet in facets
        if facet.values or facet.name == all_of or (query.status_on and FACETS[facet.name].form)
    )
    return mark_safe("".join(shown))  # noqa: S308 — escaped
