"""The page behind a shared link: one revision as readers would see it, for people without an account."""

from django.db import DatabaseError, transaction
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import override
from django.views.decorators.http import require_safe

from archive.editorial.clock import spoken
from archive.editorial.models.preview_link import PreviewLink
from archive.editorial.workflow.sharing import ClosedLink, opened
from archive.primitives.languages import AUTONYMS, LANGUAGES

from .preview import SITE_NAME, page_of_revision


@require_safe
def view(request: HttpRequest, token: str, language: str) -> HttpResponse:
    """The page, which nobody keeps and no search engine lists; 410 if the link has ended, 404 if we never made it."""
    shown = language if language in LANGUAGES else "en"
    try:
        link = _opened(token) if language in LANGUAGES else None
    except ClosedLink:
        return _private(_closed(request, shown, 410), shown)
    if link is None:
        return _private(_closed(request, shown, 404), shown)
    return _private(_page(request, link, token, shown), shown)


def _opened(token: str) -> PreviewLink | None:
    """The link; None also in a process that holds no credentials of the desk, and so cannot look."""
    try:
        with transaction.atomic():
            return opened(token)
    except DatabaseError:
        return None


def _page(request: HttpRequest, link: PreviewLink, token: str, language: str) -> HttpResponse:
    context = {
        "page": page_of_revision(link.revision, language),
        "language": language,
        "languages": _languages(language, lambda code: reverse("admin:shared", args=[token, code])),
        "entry_template": f"archive/entry/{link.revision.entry.kind}.html",
        "expires": spoken(link.expires),
        "noindex": True,
        "site_name": SITE_NAME,
    }
    with override(language):
        return TemplateResponse(request, "admin/archive/shared.html", context).render()


def _closed(request: HttpRequest, language: str, status: int) -> HttpResponse:
    """One page for all that cannot be shown: it does not say what there was, or whether there was anything."""
    languages = _languages(language, lambda code: f"/{code}/")
    context = {"language": language, "languages": languages, "noindex": True, "site_name": SITE_NAME}
    with override(language):
        return TemplateResponse(request, "admin/archive/shared_closed.html", context, status=status).render()


def _languages(language: str, where) -> list[tuple]:
    return [(code, name, where(code), code == language) for code, name in AUTONYMS.items()]


def _private(response: HttpResponse, language: str) -> HttpResponse:
    response.headers["Content-Language"] = language
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Referrer-Policy"] = "no-referrer"
    patch_cache_control(response, private=True, no_store=True)
    return response
