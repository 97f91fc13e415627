"""What the frame of every reader's page needs: language, the same page in the others, the archive's name."""

from django.http import HttpRequest
from django.utils.translation import pgettext

from archive.primitives.languages import AUTONYMS, LANGUAGES


def frame(request: HttpRequest, language: str, **context: object) -> dict:
    """The context of a page in `language`, with what `context` adds."""
    return {
        "language": language,
        "languages": [(code, AUTONYMS[code], translated(request, code), code == language) for code in LANGUAGES],
        "site_name": pgettext("name of the archive", "Elshi"),
        **context,
    }


def alternates(request: HttpRequest) -> list[tuple[str, str]]:
    """The same page in every language, for search engines: whole addresses."""
    return [(code, request.build_absolute_uri(translated(request, code))) for code in LANGUAGES]


def translated(request: HttpRequest, language: str) -> str:
    """The address of the same page in another language with its query; its home where there is no such page."""
    path = request.path_info
    if path[1:3] not in LANGUAGES or path[3:4] not in ("", "/"):
        return f"/{language}/"
    query = request.META.get("QUERY_STRING", "")
    return f"/{language}{path[3:]}" + (f"?{query}" if query else "")
