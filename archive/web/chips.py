"""The filters of a query as links that remove one each."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from archive.published.browse.query import Query
from archive.published.facets import in_order


@dataclass(frozen=True)
class Chip:
    """A filter: what it is about, its value (in `language`, empty for the page's), and the query without it."""

    label: str | Promise
    value: str
    query: str
    language: str = ""


def chips_of(query: Query, labels: Mapping[tuple[str, str], tuple[str, str]]) -> list[Chip]:
    """Each chosen value, the years, the day of statuses; `labels` has the names of the values that are known."""
    chips = []
    for facet in in_order():
        for value in query.chosen.get(facet.name, ()):
            text, language = labels.get((facet.name, value), (_("%(value)s (not found)") % {"value": value}, ""))
            chips.append(
                Chip(facet.heading(query.status_on), text, query.without(facet.name, value).encoded(), language)
            )
    if query.has_years:
        chips.append(Chip(_("Years"), years(query), query.without("year").encoded()))
    if query.status_on is not None:
        day = query.status_on.isoformat()
        chips.append(Chip(_("Status on the day"), day, query.without("status-on").encoded()))
    return chips


def years(query: Query) -> str:
    """The limits of the years in words."""
    limits = _limits(query)
    return _("%(years)s, only dates wholly in them") % {"years": limits} if query.certain else limits


def _limits(query: Query) -> str:
    if query.year_from is None:
        return _("until %(year)d") % {"year": query.year_to}
    if query.year_to is None:
        return _("from %(year)d") % {"year": query.year_from}
    if query.year_from == query.year_to:
        return str(query.year_from)
    return f"{query.year_from}–{query.year_to}"
