"""Topics under which the entry is filed."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext_lazy as _

from archive.published.facet import FACETS, EntryFacet


class TopicFacet(EntryFacet):
    """Subject headings."""

    name = "topic"
    label = _("Topic")
    position = 3
    kinds = ("topic",)

    def values(self, record: dict, kinds: Mapping[str, str]) -> Iterable[str]:
        """The entry's topics; not those above them."""
        return [row["topic"] for row in record.get("parts", {}).get("topics", [])]


FACETS.register(TopicFacet())
