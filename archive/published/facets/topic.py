"""Topics under which the entry is filed, and the broader ones."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from archive.published.facet import FACETS, TreeFacet


class TopicFacet(TreeFacet):
    """Subject headings."""

    name = "topic"
    label = _("Topic")
    position = 5
    kinds = ("topic",)

    def filed(self, record: dict) -> Iterable[str]:
        """The entry's own topics."""
        return [row["topic"] for row in record.get("parts", {}).get("topics", [])]


FACETS.register(TopicFacet())
