"""The facets, one file each: a file dropped here is indexed, offered, counted and exported.

Must not know requests or templates. `facets_of` is called when an entry is published, the rest when it is
read.
"""

from datetime import date

from django.db.models import Expression

from archive.published.facet import FACETS, Facet
from archive.published.surroundings import Surroundings
from archive.record.references import targets

FACETS.load_folder(__name__)


def facets_of(record: dict, around: Surroundings | None = None) -> list[str]:
    """The sorted `name:value` pairs of a served record, as the index keeps them.

    `around` knows the entries that the record refers to; without it one query finds out about them.
    """
    if around is None:
        around = Surroundings.of(targets(record))
    return sorted({f"{facet.name}:{value}" for facet in FACETS for value in facet.values(record, around)})


def computed(today: date) -> list[Expression]:
    """The arrays of pairs that the index does not keep, because they change with the day."""
    return [found for facet in in_order() if (found := facet.computed(today)) is not None]


def in_order() -> list[Facet]:
    """The facets as the page shows them."""
    return sorted(FACETS, key=lambda facet: facet.position)


def offered() -> list[Facet]:
    """Those whose values the page offers with their counts."""
    return [facet for facet in in_order() if facet.is_choice and facet.is_counted]
