"""What published references point at: one query for all of a page, and only what is published now."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from archive.primitives.public_numbers import write
from archive.record.heading import heading

from .models.version import Address

# Only what a link to an entry needs: a hub has hundreds of them. The body is copied once (OFFSET keeps that apart), for
# PostgreSQL would unpack it anew for each of its fields.
NEEDED = """
SELECT a.uuid, a.kind, a.number, a.version, i.lower, i.upper,
       jsonb_strip_nulls(jsonb_build_object(
           'kind', a.kind, 'uuid', a.uuid, 'title', v.body->'title', 'own_title', v.body->'own_title',
           'languages', v.body->'languages', 'type', v.body->'type', 'tier', v.body->'tier', 'date', v.body->'date',
           'status', v.body->'status', 'publisher', v.body->'publisher', 'author', v.body->'author',
           'url', v.body->'url', 'published', v.body->'published', 'accessed', v.body->'accessed',
           'founded', v.body->'founded', 'unit', v.body->'unit', 'parent', v.body->'parent',
           'parts', jsonb_build_object('offices', v.body->'parts'->'offices', 'postings', v.body->'parts'->'postings',
                                       'milestones', v.body->'parts'->'milestones'))) AS core
FROM archive_address a
JOIN archive_version stored ON stored.uuid = a.uuid AND stored.version = a.version
CROSS JOIN LATERAL (SELECT stored.body || '{}' AS body OFFSET 0) AS v
LEFT JOIN archive_indexrow i ON i.uuid = a.uuid
WHERE a.state = 'published' AND a.uuid = ANY(%s)
ORDER BY a.kind, a.number
"""


@dataclass(frozen=True)
class Target:
    """A published entry as far as a link to it needs it. `title`: by language tag; `body`: a cut of its record.

    `lower` and `upper` are the bounds of its main date, None where open or absent.
    """

    uuid: str
    kind: str
    number: int
    version: int
    title: dict[str, str]
    lower: date | None = None
    upper: date | None = None
    body: dict = field(default_factory=dict)

    @cached_property
    def public_number(self) -> str:
        """Such as `a42`."""
        return write(self.kind, self.number)

    def rows(self, section: str) -> list[dict]:
        """Its rows of one section: offices, postings and milestones are there, no others."""
        return self.body.get("parts", {}).get(section) or []

    def office(self, part: str) -> dict | None:
        """The row of one of its offices, by its UUID or the first digits of it; None if it has no such office."""
        return next((office for office in self.rows("offices") if office["uuid"].startswith(part)), None)


class Resolver:
    """A lookup from UUID to `Target`; what is not published is simply not there."""

    def __init__(self, targets: Iterable[Target] = ()):
        self._targets = {target.uuid: target for target in targets}

    @classmethod
    def of(cls, uuids: Iterable[str]) -> "Resolver":
        """Look all of them up with one query."""
        wanted = sorted({str(uuid) for uuid in uuids})
        return cls(_target(row) for row in Address.objects.raw(NEEDED, [wanted])) if wanted else cls()

    def get(self, uuid: str) -> Target | None:
        """The target, or None if it is not published now."""
        return self._targets.get(str(uuid))

    def __contains__(self, uuid: str) -> bool:
        return str(uuid) in self._targets

    def __iter__(self):
        return iter(self._targets.values())

    def __len__(self) -> int:
        return len(self._targets)


def _target(row: Address) -> Target:
    core = json.loads(row.core) if isinstance(row.core, str) else row.core
    return Target(str(row.uuid), row.kind, row.number, row.version, heading(core), row.lower, row.upper, core)
