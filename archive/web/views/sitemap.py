"""`/sitemap.xml`: every entry in the languages in which it has a title of its own, in parts when there are many."""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from archive.primitives.languages import LANGUAGES
from archive.primitives.public_numbers import write
from archive.published.models.index_row import IndexRow

# The protocol allows 50,000 addresses a file; an entry has up to four, each naming the other three.
ENTRIES_A_PART = 5000
PAGES = ("", "browse", "topics", "places", "sources", "figures", "disputes", "about")
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAMESPACES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """One file while it is short enough, else an index of parts, which `?part=2` answers."""
    base = request.build_absolute_uri("/").rstrip("/")
    parts = max(1, -(-IndexRow.objects.count() // ENTRIES_A_PART))
    part = request.GET.get("part", "")
    if not part and parts > 1:
        return _xml(_index(base, parts))
    number = _part(part or "1", parts)
    return _xml(_entries(base, number))


def _part(text: str, parts: int) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 6 and 1 <= int(text) <= parts):
        raise Http404
    return int(text)


def _xml(lines: Iterator[str]) -> HttpResponse:
    return HttpResponse(HEAD + "\n".join(lines) + "\n", content_type="application/xml; charset=utf-8")


def _index(base: str, parts: int) -> Iterator[str]:
    yield '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    for part in range(1, parts + 1):
        yield f"<sitemap><loc>{escape(base)}/sitemap.xml?part={part}</loc></sitemap>"
    yield "</sitemapindex>"


def _entries(base: str, part: int) -> Iterator[str]:
    yield f"<urlset {NAMESPACES}>"
    if part == 1:
        for page in PAGES:
            yield from _page(base, page, LANGUAGES)
    start = (part - 1) * ENTRIES_A_PART
    rows = IndexRow.objects.order_by("published", "kind", "number").values_list("kind", "number", "published", "facets")
    for kind, number, published, facets in rows[start : start + ENTRIES_A_PART]:
        own = [language for language in LANGUAGES if f"language:{language}" in facets]
        yield from _page(base, write(kind, number), own, f"<lastmod>{published:%Y-%m-%d}</lastmod>")
    yield "</urlset>"


def _page(base: str, path: str, languages: list[str] | tuple[str, ...], more: str = "") -> Iterator[str]:
    addresses = {language: escape(f"{base}/{language}/{path}") for language in languages}
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{language}" href="{address}"/>'
        for language, address in addresses.items()
    )
    for address in addresses.values():
        yield f"<url><loc>{address}</loc>{more}{links}</url>"
