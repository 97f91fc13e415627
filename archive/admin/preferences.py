"""In which language the editor works and is written to, and whether by e-mail."""

from collections.abc import Callable

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.i18n import set_language

from archive.editorial.models.notice import Preference
from archive.editorial.preferences import preference_of, remember_language
from archive.primitives.languages import AUTONYMS

from .widgets import desk_language

REMEMBERED = "desk_language"  # in the session


class PreferenceForm(forms.ModelForm):
    """The language and the e-mails."""

    language = forms.ChoiceField(
        label=gettext_lazy("Language"),
        choices=list(AUTONYMS.items()),
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Of the desk, and of e-mails to you."),
    )
    by_mail = forms.BooleanField(label=gettext_lazy("Notices also by e-mail"), required=False)

    class Meta:
        model = Preference
        fields = ("language", "by_mail")


class DeskLanguageMiddleware:
    """Remembers the language in which an editor uses the desk: e-mails to them are written in it.

    The session knows what is stored already, so that only a change of language asks the database.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith("/admin/") and request.user.is_authenticated:
            _remember(request, desk_language())
        return self.get_response(request)


def _remember(request: HttpRequest, language: str) -> None:
    if request.session.get(REMEMBERED) != language:
        remember_language(request.user, language)
        request.session[REMEMBERED] = language


def view(request: HttpRequest) -> HttpResponse:
    """Show and store what the editor chooses; the desk speaks the language at once."""
    form = PreferenceForm(request.POST or None, instance=preference_of(request.user))
    if request.method == "POST" and form.is_valid():
        form.save()
        return _in_language(request, form.cleaned_data["language"])
    context = {**admin.site.each_context(request), "title": _("Preferences"), "form": form, "mail": request.user.email}
    return TemplateResponse(request, "admin/archive/preferences.html", context, status=422 if form.errors else 200)


def _in_language(request: HttpRequest, language: str) -> HttpResponse:
    """Answer as the switch of languages does, which reads the choice from the POST and keeps it in a cookie."""
    with override(language):
        messages.success(request, _("Your preferences are stored."))
    request.POST = request.POST.copy()
    request.POST["next"] = reverse("desk-preferences")
    request.session[REMEMBERED] = language
    return set_language(request)
