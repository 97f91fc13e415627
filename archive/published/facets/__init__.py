"""The facets, one file each: a file dropped here is indexed, offered, counted and exported.

Must not know requests or templates. `facets_of` is called when an entry is published, the rest when it is
read.
"""

from collections.abc import Mapping

from archive.published.facet import FACETS, Facet
from archive.published.models.version import Address
from archive.record.references import targets

FACETS.load_folder(__name__)


def facets_of(record: dict, kinds: Mapping[str, str] | None = None) -> list[str]:
    """The sorted `name:value` pairs of a served record, as the index keeps them.

    `kinds` maps the UUIDs that the record refers to, to their kinds; without it one query finds them out.
    """
    if kinds is None:
        kinds = kinds_of(targets(record))
    return sorted({f"{facet.name}:{value}" for facet in FACETS for value in facet.values(record, kinds)})


def kinds_of(uuids: set[str]) -> dict[str, str]:
    """The kinds of those entries that are published now."""
    if not uuids:
        return {}
    known = Address.objects.filter(uuid__in=uuids, state="published").values_list("uuid", "kind")
    return {str(uuid): kind for uuid, kind in known}


def in_order() -> list[Facet]:
    """The facets as the page shows them."""
    return sorted(FACETS, key=lambda facet: facet.position)
