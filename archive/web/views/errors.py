"""Pages for what cannot be answered, in the reader's language and with a way on; or JSON where JSON was asked for."""

import re
from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template import loader
from django.utils.translation import gettext as _
from django.utils.translation import override

from archive.primitives.languages import negotiate
from archive.published.models.version import Address
from archive.published.pages import dates
from archive.web.frame import frame
from archive.web.middleware import language_of

_WORDS = re.compile(r"[\w-]{2,40}")


def problem(
    request: HttpRequest,
    status: int,
    heading: str,
    message: str,
    details: Iterable[str] = (),
    query: str = "",
) -> HttpResponse:
    """A page with a heading, a sentence, more sentences if there are any, and a search form."""
    context = frame(
        request,
        language_of(request),
        status_code=status,
        heading=heading,
        message=message,
        details=list(details),
        query=query,
        noindex=True,
    )
    return render(request, "archive/error.html", context, status=status)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404, with the words of the address in the search form."""
    if request.path_info.endswith(".json"):
        return JsonResponse({"error": "not found"}, status=404)
    with override(language_of(request)):
        return problem(
            request,
            404,
            _("There is no such page"),
            _("Nothing in the archive has this address. It may be mistyped; perhaps a search finds what you want."),
            query=words_of(request.path_info),
        )


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400 for a request that cannot be read at all."""
    with override(language_of(request)):
        message = _("The address holds something that the archive cannot read. Nothing was searched.")
        return problem(request, 400, _("This request cannot be understood"), message)


def server_error(request: HttpRequest) -> HttpResponse:
    """500 in all four languages at once: nothing is asked of the database or of the request."""
    return HttpResponse(loader.get_template("500.html").render(), status=500)


def gone(request: HttpRequest, address: Address, *, as_json: bool = False) -> HttpResponse:
    """410: the tombstone of a withdrawn entry, without anything that it held."""
    if as_json:
        return JsonResponse(
            {
                "number": address.public_number,
                "state": "withdrawn",
                "withdrawn": address.withdrawn.date().isoformat(),
            }
            | ({"reason": address.reason} if address.reason else {}),
            status=410,
        )
    language = language_of(request)
    with override(language):
        context = frame(
            request,
            language,
            status_code=410,
            heading=_("This entry has been withdrawn"),
            message=_("It is no longer shown in any version or format. Its number is never given to another entry."),
            number=address.public_number,
            first_published=dates.on(address.first_published.date(), language),
            withdrawn=dates.on(address.withdrawn.date(), language),
            reason=address.reason,
            noindex=True,
        )
        return render(request, "archive/gone.html", context, status=410)


def words_of(path: str) -> str:
    """The words of an address that a reader may have meant, without the language."""
    words = _WORDS.findall(path.replace("_", " "))
    return " ".join(words[1:] if words and negotiate(words[0]) == words[0] else words)[:80]
