"""Languages in which an entry has a title of its own, so that its page is not a fallback."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from archive.primitives.languages import AUTONYMS, LANGUAGES
from archive.published.facet import FACETS, CodeFacet, Known
from archive.published.surroundings import Surroundings
from archive.record.heading import heading


class LanguageFacet(CodeFacet):
    """Available in Kazakh, Russian, English, Turkish."""

    name = "language"
    label = _("Available in")
    position = 13

    def values(self, record: dict, around: Surroundings) -> Iterable[str]:
        """The languages of the title; a source's own title counts in its own language."""
        return [tag for tag in heading(record) if tag in LANGUAGES]

    def value_label(self, value: str, language: str, resolver: Known) -> tuple[str, str] | None:
        """The language's own name for itself."""
        return AUTONYMS[value], value


FACETS.register(LanguageFacet())
