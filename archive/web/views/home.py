"""`/en/`: what the archive holds, where to begin, what is new."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from archive.published.disputes import a_few
from archive.published.kind_names import KIND_NAMES
from archive.published.overview import Overview, overview
from archive.published.pages.dates import on
from archive.published.pages.values import Text, lang_for
from archive.published.titles import shown_title
from archive.web.frame import alternates, frame

DISPUTES = 4

# Searches that find something in each language, with the language they are in.
EXAMPLES = {
    "kk": (("Түркістан университеті", ""), ("Назарбаев 1991", ""), ("Bakü", "tr")),
    "ru": (("университет Туркестан", ""), ("Назарбаев 1991", ""), ("елшілік", "kk")),
    "en": (("university", ""), ("Nazarbayev 1991", ""), ("елшілік", "kk")),
    "tr": (("üniversite", ""), ("Nazarbayev 1991", ""), ("елшілік", "kk")),
}


@require_safe
def home(request: HttpRequest, language: str) -> HttpResponse:
    """The front page."""
    today = timezone.localdate()
    found = overview(language, today)
    context = frame(
        request,
        language,
        alternates=alternates(request),
        canonical=request.build_absolute_uri(f"/{language}/"),
        overview=found,
        scope=_scope(found),
        kinds=[(code, KIND_NAMES[code].many, found.kinds[code]) for code in KIND_NAMES if found.kinds.get(code)],
        decades=[(max(1, first), first + 9, number) for first, number in found.decades.items()],
        topics=_topics(found, language),
        examples=EXAMPLES[language],
        today=on(today, language),
        disputed=a_few(language, DISPUTES),
    )
    return render(request, "archive/home.html", context)


def _scope(found: Overview) -> str:
    """How many entries there are, in words."""
    return ngettext("%(number)d entry", "%(number)d entries", found.total) % {"number": found.total}


def _topics(found: Overview, language: str) -> list[tuple[str, Text, int]]:
    named = [(found.resolver.get(uuid), number) for uuid, number in found.topics]
    return [
        (target.public_number, Text(text, lang_for(tag, language)), number)
        for target, number in named
        if target is not None
        for text, tag in [shown_title(target.title, language, target.public_number)]
    ]
