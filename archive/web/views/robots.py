"""`/robots.txt`: pages and lists are for everybody, endless combinations of filters are not."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

RULES = """User-agent: *
Disallow: /admin/
Disallow: /*/browse?
Disallow: /*/search?
Disallow: /*/suggest
Disallow: /*/browse.csv
Disallow: /*/browse.jsonl

Sitemap: {sitemap}
"""


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """The rules (RFC 9309)."""
    text = RULES.format(sitemap=request.build_absolute_uri("/sitemap.xml"))
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
