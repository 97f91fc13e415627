"""In which language an editor is written to, and whether by e-mail."""

from django.conf import settings

from archive.primitives.languages import LANGUAGES

from .models.notice import Preference


def preference_of(user) -> Preference:
    """What the editor chose; a new row, not yet stored, with the defaults where nothing is known."""
    found = Preference.objects.filter(user_id=user.pk).first()
    return found or Preference(user=user, language=settings.LANGUAGE_CODE)


def language_of(user) -> str:
    """The language in which an editor is written to."""
    return preference_of(user).language


def remember_language(user, language: str) -> None:
    """Keep the language in which the editor uses the desk; anything else than our languages is passed over."""
    if language in LANGUAGES:
        Preference.objects.update_or_create(user=user, defaults={"language": language})
