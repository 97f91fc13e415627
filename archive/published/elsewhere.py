"""Statements, figures and disputes that are recorded with other entries and are about this one."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace

from archive.record.references import targets
from archive.record.served import served

from .models.version import Version

# The parts are cut out of a body once (MATERIALIZED): PostgreSQL would unpack the whole body for each path again.
CUT = "jsonb_build_object('parts', v.body->'parts') AS body"

# Of each entry in `chosen` only the rows named there as `c`, with what hangs on them: an indicator has hundreds.
ROWS = """, claimed AS (
    SELECT chosen.*, these || jsonb_build_object(
        'd', jsonb_path_query_array(body, '$.parts.claims[*] ? (@.dispute == $c[*]).uuid', these)) AS those
    FROM chosen WHERE these->'c' <> '[]'
)
SELECT id, uuid, kind, jsonb_build_object(
    'statements', jsonb_path_query_array(body, '$.parts.statements[*] ? (@.uuid == $c[*])', these),
    'figures', jsonb_path_query_array(body, '$.parts.figures[*] ? (@.uuid == $c[*])', these),
    'disputes', jsonb_path_query_array(body, '$.parts.disputes[*] ? (@.uuid == $c[*])', these),
    'claims', jsonb_path_query_array(body, '$.parts.claims[*] ? (@.dispute == $c[*])', these),
    'actors', jsonb_path_query_array(body, '$.parts.actors[*] ? (@.of == $c[*])', these),
    'relations', jsonb_path_query_array(body, '$.parts.relations[*] ? (@.of == $c[*])', these),
    'citations', jsonb_path_query_array(body, '$.parts.citations[*] ? (@.of == $c[*] || @.of == $d[*])', those)
) AS parts FROM claimed ORDER BY kind, uuid
"""

ABOUT = (
    f"""
WITH home AS MATERIALIZED (
    SELECT a.uuid, a.kind, v.id, {CUT}, jsonb_build_object('x', %(uuid)s::text) AS this
    FROM archive_address a JOIN archive_version v ON v.uuid = a.uuid AND v.version = a.version
    WHERE a.state = 'published' AND a.uuid <> %(uuid)s::uuid AND a.uuid IN (
        SELECT l.subject FROM archive_link l WHERE l.target = %(uuid)s::uuid AND l.shown
        AND ((l.section = 'relations' AND l.label = 'about') OR l.section = 'claims'))
), chosen AS MATERIALIZED (
    SELECT home.*, jsonb_build_object('c', jsonb_path_query_array(
        body, '$.parts.claims[*] ? (@.part.entry == $x).dispute', this) || jsonb_path_query_array(
        body, '$.parts.relations[*] ? (@.type == "about" && @.entry == $x).of', this)) AS these
    FROM home
)"""
    + ROWS
)

NAMED = (
    f"""
WITH chosen AS MATERIALIZED (
    SELECT a.uuid, a.kind, v.id, {CUT}, jsonb_build_object('c', to_jsonb(%(rows)s::text[])) AS these
    FROM archive_address a JOIN archive_version v ON v.uuid = a.uuid AND v.version = a.version
    WHERE a.state = 'published' AND a.uuid = ANY(%(homes)s::uuid[])
)"""
    + ROWS
)


@dataclass(frozen=True)
class Elsewhere:
    """Evidence recorded with the entry `home`: rows by section, in the shape of a record's parts."""

    home: str
    kind: str
    parts: dict[str, list[dict]]

    @property
    def targets(self) -> set[str]:
        """The home, and the entries that the rows name."""
        return {self.home} | targets({"kind": self.kind, "parts": self.parts})

    def served(self, published) -> "Elsewhere":
        """The rows without references to what is not in `published`."""
        return replace(self, parts=served({"kind": self.kind, "parts": self.parts}, published).get("parts", {}))


def evidence_about(uuid: str) -> list[Elsewhere]:
    """The evidence about an entry that other published entries hold, as they are published now: one query."""
    return _read(ABOUT, {"uuid": str(uuid)})


def evidence_named(homes: Iterable[str], rows: Iterable[str]) -> list[Elsewhere]:
    """These statements, figures and disputes of these entries: one query, none if there are none."""
    wanted = {"homes": sorted(set(homes)), "rows": sorted(set(rows))}
    return _read(NAMED, wanted) if wanted["rows"] else []


def _read(sql: str, parameters: dict) -> list[Elsewhere]:
    found = Version.objects.raw(sql, parameters)
    return [Elsewhere(str(row.uuid), row.kind, _parts(row)) for row in found]


def _parts(row: Version) -> dict[str, list[dict]]:
    parts = json.loads(row.parts) if isinstance(row.parts, str) else row.parts
    return {section: rows for section, rows in parts.items() if rows}
