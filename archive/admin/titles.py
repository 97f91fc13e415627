"""What pages of the desk are called: by names as they stand, which no sentence has to bend."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from archive.editorial.models.revision import Revision


def list_title(opts) -> str:
    """The title of a list: the name of what is in it."""
    return capfirst(str(opts.verbose_name_plural))


def form_title(opts, is_change: bool) -> str:
    """The title of a form: the name of the kind; of a new one, that it is new."""
    name = str(opts.verbose_name)
    return capfirst(name) if is_change else _("New: %(kind)s") % {"kind": name}


def subject(shown) -> str:
    """What a row that is only looked at is about: its entry, its revision; else what it calls itself."""
    revision = shown if isinstance(shown, Revision) else getattr(shown, "revision", None)
    if isinstance(revision, Revision):
        return f"{revision.entry}, {_('revision %(number)s') % {'number': revision.number}}"
    return str(getattr(shown, "entry", None) or shown)
