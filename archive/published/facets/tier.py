"""What sort of sources an entry rests on."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from archive.published.facet import FACETS, CodeFacet, Known
from archive.published.surroundings import Surroundings
from archive.record.vocabularies import VOCABULARIES, label


class TierFacet(CodeFacet):
    """Official, academic, press and so on: of a source its own tier, of other entries those of all they cite."""

    name = "tier"
    label = _("Tier of the sources")
    keeps_order = True
    position = 12
    codes = tuple(VOCABULARIES["source_tier"])

    def values(self, record: dict, around: Surroundings) -> Iterable[str]:
        """The source's tier, or the tiers of the sources cited."""
        if "tier" in record:
            return [record["tier"]]
        cited = {row["source"] for row in record.get("parts", {}).get("citations", [])}
        return {around.tiers[uuid] for uuid in cited if uuid in around.tiers}

    def order(self, value: str, count: int) -> tuple:
        """In the order of the tiers."""
        return (self.codes.index(value),)

    def value_label(self, value: str, language: str, resolver: Known) -> tuple[str, str] | None:
        """The tier in words, in the language of the page."""
        return str(label("source_tier", value)), language


FACETS.register(TierFacet())
