"""Entries: their pages and records, each version of them, and what became of those that are gone."""

import json
from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import override
from django.views.decorators.http import require_safe

from archive.primitives.languages import negotiate
from archive.primitives.public_numbers import PublicNumberError, parse
from archive.published import lookup
from archive.published.models.version import Address, Version
from archive.published.pages import addresses
from archive.published.pages.connections import FIRST
from archive.published.pages.entry import Standing, entry_page
from archive.published.resolver import Resolver
from archive.record.references import targets
from archive.record.served import served
from archive.web.frame import frame
from archive.web.views import errors


@require_safe
def entry(request: HttpRequest, language: str, address: str, version: int | None = None) -> HttpResponse:
    """The page of an entry, or of one of its versions."""

    def page(found: Address) -> HttpResponse:
        return _page(request, language, found, version)

    return _answer(request, address, page, lambda number: addresses.entry(language, number))


@require_safe
def record(request: HttpRequest, address: str, version: int | None = None) -> HttpResponse:
    """The record of an entry as it is served now, or of one of its versions, in an envelope."""

    def data(found: Address) -> HttpResponse:
        return JsonResponse(_envelope(request, found, _version(found, version)), json_dumps_params=_AS_WRITTEN)

    return _answer(request, address, data, addresses.record, as_json=True)


@require_safe
def negotiated(request: HttpRequest, address: str, version: int | None = None) -> HttpResponse:
    """The address that belongs to no language: on to the one the browser likes best. No cache keeps the answer."""
    language = negotiate(request.headers.get("Accept-Language", ""))
    path = addresses.entry(language, address) if version is None else addresses.version(language, address, version)
    response = HttpResponseRedirect(path)
    response.headers["Cache-Control"] = "no-store"
    patch_vary_headers(response, ["Accept-Language"])
    return response


# No list of entries can be filtered by what they cite: all that rests on a source is on its page.
LIMITS = {"source": 1000, "document": 1000}
_AS_WRITTEN = {"ensure_ascii": False, "indent": 1}


def _answer(
    request: HttpRequest,
    address: str,
    published: Callable[[Address], HttpResponse],
    moved: Callable[[str], str],
    *,
    as_json: bool = False,
) -> HttpResponse:
    """Answer by the state of the address: 404 never given, 410 withdrawn, 301 merged; the same for every version."""
    found = _find(address)
    if found.state == "withdrawn":
        return errors.gone(request, found, as_json=as_json)
    if found.state == "merged":
        return _to_replacement(found, moved)
    return published(found)


def _find(address: str) -> Address:
    try:
        found = lookup.find(*parse(address))
    except PublicNumberError as error:
        raise Http404(str(error)) from error
    if found is None:
        raise Http404(f"{address} was never published")
    return found


def _to_replacement(found: Address, moved: Callable[[str], str]) -> HttpResponse:
    replacement = lookup.address_of(found.replaced_by) if found.replaced_by else None
    if replacement is None:
        raise Http404(f"{found} was merged into an entry that is not published")
    return redirect(moved(replacement.public_number), permanent=True)


def _version(found: Address, number: int | None) -> Version:
    if number is None:
        return lookup.current(found)
    version = lookup.version(found, number)
    if version is None:
        raise Http404(f"{found} has no version {number}")
    return version


def _page(request: HttpRequest, language: str, found: Address, number: int | None) -> HttpResponse:
    version, versions = lookup.shown_with_history(found, number or found.version)
    if version is None:
        raise Http404(f"{found} has no version {number}")
    record = json.loads(version.record)
    inbound = lookup.inbound(str(found.uuid), LIMITS.get(found.kind, FIRST))
    around = lookup.around(record)
    beyond = {uuid for link in around for uuid in (link.subject, link.target)}
    resolver = Resolver.of(targets(record) | {link.subject for link in inbound} | beyond)
    standing = Standing(
        found.public_number,
        version.version,
        found.version,
        tuple(versions),
        request.build_absolute_uri("/")[:-1],
    )
    shown = served(record, resolver)
    with override(language):
        page = entry_page(shown, resolver, inbound, standing, language, timezone.localdate(), around)
        return render(request, f"archive/entry/{found.kind}.html", _context(request, page))


def _context(request: HttpRequest, page) -> dict:
    def absolute(path: str) -> str:
        return request.build_absolute_uri(path)

    return frame(
        request,
        page.language,
        page=page,
        section=page.kind,
        description=page.description,
        canonical=absolute(page.canonical),
        alternates=[(code, absolute(path)) for code, path in page.alternates] if page.is_current else [],
        noindex=not page.is_current,
    )


def _envelope(request: HttpRequest, found: Address, version: Version) -> dict:
    """The record as served, and beside it what names and dates it; `_links` leads from UUIDs to addresses."""
    record = json.loads(version.record)
    resolver = Resolver.of(targets(record))
    return {
        "number": found.public_number,
        "version": version.version,
        "published": version.published.isoformat(),
        "basis": version.basis,
        "address": request.build_absolute_uri(addresses.permanent(found.public_number, version.version)),
        "versions": [
            {
                "version": one.version,
                "published": one.published.isoformat(),
                "record": addresses.record(found.public_number, one.version),
            }
            for one in lookup.history(found)
        ],
        "_links": {target.uuid: f"/{target.public_number}" for target in resolver},
        "record": served(record, resolver),
    }
