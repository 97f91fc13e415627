"""What surrounds every reader's request: the public role, the language of the address, refusal of what is no address.

Everything but the desk, the sign of life and static files is a reader's.
"""

from collections.abc import Callable, Iterable, Iterator

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.middleware.gzip import GZipMiddleware
from django.middleware.locale import LocaleMiddleware
from django.utils import translation

from archive.primitives.languages import LANGUAGES, negotiate
from config.reading import as_reader

OTHER_DOORS = ("/admin/", "/healthz", settings.STATIC_URL)
READING = ("GET", "HEAD")
# Browsers and caches may keep an answer, but ask each time whether it still holds: what is withdrawn is gone at once.
ASKED_AGAIN = "no-cache"

Respond = Callable[[HttpRequest], HttpResponse]


def is_readers(request: HttpRequest) -> bool:
    """Tell whether a reader asks, and not the desk or a machine that watches the process."""
    return not request.path_info.startswith(OTHER_DOORS)


def language_of(request: HttpRequest) -> str:
    """The language the address begins with; without one, what the browser likes best."""
    first = request.path_info.lstrip("/").partition("/")[0]
    return first if first in LANGUAGES else negotiate(request.headers.get("Accept-Language", ""))


class ReaderMiddleware:
    """Answers readers within the public role, streamed bodies included, and without cookies or sessions."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_readers(request):
            return self.get_response(request)
        request.META.pop("HTTP_COOKIE", None)  # an editor's own; nothing that readers see may depend on it
        language = language_of(request)
        with translation.override(language), as_reader():
            response = self.answer(request)
        if response.streaming:
            response.streaming_content = reading(response.streaming_content, language)
        return response

    def answer(self, request: HttpRequest) -> HttpResponse:
        """Refuse what no page can be asked, or pass the request on. Raises BadRequest for a NUL byte anywhere."""
        if request.method not in READING:
            return HttpResponseNotAllowed(READING)
        if "\x00" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            raise BadRequest("a NUL byte in the address")
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", ASKED_AGAIN)
        return response


def reading(chunks: Iterable[bytes], language: str) -> Iterator[bytes]:
    """The chunks, each produced within the public role: the request's own block has ended by then."""
    chunks = iter(chunks)
    while True:
        with translation.override(language), as_reader():
            chunk = next(chunks, None)
        if chunk is None:
            return
        yield chunk


class DeskLocaleMiddleware(LocaleMiddleware):
    """Django's choice of language, for the desk alone: for readers the address says it, and no cookie is read."""

    def process_request(self, request: HttpRequest) -> None:
        """Choose for the desk."""
        if not is_readers(request):
            super().process_request(request)

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Name the language of the answer; readers' answers vary by nothing but their address."""
        if not is_readers(request):
            return super().process_response(request, response)
        response.headers.setdefault("Content-Language", translation.get_language())
        return response


class ReaderGZipMiddleware(GZipMiddleware):
    """Compression for readers alone: their pages hold no secret that the length of an answer could betray."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Compress what is longer than 200 bytes, streams included, for those who can read it."""
        return super().process_response(request, response) if is_readers(request) else response
