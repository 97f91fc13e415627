"""`/schema/agreement.json`: what the records of a kind look like."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from archive.record.json_schema import json_schema
from archive.record.kinds import KINDS


@require_safe
def schema(request: HttpRequest, kind: str) -> HttpResponse:
    """The JSON Schema of a kind; 404 if there is no such kind."""
    if kind not in KINDS:
        raise Http404
    return JsonResponse(
        json_schema(kind),
        json_dumps_params={"ensure_ascii": False, "indent": 1},
        content_type="application/schema+json",
    )
