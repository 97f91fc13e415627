"""`/en/in-force` and `/en/in-office`: the archive as of a day."""

from collections.abc import Callable
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive.primitives.edtf import EdtfError
from archive.published.asof.day import AskedDay, asked_day
from archive.published.asof.in_force import in_force as answer_in_force
from archive.published.asof.in_office import in_office as answer_in_office
from archive.web.frame import alternates, frame

LONGEST_SHOWN = 60  # what was typed is given back in the form, but not a whole book


@require_safe
def in_force(request: HttpRequest, language: str) -> HttpResponse:
    """The agreements by their status on the day asked for."""
    return _page(request, language, "in_force", answer_in_force)


@require_safe
def in_office(request: HttpRequest, language: str) -> HttpResponse:
    """The offices and their holders on the day asked for."""
    return _page(request, language, "in_office", answer_in_office)


def _page(request: HttpRequest, language: str, name: str, answer: Callable[[date, str], object]) -> HttpResponse:
    """The answer under its form; 400 with a sentence and the form as it was sent if the date cannot be read."""
    context = frame(
        request,
        language,
        section=name,
        here=request.path,
        noindex=bool(request.GET),
        alternates=[] if request.GET else alternates(request),
        typed=request.GET.get("on", "").strip()[:LONGEST_SHOWN],
    )
    try:
        asked = _asked(request)
    except EdtfError as error:
        return render(request, f"archive/{name}.html", {**context, "problem": str(error)}, status=400)
    context |= {
        "typed": asked.text,
        "asked": asked,
        "day": asked.in_words(language),
        "is_future": asked.day > timezone.localdate(),
        "found": answer(asked.day, language),
    }
    return render(request, f"archive/{name}.html", context)


def _asked(request: HttpRequest) -> AskedDay:
    if len(request.GET.getlist("on")) > 1:
        raise EdtfError(_("This parameter may be given only once."))
    return asked_day(request.GET.get("on", ""), timezone.localdate())
