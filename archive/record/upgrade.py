"""Old records read as records of today's schema."""

from .kinds import KINDS


class UnknownSchema(ValueError):
    """The record names a kind, or a version of its schema, that this program does not know."""


def upgrade(record: dict) -> dict:
    """The record in the newest schema of its kind; one already there is returned unchanged. Raises UnknownSchema."""
    kind = KINDS.get(record.get("kind", ""))
    name, _, version = str(record.get("schema", "")).partition("/")
    if kind is None or name != kind.name or not version.isdecimal() or not 1 <= int(version) <= kind.version:
        raise UnknownSchema(f"no schema {record.get('schema')!r} of kind {record.get('kind')!r}")
    for step in range(int(version), kind.version):
        record = {**kind.upgrades[step](record), "schema": f"{name}/{step + 1}"}
    return record
