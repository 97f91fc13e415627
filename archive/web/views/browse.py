"""`/en/browse`: filter, search, page."""

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe
from psycopg.errors import QueryCanceled

from archive.published.browse.filters import BrowseFilters, Parameters
from archive.published.browse.query import Query
from archive.published.browse.result import Result, result_of
from archive.published.browse.sorts import SORTS, effective
from archive.published.facets import FACETS
from archive.published.kind_names import KIND_NAMES
from archive.published.search.ranking import MOST_RANKED
from archive.web.chips import Chip, chips_of
from archive.web.depth import is_too_deep
from archive.web.facet_box import others_of
from archive.web.facet_panel import FacetPanel
from archive.web.frame import alternates, frame
from archive.web.keeping import state_of
from archive.web.pager import pager_of
from archive.web.question_words import parts_of, passed_over
from archive.web.result_rows import hits_of
from archive.web.ways import LETTERS, browsable, ways_of

from .errors import problem


@require_safe
def browse(request: HttpRequest, language: str) -> HttpResponse:
    """The result of a query; 400 with the form as it was sent if the query cannot be read, 404 beyond the last page."""
    if is_too_deep(request):
        return too_deep(request, language)
    state = state_of(request)
    filters = BrowseFilters(request.GET, state=state)
    if filters.problems:
        return refused(request, language, filters)
    try:
        panel = FacetPanel(filters, language, state)
        result = result_of(filters, language, state, panel.names)
    except OperationalError as error:
        if not isinstance(error.__cause__, QueryCanceled):
            raise
        return too_long(request, filters.query.q)
    query = filters.query
    filter_chips = chips_of(query, result.labels)
    chips = [*parts_of(filters.asked, query), *filter_chips]
    context = frame(
        request,
        language,
        query=query.q,
        section=_section(query),
        noindex=bool(request.GET),
        alternates=[] if request.GET else alternates(request),
        asked=query,
        result=result,
        heading=_heading(result, query),
        status=_status(result, query),
        others=others_of(query, "from", "to", "dates"),
        chips=chips,
        filter_count=len(filter_chips),
        scope=_scope(query, filter_chips),
        clear=f"/{language}/browse",
        here=f"/{language}/browse",
        hits=hits_of(result.rows, language, result.first),
        panel=panel.html(result.resolver),
        sorts=_sorts(filters, language),
        pager=pager_of(query, result.pages, language),
        downloads=_downloads(query, language),
        ways=ways_of(filters, result, language) if not result.total else [],
        letters=LETTERS,
        left_out=filters.asked.question.left_out if filters.asked else 0,
        passed_over=passed_over(filters.asked),
        is_ranked_in_part=_is_ranked_in_part(filters, result),
        beyond=result.page > result.pages,
        last_page=f"/{language}/browse{query.at(result.pages).encoded()}",
        kinds=browsable() if not result.total else [],
    )
    return render(request, "archive/browse.html", context, status=404 if context["beyond"] else 200)


def too_long(request: HttpRequest, question: str) -> HttpResponse:
    """400: PostgreSQL has given up after the time that readers' queries may take."""
    message = _(
        "The archive has stopped searching. Fewer words, longer beginnings or a filter make the search quicker."
    )
    return problem(request, 400, _("This search takes too long"), message, query=question)


def refused(request: HttpRequest, language: str, filters: Parameters) -> HttpResponse:
    """What is wrong with the query, in words, above the form with what was typed; no result, not even a part of one."""
    context = frame(
        request,
        language,
        query=request.GET.get("q", "")[:500],
        section="browse",
        noindex=True,
        problems=[(_name(filters, name), message) for name, message in filters.problems],
        year_from=request.GET.get("from", "")[:20],
        year_to=request.GET.get("to", "")[:20],
        here=f"/{language}/browse",
        kinds=[(code, name.many) for code, name in KIND_NAMES.items()],
    )
    return render(request, "archive/browse_refused.html", context, status=400)


def too_deep(request: HttpRequest, language: str) -> HttpResponse:
    """Why so many filters are not answered to whoever cannot be told from a robot, and how a person goes on."""
    context = frame(
        request,
        language,
        section="browse",
        noindex=True,
        again=request.get_full_path(),
        here=f"/{language}/browse",
        kinds=[(code, name.many) for code, name in KIND_NAMES.items()],
    )
    return render(request, "archive/browse_too_deep.html", context, status=400)


def _name(filters: Parameters, name: str) -> str | Promise:
    """What to call a parameter: a facet by its label, any other as it stands in the address."""
    if name in FACETS:
        return FACETS[name].label
    return filters.filters[name].label if name in filters.filters else name[:60]


def _section(query: Query) -> str:
    kinds = query.chosen.get("kind", ())
    return kinds[0] if len(kinds) == 1 else "browse"


def _heading(result: Result, query: Query) -> str:
    """How many results there are, in words, and for what."""
    number = {"number": result.total, "words": query.q}
    if query.q:
        text = ngettext("%(number)d result for “%(words)s”", "%(number)d results for “%(words)s”", result.total)
    else:
        text = ngettext("%(number)d entry", "%(number)d entries", result.total)
    return text % number


def _status(result: Result, query: Query) -> str:
    """What a screen reader is told after each change: how many were found, and by how many filters."""
    found = ngettext("%(number)d entry found.", "%(number)d entries found.", result.total) % {"number": result.total}
    filters = sum(map(len, query.chosen.values())) + query.has_years
    if not filters:
        return found
    applied = ngettext("%(number)d filter applied.", "%(number)d filters applied.", filters) % {"number": filters}
    return f"{found} {applied}"


def _scope(query: Query, chips: list[Chip]) -> str:
    """The filters and the chosen order in words, so that no two results bear the same title."""
    words = [f"{chip.label}: {chip.value}" for chip in chips]
    if query.sort in SORTS:
        words.append(str(SORTS[query.sort].label))
    return "; ".join(words)


def _address(query: Query, language: str) -> str:
    return f"/{language}/browse{query.encoded()}"


def _sorts(filters: Parameters, language: str) -> list[dict]:
    """The orders on offer, without the one that would do nothing."""
    current = effective(filters.query.sort, filters.words)
    return [
        {
            "href": _address(filters.query.sorted_by(sort.name), language),
            "label": sort.label,
            "is_current": sort.name == current,
        }
        for sort in SORTS.values()
        if filters.words is not None or not sort.needs_words
    ]


def _downloads(query: Query, language: str) -> dict:
    whole = query.at(1).encoded()
    one = "&" if whole else "?"
    return {
        "csv": f"/{language}/browse.csv{whole}",
        "csv_language": f"/{language}/browse.csv{whole}{one}languages={language}",
        "jsonl": f"/{language}/browse.jsonl{whole}",
    }


def _is_ranked_in_part(filters: Parameters, result: Result) -> bool:
    """Whether there are too many answers to put all of them in the order of match."""
    return result.total > MOST_RANKED and effective(filters.query.sort, filters.words) == "relevance"
