"""`/en/browse.csv` and `/en/browse.jsonl`: the whole result of a query as a file."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from archive.published.browse.filters import ExportFilters
from archive.published.exports.export import export
from archive.published.exports.formats import FORMATS
from archive.web.depth import is_too_deep

from .browse import refused, too_deep


@require_safe
def download(request: HttpRequest, language: str, format_name: str) -> HttpResponseBase:
    """The file, sent as it is written; 400 before the first byte if the query cannot be read."""
    if is_too_deep(request):
        return too_deep(request, language)
    filters = ExportFilters(request.GET)
    if filters.problems:
        return refused(request, language, filters)
    headers = {
        "Content-Type": FORMATS[format_name].content_type,
        "Content-Disposition": f'attachment; filename="elshi-{timezone.now():%Y-%m-%d}.{format_name}"',
        "X-Robots-Tag": "noindex",
    }
    if request.method == "HEAD":
        return HttpResponse(headers=headers)
    base = request.build_absolute_uri("/").rstrip("/")
    return StreamingHttpResponse(export(filters, format_name, base, language), headers=headers)
