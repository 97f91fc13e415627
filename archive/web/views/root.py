"""`/`: to the home page in the browser's language."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from archive.primitives.languages import negotiate


@require_safe
def root(request: HttpRequest) -> HttpResponse:
    """A temporary redirect, never kept: the next reader of the same cache may want another language."""
    response = HttpResponseRedirect(f"/{negotiate(request.headers.get('Accept-Language', ''))}/")
    response.headers["Vary"] = "Accept-Language"
    response.headers["Cache-Control"] = "no-store"
    return response
