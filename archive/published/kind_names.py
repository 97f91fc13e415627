"""What readers call the kinds of entry."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True)
class KindName:
    """`one` entry of the kind, and `many`."""

    one: Promise
    many: Promise


KIND_NAMES: dict[str, KindName] = {
    "document": KindName(pgettext_lazy("kind", "Document"), _("Documents")),
    "agreement": KindName(pgettext_lazy("kind", "Agreement"), _("Agreements")),
    "diplomat": KindName(pgettext_lazy("kind", "Person"), _("People")),
    "institution": KindName(pgettext_lazy("kind", "Institution"), _("Institutions")),
    "event": KindName(pgettext_lazy("kind", "Event"), _("Events")),
    "place": KindName(pgettext_lazy("kind", "Place"), _("Places")),
    "topic": KindName(pgettext_lazy("kind", "Topic"), _("Topics")),
    "source": KindName(pgettext_lazy("kind", "Source"), _("Sources")),
    "indicator": KindName(pgettext_lazy("kind", "Indicator"), _("Indicators")),
}
