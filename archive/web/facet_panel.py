"""The facets of a result as HTML, made once for all pages of the result in one state of the archive."""

from django.template.loader import get_template
from django.utils.safestring import SafeString

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

from .facet_links import FacetLinks

TEMPLATE = "archive/includes/facets.html"
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
    shown = [
        _shown(facet, query, language, all_of, find)
        for facet in facets
        if facet.values or facet.name == all_of or (query.status_on and FACETS[facet.name].form)
    ]
    context = {"facets": shown, "here": f"/{language}/browse", "status_on": query.status_on}
    return get_template(TEMPLATE).render(context)


def _shown(facet: FacetValues, query: Query, language: str, all_of: str, find: str) -> dict:
    links = FacetLinks(facet.name, query, f"/{language}/browse", language)
    whole = query.encoded()
    return {
        "name": facet.name,
        "label": FACETS[facet.name].heading(query.status_on),
        "first": links.listed(facet.first, is_open=len(facet.values) == 1) if facet.first else "",
        "more": links.listed(facet.more) if facet.more else "",
        "left": len(facet.more),
        "is_open": facet.name == all_of,
        "left_out": facet.left_out,
        "all": f"/{language}/browse{whole}{'&' if whole else '?'}all={facet.name}#f-{facet.name}",
        "is_searched": FACETS[facet.name].is_searched and (facet.left_out or facet.name == all_of),
        "find": find if facet.name == all_of else "",
        "others": others_of(query),
        "form": FACETS[facet.name].form,
        "form_others": others_of(query, "status-on"),
    }


def others_of(query: Query, *own: str) -> list[tuple[str, str]]:
    """What a form that asks for its `own` parameters has to carry on: names and values, from the first page."""
    return [pair for pair in query.at(1).pairs() if pair[0] not in own]
