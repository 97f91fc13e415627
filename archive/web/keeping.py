"""Readers' pages are made once for each state of the archive and each day, and asked about by their hash after that.

The state is read before the page is made: a page kept under it may be newer than the state, never older. Nothing has to
be thrown away when an entry is published or withdrawn, by whatever process: nobody asks for the former state again.
"""

from collections.abc import Hashable

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.middleware.gzip import re_accepts_gzip
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers

from archive.published.models.archive_state import state_number
from archive.web.kept_pages import SHORTEST_COMPRESSED, KeptPages, Page, etag_of
from archive.web.middleware import READING, Respond, is_readers, language_of
from config.reading import as_reader

# What the length and the form of the body say is said anew for each answer.
OF_THE_BODY = {"content-length", "etag"}
SAME_FOR_ALL = {"", "accept-encoding"}


class KeepingMiddleware:
    """Stands before everything that a page needs but its compression and its headers of safety."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response
        self.pages = KeptPages(settings.KEPT_PAGES_MB * 2**20)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer from what is kept, or keep what is found; pass everything else on."""
        if not is_readers(request) or request.method not in READING:
            return self.get_response(request)
        key = key_of(request) if self.pages.limit else None
        page = self.pages.get(key)
        if page is None:
            response = self.get_response(request)
            if not is_whole(response):
                return response
            page = page_from(response)
            if key is not None and request.method == "GET":
                self.pages.put(key, page)
        return answer(request, page)


def key_of(request: HttpRequest) -> Hashable | None:
    """All that a page depends on, by one query; None for what cannot be told. The state is noted on the request too.

    The query counts as it is written, for pages repeat it in their links to the other languages; so does the host.
    """
    try:
        origin = request.scheme, request.get_host()
    except DisallowedHost:
        return None
    with as_reader():
        number = state_number()
    if number is None:
        return None
    request.archive_state = number
    query = request.META.get("QUERY_STRING", "")
    return number, timezone.localdate(), language_of(request), *origin, request.path, query


def state_of(request: HttpRequest) -> int | None:
    """The state of the archive for which pages are kept, as read before the view was called; None if none are."""
    return getattr(request, "archive_state", None)


def is_whole(response: HttpResponse) -> bool:
    """Tell whether an answer holds a page that is the same for everybody who asks for its address."""
    return (
        response.status_code == 200
        and not response.streaming
        and bool(response.content)
        and not response.cookies
        and not response.has_header("Set-Cookie")
        and "no-store" not in response.get("Cache-Control", "")
        and response.get("Vary", "").lower() in SAME_FOR_ALL
    )


def page_from(response: HttpResponse) -> Page:
    """The answer as it is kept; where there may be two forms of it, caches on the way are told so."""
    body = response.content
    if len(body) >= SHORTEST_COMPRESSED:
        patch_vary_headers(response, ["Accept-Encoding"])
    headers = {name: value for name, value in response.items() if name.lower() not in OF_THE_BODY}
    return Page(headers, body, etag_of(body))


def answer(request: HttpRequest, page: Page) -> HttpResponse:
    """The page in the form that the asker reads, or 304 if they have it already.

    The compressed form has the weak tag: it is the same page, and not the same bytes (RFC 9110, 8.8.1).
    """
    compressed = page.compressed if re_accepts_gzip.search(request.META.get("HTTP_ACCEPT_ENCODING", "")) else b""
    body = compressed or page.body
    etag = f"W/{page.etag}" if compressed else page.etag
    response = HttpResponse(body, headers={**page.headers, "ETag": etag, "Content-Length": str(len(body))})
    if compressed:
        response.headers["Content-Encoding"] = "gzip"
    return get_conditional_response(request, etag=etag, response=response)
