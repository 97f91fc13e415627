"""`/en/search`: a form that writes the same question as the one line of the search box, and says how to write it."""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from archive.published.browse.fields import SEARCH_LIMIT
from archive.published.kind_names import KIND_NAMES
from archive.web.frame import alternates, frame
from archive.web.ways import LETTERS

# Name, label and hint of each field, in the order of the form.
FIELDS: tuple[tuple[str, Promise, Promise], ...] = (
    ("all", _("All of these words"), _("in any of their forms")),
    ("phrase", _("These words in this order"), _("such as: joint declaration")),
    ("any", _("At least one of these words"), _("such as: oil gas")),
    ("none", _("None of these words"), _("entries with them are left out")),
    ("title", _("Words of the title"), _("or of another name")),
    ("person", _("Person"), _("a name in any spelling")),
    ("place", _("Place"), _("a name in any spelling")),
)


@require_safe
def advanced(request: HttpRequest, language: str) -> HttpResponse:
    """The form; filled in, it leads on to the result of the question that it wrote.

    `q` and `add`: what stands in the search box, and a letter that the reader's keyboard lacks.
    """
    question = " ".join(_parts(request.GET))
    if question:
        return HttpResponseRedirect(f"/{language}/browse?{urlencode({'q': question[:SEARCH_LIMIT]})}")
    typed = (request.GET.get("q", "") + request.GET.get("add", ""))[:SEARCH_LIMIT]
    context = frame(
        request,
        language,
        query=typed,
        noindex=bool(request.GET),
        fields=FIELDS,
        letters=LETTERS,
        kinds=[(code, name.many) for code, name in KIND_NAMES.items()],
        alternates=[] if request.GET else alternates(request),
    )
    return render(request, "archive/search.html", context)


def _parts(data: QueryDict) -> Iterator[str]:
    """The parts of the question, as one would type them."""
    given = {name: " ".join(data.get(name, "").replace('"', " ").split()) for name in (*_WRITTEN, "from", "to")}
    for name, write in _WRITTEN.items():
        if given[name]:
            yield write(given[name])
    if _is_year(given["from"]) or _is_year(given["to"]):
        yield "date:" + "/".join(given[name] if _is_year(given[name]) else ".." for name in ("from", "to"))


def _each(mark: str, text: str) -> str:
    return " ".join(mark + word for word in text.split())


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isascii() and text.isdigit() and text != "0000"


_WRITTEN = {
    "all": str,
    "phrase": lambda text: f'"{text}"',
    "any": lambda text: " OR ".join(text.split()),
    "none": lambda text: _each("-", text),
    "title": lambda text: _each("title:", text),
    "person": lambda text: f'person:"{text}"',
    "place": lambda text: f'place:"{text}"',
    "kind": lambda text: f"kind:{text}",
}
