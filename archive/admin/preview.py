"""The preview: the working copy as readers would see it, built like the readers' page."""

import json

from csp.constants import SELF
from csp.decorators import csp_replace
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import override, pgettext_lazy
from django.views.decorators.clickjacking import xframe_options_sameorigin

from archive.editorial.capture import capture
from archive.editorial.workflow.policy import may, why_not
from archive.primitives.languages import AUTONYMS, LANGUAGES
from archive.published import lookup
from archive.published.elsewhere import evidence_about
from archive.published.models.version import Address
from archive.published.pages.entry import EntryPage, Standing, entry_page
from archive.published.resolver import Resolver
from archive.record.references import targets
from archive.record.served import served
from archive.record.upgrade import upgrade

from .tools import address

SITE_NAME = pgettext_lazy("name of the archive", "Elshi")


@csp_replace({"frame-ancestors": [SELF]})  # the review screen shows it beside the changes
@xframe_options_sameorigin
def view(model_admin, request: HttpRequest, object_id: str, language: str) -> HttpResponse:
    """The page of the working copy in one language, marked as a preview; the browser keeps no copy."""
    entry = model_admin.get_object(request, object_id)
    if entry is None or language not in LANGUAGES:
        raise Http404
    if not may(request.user, "preview", entry):
        raise PermissionDenied(why_not(request.user, "preview", entry))
    context = {
        "page": page_of(entry, language),
        "language": language,
        "languages": [
            (code, name, address(entry, "preview", code), code == language) for code, name in AUTONYMS.items()
        ],
        "entry_template": f"archive/entry/{entry.kind}.html",
        "back": address(entry, "change"),
        "noindex": True,
        "site_name": SITE_NAME,
    }
    with override(language):
        response = TemplateResponse(request, "admin/archive/preview.html", context).render()
    response.headers["Content-Language"] = language
    patch_cache_control(response, private=True, no_store=True)
    return response


def page_of(entry, language: str) -> EntryPage:
    """The page builder's answer for what the tables hold now."""
    return page_of_record(entry, capture(entry).record, language)


def page_of_revision(revision, language: str) -> EntryPage:
    """The page builder's answer for a stored revision."""
    return page_of_record(revision.entry, upgrade(json.loads(revision.record)), language)


def page_of_record(entry, record: dict, language: str) -> EntryPage:
    """The page builder's answer for a record of the entry, which need not be what the tables hold or what is shown."""
    (inbound, around), elsewhere = lookup.links_around(record), evidence_about(str(entry.uuid))
    named = {link.subject for link in inbound}.union(*(one.targets for one in elsewhere))
    beyond = {uuid for link in around for uuid in (link.subject, link.target)}
    resolver = Resolver.of(targets(record) | named | beyond)
    shown, borrowed = served(record, resolver), [one.served(resolver) for one in elsewhere]
    today = timezone.localdate(timezone=timezone.get_default_timezone())  # the readers' day, whatever the desk's is
    return entry_page(shown, resolver, inbound, _standing(entry), language, today, borrowed, around)


def _standing(entry) -> Standing:
    """The public number and the versions, if it was published before. None of them is the one shown."""
    known = Address.objects.filter(uuid=entry.uuid).first()
    if known is None:
        return Standing()
    return Standing(known.public_number, known.version, known.version, tuple(lookup.history(known)))
