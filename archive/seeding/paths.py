"""The paths of claims: `actions/signature/taken` names a row by its local key, the record names it by its UUID."""

import uuid

from .keys import part_uuid
from .values import Context


def resolve_paths(parts: dict[str, list[dict]], context: Context) -> None:
    """Put the UUID in the place of the local key, in the paths of all claims; a key that no row has is a fault."""
    for claim in parts.get("claims", []):
        section, _, rest = claim.get("path", "").partition("/")
        name, _, field = rest.partition("/")
        if not field or section not in context.entry.kind.part_by_name or _is_uuid(name):
            continue
        found = part_uuid(context.entry.key, section, name)
        if not any(row["uuid"] == found for row in parts.get(section, [])):
            context.faults.add(
                context.entry.spot, f"claim about {claim['path']}: no row of {section} has the key {name!r}"
            )
        claim["path"] = f"{section}/{found}/{field}"


def _is_uuid(text: str) -> bool:
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True
