"""`/en/suggest?q=`: entries whose names begin like this, as a page and, for the script of the search form, as JSON."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.published.kind_names import KIND_NAMES
from archive.published.search.suggesting import Suggested, suggested
from archive.web.frame import frame

LONGEST = 100  # characters of what is typed that are looked at


@require_safe
def page(request: HttpRequest, language: str) -> HttpResponse:
    """The suggestions as lists of links, by kind."""
    typed = request.GET.get("q", "")[:LONGEST]
    context = frame(request, language, query=typed, noindex=True, groups=_groups(suggested(typed, language), language))
    return render(request, "archive/suggest.html", context)


@require_safe
def data(request: HttpRequest, language: str) -> HttpResponse:
    """The same as JSON: groups of entries with title, its language where that is another, and address."""
    typed = request.GET.get("q", "")[:LONGEST]
    response = JsonResponse({"groups": _groups(suggested(typed, language), language)}, json_dumps_params=_PLAIN)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


_PLAIN = {"ensure_ascii": False}


def _groups(found: list[Suggested], language: str) -> list[dict]:
    return [
        {"kind": kind, "label": str(KIND_NAMES[kind].many), "found": [_item(one, language) for one in items]}
        for kind, items in groupby(found, key=lambda one: one.kind)
    ]


def _item(one: Suggested, language: str) -> dict:
    return {
        "title": one.title,
        "lang": "" if one.language == language else one.language,
        "href": f"/{language}/{one.number}",
    }
