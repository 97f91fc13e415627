"""The lists of whole kinds: `/en/topics`, `/en/places`, `/en/sources`, `/en/figures`."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.published import trees
from archive.published.indicators import indicators
from archive.web.frame import alternates, frame


@require_safe
def topics(request: HttpRequest, language: str) -> HttpResponse:
    """The tree of topics, each with the number of entries filed under it."""
    return _page(request, language, "topics", "topic", nodes=trees.tree("topic", "topic", language))


@require_safe
def places(request: HttpRequest, language: str) -> HttpResponse:
    """The places within one another, each with the number of entries that name it."""
    return _page(request, language, "places", "place", nodes=trees.tree("place", "place", language))


@require_safe
def sources(request: HttpRequest, language: str) -> HttpResponse:
    """The sources by tier."""
    return _page(request, language, "sources", "source", tiers=trees.sources_by_tier(language))


@require_safe
def figures(request: HttpRequest, language: str) -> HttpResponse:
    """The indicators, each with a sketch of its figures."""
    found = indicators(language)
    series, single = [one for one in found if one.sketch], [one for one in found if not one.sketch]
    return _page(request, language, "figures", "indicator", series=series, single=single)


def _page(request: HttpRequest, language: str, name: str, section: str, **content: object) -> HttpResponse:
    context = frame(request, language, section=section, alternates=alternates(request), **content)
    return render(request, f"archive/{name}.html", context)
