"""The table of joins: which keys of the two fact bases mean the same entry, and why."""

from collections.abc import Iterable

from archive.record.kinds import KINDS

from .faults import Faults
from .keys import Keys
from .located import Listing, Mapping, Scalar
from .values import unknown

_MEMBERS = ("keys", "kind", "why")


def check_joins(rows: Iterable[Mapping], keys: Keys, faults: Faults) -> None:
    """Note every row that is incomplete or whose keys are not those of one and the same entry."""
    for row in rows:
        for name in row.items.keys() - set(_MEMBERS):
            faults.add(row.spots[name], unknown("field of a join:", name, _MEMBERS))
        if missing := [name for name in _MEMBERS if name not in row.items]:
            faults.add(row.spot, f"a join needs {', '.join(missing)}")
        else:
            _check_join(row, keys, faults)


def _check_join(row: Mapping, keys: Keys, faults: Faults) -> None:
    kind, listing = row.items["kind"], row.items["keys"]
    if not isinstance(kind, Scalar) or kind.text not in KINDS:
        faults.add(kind.spot, unknown("kind", getattr(kind, "text", "…"), KINDS))
        return
    if not isinstance(listing, Listing) or not all(isinstance(one, Scalar) for one in listing.items):
        faults.add(listing.spot, "keys must be a list of keys")
        return
    entries = [entry for one in listing.items if (entry := keys.entry(one, (kind.text,)))]
    different = sorted({entry.key for entry in entries})
    if len(different) > 1:
        faults.add(listing.spot, f"these keys are not joined: they lie in {', '.join(different)}")
