"""The one place that decides who may do what with an entry. What is not listed is refused."""

from archive.editorial.models.entry import Entry
from archive.editorial.models.registry import KIND_MODELS

# Action → the permissions of which one is needed; `%s` is the kind.
NEEDED = {
    "view": ("archive.view_%s", "archive.change_%s"),
    "add": ("archive.add_%s",),
    "change": ("archive.change_%s",),
    "publish": ("archive.publish_%s",),
    "withdraw": ("archive.publish_%s",),
    "republish": ("archive.publish_%s",),
}


def may(user, action: str, entry: Entry | str) -> bool:
    """Tell whether `user` may do `action` with `entry`, or with any entry of a kind given by its name."""
    kind = entry if isinstance(entry, str) else entry.kind
    if kind not in KIND_MODELS:
        return False
    return any(user.has_perm(permission % kind) for permission in NEEDED.get(action, ()))
