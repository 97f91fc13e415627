"""`/en/about`: what the archive is, how to search and cite it, its data, its accessibility, its licence."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.record.kinds import KINDS
from archive.web.frame import alternates, frame


@require_safe
def about(request: HttpRequest, language: str) -> HttpResponse:
    """One page, the same in all languages; it needs no query."""
    context = frame(
        request,
        language,
        section="about",
        alternates=alternates(request),
        origin=request.build_absolute_uri("/").rstrip("/"),
        kinds=list(KINDS),
    )
    return render(request, "archive/about.html", context)
