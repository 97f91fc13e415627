"""`/en/disputes`: where sources disagree, by status, topic and state."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from archive.primitives.public_numbers import PublicNumberError, parse
from archive.published.browse.query import is_tracking
from archive.published.disputes import Found, disputes
from archive.published.pages.values import Text, lang_for
from archive.published.resolver import Target
from archive.published.titles import shown_title
from archive.record.vocabularies import VOCABULARIES
from archive.web.chips import Chip
from archive.web.frame import alternates, frame
from archive.web.pager import pager
from archive.web.views.errors import problem

STATUSES = VOCABULARIES["dispute_status"]
MOST_PAGES = 99999
FIRST_VALUES = 8


@dataclass(frozen=True)
class Asked:
    """What the address asks for; "" for no filter."""

    status: str = ""
    topic: str = ""
    state: str = ""
    page: int = 1

    def address(self, language: str, **changed: object) -> str:
        """The address of the same list with something else instead; from the first page unless that is changed."""
        pairs = {"status": self.status, "topic": self.topic, "state": self.state, **changed}
        wanted = {name: value for name, value in pairs.items() if value and (name, value) != ("page", 1)}
        return f"/{language}/disputes" + (f"?{urlencode(wanted)}" if wanted else "")


@require_safe
def disputed(request: HttpRequest, language: str) -> HttpResponse:
    """A page of the list; 400 in words for an address that cannot be read, 404 beyond the last page."""
    faults = list(_faults(request))
    if faults:
        message = _("The address asks for something that the list of disputes does not have.")
        return problem(request, 400, _("This request cannot be understood"), message, faults)
    given = request.GET
    asked = Asked(*(given.get(name, "") for name in ("status", "topic", "state")), int(given.get("page") or 1))
    found = disputes(language, asked.status, asked.topic, asked.state, asked.page)
    topics = list(_entries("topic", found.topics, asked, language))
    states = list(_entries("state", found.states, asked, language))
    context = frame(
        request,
        language,
        section="disputes",
        alternates=[] if given else alternates(request),
        noindex=bool(given),
        found=found,
        status=_status(found),
        chips=list(_chips(asked, found, language)),
        clear=Asked().address(language),
        statuses=list(_statuses(asked, found, language)),
        facets=[_facet(_("Topic"), topics), _facet(_("Country"), states)],
        pager=pager(asked.page, found.pages, lambda number: asked.address(language, page=number)),
        beyond=asked.page > found.pages,
        last_page=asked.address(language, page=found.pages),
    )
    return render(request, "archive/disputes.html", context, status=404 if context["beyond"] else 200)


def _faults(request: HttpRequest) -> Iterator[str]:
    """What in the address is no filter of this list, in words."""
    for name, values in request.GET.lists():
        if is_tracking(name):
            continue
        if name not in _READABLE:
            yield _("“%(name)s” is not a filter of this list.") % {"name": name[:60]}
        elif len(values) > 1:
            yield _("“%(name)s” can be given once only.") % {"name": name}
        elif values[0] and not _READABLE[name](values[0]):
            yield _("“%(value)s” is no value for “%(name)s”.") % {"value": values[0][:60], "name": name}


def _is_number_of(kind: str) -> Callable[[str], bool]:
    """A test whether a text is the public number of an entry of the kind."""

    def is_it(text: str) -> bool:
        try:
            return parse(text)[0] == kind
        except PublicNumberError:
            return False

    return is_it


def _is_page(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= len(str(MOST_PAGES)) and int(text) > 0


_READABLE = {
    "status": STATUSES.__contains__,
    "topic": _is_number_of("topic"),
    "state": _is_number_of("institution"),
    "page": _is_page,
}


def _status(found: Found) -> str:
    """What was found, in words."""
    return ngettext("%(number)d dispute", "%(number)d disputes", found.total) % {"number": found.total}


def _chips(asked: Asked, found: Found, language: str) -> Iterator[Chip]:
    """The filters as links that remove one each."""
    if asked.status:
        yield Chip(_("State of the dispute"), str(STATUSES[asked.status]), asked.address(language, status=""))
    if asked.topic:
        name = _title(found.topic, language) if found.topic else Text(asked.topic)
        yield Chip(_("Topic"), name.text, asked.address(language, topic=""), name.language)
    if asked.state:
        name = _title(found.state, language) if found.state else Text(asked.state)
        yield Chip(_("Country"), name.text, asked.address(language, state=""), name.language)


def _statuses(asked: Asked, found: Found, language: str) -> Iterator[dict]:
    for code, label in STATUSES.items():
        is_chosen = code == asked.status
        if found.statuses.get(code) or is_chosen:
            href = asked.address(language, status="" if is_chosen else code)
            yield {"href": href, "label": label, "count": found.statuses.get(code, 0), "is_chosen": is_chosen}


def _facet(label: str, values: list[dict]) -> dict:
    """The first values of a filter, and the others, which fold away unless one of them is chosen."""
    rest = values[FIRST_VALUES:]
    first, is_open = values[:FIRST_VALUES], any(value["is_chosen"] for value in rest)
    return {"label": label, "values": first, "rest": rest, "is_open": is_open}


def _entries(name: str, found: Iterable[tuple[Target, int]], asked: Asked, language: str) -> Iterator[dict]:
    """The values of a filter that are entries, as links."""
    for target, number in found:
        is_chosen = target.public_number == getattr(asked, name)
        title = _title(target, language)
        yield {
            "href": asked.address(language, **{name: "" if is_chosen else target.public_number}),
            "label": title.text,
            "lang": title.language,
            "count": number,
            "is_chosen": is_chosen,
        }


def _title(target: Target, language: str) -> Text:
    text, tag = shown_title(target.title, language, target.public_number)
    return Text(text, lang_for(tag, language))
