"""What the editor of a request may do: asked of the policy once a page, for a form asks it for every section."""

from django.http import HttpRequest

from archive.editorial.workflow.policy import may


def allowed(request: HttpRequest, action: str, obj, kind: str) -> bool:
    """Whether the editor may do `action` with `obj`, or if it is None with an entry of the kind.

    Only for what a page shows: whoever writes asks the policy anew, under the lock of the entry.
    """
    known = request.__dict__.setdefault("desk_allowed", {})
    key = action, obj and obj.pk
    if key not in known:
        known[key] = may(request.user, action, kind if obj is None else obj)
    return known[key]
