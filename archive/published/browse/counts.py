"""How many entries there are for each value of each facet, exactly.

Values of one facet are alternatives, facets narrow one another: a facet is therefore counted under all conditions but
its own. A condition is the set of entries that meet it, wherever it comes from; everything counted is the size of an
intersection of sets. `tests/published/browse/grouping.py` says the same in SQL.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import chain, compress

from django.db.models import QuerySet
from django.db.models.expressions import OrderBy
from pyroaring import BitMap

from archive.published.maps.archive_maps import ArchiveMaps
from archive.published.models.index_row import IndexRow
from archive.published.years import Years

# Below so many entries it takes less to read what they are filed under than to look into thousands of sets.
FEW, MANY_VALUES = 1_500, 1_000
LARGE = 50_000  # entries of an archive in which most sets are long
ALWAYS = "q"  # searched words narrow every count alike, and no facet has this name


class Counts:
    """What there is of `archive` under `conditions` by name; `year` is the facet of years, `q` the words.

    Nothing is counted before it is asked for, and each facet once.
    """

    def __init__(self, archive: ArchiveMaps, conditions: Mapping[str, BitMap]) -> None:
        self.archive, self.conditions = archive, conditions
        self._under: dict[str | None, BitMap] = {}
        self._read: dict[bytes, QuerySet] = {}
        self._few: dict[bytes, Mapping[str, Mapping[str, int]]] = {}

    @property
    def result(self) -> BitMap:
        """The entries that answer."""
        return self.under_all_but(None)

    @property
    def total(self) -> int:
        """How many entries answer."""
        return len(self.result)

    @cached_property
    def without(self) -> dict[str, int]:
        """How many would answer if a condition were dropped, for each but the words."""
        return {name: len(self.under_all_but(name)) for name in self.conditions if name != ALWAYS}

    @property
    def years(self) -> Mapping[Years, int]:
        """How many have these years, under all conditions but that of years; None is an open or unknown end."""
        return self.years_in("year")

    def years_in(self, facet: str) -> Mapping[Years, int]:
        """The years of the entries that answer if the condition of this facet is dropped."""
        if not self.conditions.keys() - {facet}:
            return self.archive.sizes_of_years
        under = self.under_all_but(facet)
        if under is self.result and self._is_read:
            return Counter((first, last) for _slot, _facets, first, last in self._rows_of(under))
        return {years: n for years, one in self.archive.years.items() if (n := under.intersection_cardinality(one))}

    def values(self, facet: str) -> Mapping[str, int]:
        """How many would answer for each value of a facet whose sets are stored, the value being chosen alone."""
        if not self.conditions.keys() - {facet}:
            return self.archive.sizes.get(facet, {})
        under, sets = self.under_all_but(facet), self.archive.of(facet)
        if len(under) <= FEW and (len(sets) > MANY_VALUES or (under is self.result and self._is_read)):
            return self._counted(under).get(facet, {})
        if self._kind is None or facet == "kind":
            return self.each(facet, sets)
        if self.conditions.keys() - {facet} == {"kind"}:
            return self._sizes_of_kind(facet)
        return self.each(facet, self._of_kind(facet))

    @cached_property
    def _is_read(self) -> bool:
        """Whether the values of the result have to be read, because some facet has too many sets to look into."""
        many = {facet for facet, sets in self.archive.values.items() if len(sets) > MANY_VALUES}
        return len(self.result) <= FEW and bool(many - self.conditions.keys())

    @cached_property
    def _kind(self) -> str | None:
        """The one kind asked for, where the archive is so large that sets of one kind are worth having."""
        asked = self.conditions.get("kind")
        if asked is None or len(self.archive.all) < LARGE:
            return None
        return next((kind for kind, one in self.archive.of("kind").items() if one == asked), None)

    def _of_kind(self, facet: str) -> Mapping[str, BitMap]:
        """The sets of a facet's values without entries of other kinds: looked through in a fraction of the time."""
        kind = self._kind

        def cut() -> dict[str, BitMap]:
            asked = self.archive.of("kind")[kind]
            return {value: own for value, one in self.archive.of(facet).items() if (own := one & asked)}

        return self.archive.once(("of kind", kind, facet), cut)

    def _sizes_of_kind(self, facet: str) -> Mapping[str, int]:
        """How many entries of the kind have each value."""
        sets = self._of_kind(facet)
        return self.archive.once(
            ("sizes of kind", self._kind, facet), lambda: {value: len(one) for value, one in sets.items()}
        )

    def in_order(self, keys: Iterable[str | OrderBy]) -> list[int] | None:
        """The slots of the result in the order of its rows by `keys`, if its values have to be read anyway: one query
        tells both. None of others.
        """
        if not self._is_read:
            return None
        rows = self._rows(self.result).order_by(*keys)
        self._read[_name(self.result)] = rows
        return [slot for slot, *_more in rows]

    def _rows(self, few: BitMap) -> QuerySet:
        return IndexRow.objects.filter(slot__among=few).values_list("slot", "facets", "year_from", "year_to")

    def _rows_of(self, few: BitMap) -> QuerySet:
        """The rows of a few entries: one query, whatever is counted of them."""
        return self._read.setdefault(_name(few), self._rows(few))

    def _counted(self, few: BitMap) -> Mapping[str, Mapping[str, int]]:
        """The values of a few entries, counted one by one, for all facets with the same conditions."""
        name = _name(few)
        if name not in self._few:
            self._few[name] = defaultdict(dict)
            for pair, number in Counter(chain.from_iterable(row[1] for row in self._rows_of(few))).items():
                facet, _colon, value = pair.partition(":")
                self._few[name][facet][value] = number
        return self._few[name]

    def each(self, facet: str, sets: Mapping[str, BitMap]) -> dict[str, int]:
        """The same for the sets of values given; without values that nothing answers for."""
        under = self.under_all_but(facet)
        numbers = list(map(under.intersection_cardinality, sets.values()))  # thousands: no line of Python for each
        return dict(compress(zip(sets, numbers, strict=True), numbers))

    def under_all_but(self, left_out: str | None) -> BitMap:
        """The entries that meet all conditions but one; not to be changed."""
        left_out = left_out if left_out in self.conditions else None
        if left_out not in self._under:
            narrow = [one for name, one in self.conditions.items() if name != left_out]
            self._under[left_out] = BitMap.intersection(self.archive.all, *sorted(narrow, key=len))
        return self._under[left_out]


def _name(few: BitMap) -> bytes:
    return bytes(few.serialize())
