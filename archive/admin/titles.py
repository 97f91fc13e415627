"""What pages of the desk are called: by names as they stand, which no sentence has to bend."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _


def list_title(opts) -> str:
    """The title of a list: the name of what is in it."""
    return capfirst(str(opts.verbose_name_plural))


def form_title(opts, is_change: bool) -> str:
    """The title of a form: the name of the kind; of a new one, that it is new."""
    name = str(opts.verbose_name)
    return capfirst(name) if is_change else _("New: %(kind)s") % {"kind": name}
