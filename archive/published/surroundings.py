"""What the index wants to know of the entries that a record refers to: kind, tier, and what lies above them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from .models.version import Address

# The topics and places above those asked for come along; UNION ends the search even where they lie in a circle.
NEEDED = """
WITH RECURSIVE known AS (
    SELECT a.uuid, a.kind, v.body->>'tier' AS tier, (v.body->>'parent')::uuid AS parent
    FROM archive_address a JOIN archive_version v ON v.uuid = a.uuid AND v.version = a.version
    WHERE a.state = 'published' AND a.uuid = ANY(%s)
  UNION
    SELECT a.uuid, a.kind, v.body->>'tier', (v.body->>'parent')::uuid
    FROM known k JOIN archive_address a ON a.uuid = k.parent AND k.kind IN ('topic', 'place')
    JOIN archive_version v ON v.uuid = a.uuid AND v.version = a.version
    WHERE a.state = 'published'
)
SELECT * FROM known
"""


@dataclass(frozen=True)
class Surroundings:
    """By the UUID of a published entry: its `kinds`, of sources the `tiers`, of topics and places the `parents`."""

    kinds: Mapping[str, str] = field(default_factory=dict)
    tiers: Mapping[str, str] = field(default_factory=dict)
    parents: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, uuids: Iterable[str]) -> "Surroundings":
        """Look all of them up with one query; without any, with none."""
        wanted = sorted({str(uuid) for uuid in uuids})
        rows = list(Address.objects.raw(NEEDED, [wanted])) if wanted else []
        return cls(
            kinds={str(row.uuid): row.kind for row in rows},
            tiers={str(row.uuid): row.tier for row in rows if row.tier},
            parents={str(row.uuid): str(row.parent) for row in rows if row.parent},
        )

    def with_above(self, uuid: str) -> list[str]:
        """The entry and those above it, the nearest first, as far as all between are published; none of them twice."""
        found: list[str] = []
        while uuid in self.kinds and uuid not in found:
            found.append(uuid)
            uuid = self.parents.get(uuid, "")
        return found
