"""A sign of life for load balancers. It tells nothing of the database or of versions."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache


@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """Answer that this process takes requests."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")
