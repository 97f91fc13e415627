"""The roles of the desk: each is a group of Django's, translators one for each language."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from archive.primitives.languages import LANGUAGES

ROLES = {
    "contributor": _("contributor"),
    "translator": pgettext_lazy("role", "translator"),
    "editor": _("editor"),
    "reviewer": _("reviewer"),
    "publisher": pgettext_lazy("role", "publisher"),
    "administrator": _("administrator"),
}
CONTRIBUTOR, TRANSLATOR, EDITOR, REVIEWER, PUBLISHER, ADMINISTRATOR = ROLES
TRANSLATORS = {f"{TRANSLATOR}-{code}": code for code in LANGUAGES}
GROUPS = (CONTRIBUTOR, *TRANSLATORS, EDITOR, REVIEWER, PUBLISHER, ADMINISTRATOR)


def roles_of(user) -> frozenset[str]:
    """The roles that a user holds; asked of the database once a user object. Nobody inactive holds any."""
    return frozenset(TRANSLATOR if name in TRANSLATORS else name for name in _groups(user))


def languages_of(user) -> frozenset[str]:
    """The languages in which a user is a translator."""
    return frozenset(TRANSLATORS[name] for name in _groups(user) if name in TRANSLATORS)


def _groups(user) -> frozenset[str]:
    if user is None or not user.is_active or user.pk is None:
        return frozenset()
    if not hasattr(user, "_desk_groups"):
        held = {group.name for group in user.groups.all()} & set(GROUPS)  # `all` lets whoever lists users fetch ahead
        user._desk_groups = frozenset(held | ({ADMINISTRATOR} if user.is_superuser else set()))
    return user._desk_groups
