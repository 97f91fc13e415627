"""Entries: their pages and records, each version of them, and what became of those that are gone."""

import json
from collections.abc import Callable

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    JsonResponse,
    StreamingHttpResponse,
)
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import override
from django.views.decorators.http import require_safe

from archive.primitives.languages import negotiate
from archive.primitives.public_numbers import PublicNumberError, parse
from archive.published import lookup
from archive.published.elsewhere import evidence_about
from archive.published.exports.figures import figure_lines
from archive.published.lookup import Found
from archive.published.models.version import Address
from archive.published.pages import addresses
from archive.published.pages.entry import Standing, entry_page
from archive.published.resolver import Resolver
from archive.record.references import targets
from archive.record.served import served
from archive.web.frame import frame
from archive.web.views import errors


@require_safe
def entry(request: HttpRequest, language: str, address: str, version: int | None = None) -> HttpResponse:
    """The page of an entry, or of one of its versions."""

    def page(found: Found) -> HttpResponse:
        return _page(request, language, found)

    return _answer(request, address, version, page, lambda number: addresses.entry(language, number))


@require_safe
def record(request: HttpRequest, address: str, version: int | None = None) -> HttpResponse:
    """The record of an entry as it is served now, or of one of its versions, in an envelope."""

    def data(found: Found) -> HttpResponse:
        return JsonResponse(_envelope(request, found), json_dumps_params=_AS_WRITTEN)

    return _answer(request, address, version, data, addresses.record, as_json=True)


@require_safe
def figures(request: HttpRequest, language: str, address: str) -> HttpResponseBase:
    """The figures of an indicator as a file, sent as it is written; no other kind of entry has such a file."""

    def file(found: Found) -> HttpResponseBase:
        number = found.address.public_number
        if found.address.kind != "indicator":
            raise Http404(f"{number} has no figures")
        headers = {
            "Content-Type": "text/csv; charset=utf-8; header=present",
            "Content-Disposition": f'attachment; filename="elshi-{number}-v{found.number}.csv"',
            "X-Robots-Tag": "noindex",
        }
        if request.method == "HEAD":
            return HttpResponse(headers=headers)
        record = json.loads(found.text)
        resolver = Resolver.of(targets(record))
        page = request.build_absolute_uri(addresses.entry(language, number))
        return StreamingHttpResponse(figure_lines(served(record, resolver), resolver, language, page), headers=headers)

    return _answer(request, address, None, file, lambda number: addresses.figures(language, number))


@require_safe
def negotiated(request: HttpRequest, address: str, version: int | None = None) -> HttpResponse:
    """The address that belongs to no language: on to the one the browser likes best. No cache keeps the answer."""
    language = negotiate(request.headers.get("Accept-Language", ""))
    path = addresses.entry(language, address) if version is None else addresses.version(language, address, version)
    response = HttpResponseRedirect(path)
    response.headers["Cache-Control"] = "no-store"
    patch_vary_headers(response, ["Accept-Language"])
    return response


# What rests on a source is told apart by its kind, for which a few of each are not enough.
WHOLE = {"source": 400}
_AS_WRITTEN = {"ensure_ascii": False, "indent": 1}


def _answer(
    request: HttpRequest,
    address: str,
    version: int | None,
    published: Callable[[Found], HttpResponseBase],
    moved: Callable[[str], str],
    *,
    as_json: bool = False,
) -> HttpResponseBase:
    """Answer by the state of the address: 404 never given, 410 withdrawn, 301 merged; the same for every version."""
    found = _find(address, version)
    if found.address.state == "withdrawn":
        return errors.gone(request, found.address, as_json=as_json)
    if found.address.state == "merged":
        return _to_replacement(found.address, moved)
    if found.text is None:
        raise Http404(f"{found.address} has no version {found.number}")
    return published(found)


def _find(address: str, version: int | None) -> Found:
    try:
        found = lookup.found_with_history(*parse(address), version)
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


def _page(request: HttpRequest, language: str, found: Found) -> HttpResponse:
    address, record = found.address, json.loads(found.text)
    inbound, around = lookup.links_around(record, WHOLE.get(address.kind, lookup.WHOLE))
    elsewhere = evidence_about(str(address.uuid))
    named = {link.subject for link in inbound}.union(*(one.targets for one in elsewhere))
    beyond = {uuid for link in around for uuid in (link.subject, link.target)}
    resolver = Resolver.of(targets(record) | named | beyond)
    origin = request.build_absolute_uri("/")[:-1]
    standing = Standing(address.public_number, found.number, address.version, found.versions, origin)
    shown, borrowed = served(record, resolver), [one.served(resolver) for one in elsewhere]
    with override(language):
        page = entry_page(shown, resolver, inbound, standing, language, timezone.localdate(), borrowed, around)
        return render(request, f"archive/entry/{address.kind}.html", _context(request, page))


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


def _envelope(request: HttpRequest, found: Found) -> dict:
    """The record as served, and beside it what names and dates it; `_links` leads from UUIDs to addresses."""
    record, number = json.loads(found.text), found.address.public_number
    shown = next(one for one in found.versions if one.version == found.number)
    resolver = Resolver.of(targets(record))
    return {
        "number": number,
        "version": found.number,
        "published": shown.published.isoformat(),
        "basis": shown.basis,
        "address": request.build_absolute_uri(addresses.permanent(number, found.number)),
        "versions": [
            {
                "version": one.version,
                "published": one.published.isoformat(),
                "record": addresses.record(number, one.version),
            }
            for one in found.versions
        ],
        "_links": {target.uuid: f"/{target.public_number}" for target in resolver},
        "record": served(record, resolver),
    }
