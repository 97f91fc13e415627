"""The policy in words: who may do what with an entry in which state, as the one table says it."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.editorial.models.progress import STATES
from archive.editorial.workflow.exemptions import open_exemptions
from archive.editorial.workflow.policy import ANY, ARCHIVE_TABLE, CONDITIONS, NEW, Condition, cells
from archive.editorial.workflow.roles import ROLES, roles_of
from archive.editorial.workflow.transition import TRANSITIONS

# Changes of state have labels of their own, on their pages.
ACTIONS = {
    "view": gettext_lazy("See the entry"),
    "preview": gettext_lazy("Preview it"),
    "history": gettext_lazy("See its history"),
    "export": gettext_lazy("Export it"),
    "comment": gettext_lazy("Write comments"),
    "resolve": gettext_lazy("Resolve comments"),
    "share": gettext_lazy("Share a preview with people without an account"),
    "add": gettext_lazy("Begin an entry"),
    "change": gettext_lazy("Change it"),
    "restore": gettext_lazy("Bring back an earlier revision"),
    "schedule": gettext_lazy("Set a time to publish"),
    "unschedule": gettext_lazy("Cancel the time to publish"),
    "schedule-withdrawal": gettext_lazy("Set a time to withdraw"),
    "unschedule-withdrawal": gettext_lazy("Cancel the time to withdraw"),
    "close-until": gettext_lazy("Close until a day"),
}
ARCHIVE_ACTIONS = {
    "journal": gettext_lazy("Read the journal"),
    "inspect": gettext_lazy("Look at the tables behind the archive"),
    "exempt": gettext_lazy("Open and close exemptions from the two-person rule"),
    "roles": gettext_lazy("Manage accounts and roles"),
}


@dataclass(frozen=True)
class Permission:
    """One cell in words; empty `states` means in every state."""

    states: str
    condition: str


@dataclass(frozen=True)
class Row:
    """One action, with a list of permissions for each role; an empty one means no."""

    label: str
    cells: list[list[Permission]]


def view(site, request: HttpRequest) -> HttpResponse:
    """The page. Whoever has a role may read what the roles may do."""
    if not roles_of(request.user):
        raise PermissionDenied
    context = {
        **site.each_context(request),
        "title": _("Who may do what"),
        "roles": [capfirst(str(label)) for label in ROLES.values()],
        "mine": [str(label) for name, label in ROLES.items() if name in roles_of(request.user)],
        "rows": rows(),
        "archive_rows": [
            (ARCHIVE_ACTIONS[action], [role in allowed for role in ROLES]) for action, allowed in ARCHIVE_TABLE.items()
        ],
        "exemptions": open_exemptions(),
    }
    return TemplateResponse(request, "admin/archive/policy.html", context)


def action_label(action: str) -> str:
    """An action in words. Raises KeyError if nobody has given it any."""
    return str(ACTIONS[action] if action in ACTIONS else TRANSITIONS[action].label)


def rows() -> list[Row]:
    """The table, made from the cells that the policy itself reads."""
    found: dict[str, dict[str, dict[Condition, list[str]]]] = {}
    for action, role, state, condition in cells():
        conditions = found.setdefault(action, {role: {} for role in ROLES})[role]
        if condition is not None:
            conditions.setdefault(condition, []).append(state)
    return [
        Row(action_label(action), [_permissions(by_role[role]) for role in ROLES]) for action, by_role in found.items()
    ]


def _permissions(conditions: dict[Condition, list[str]]) -> list[Permission]:
    return [Permission(_states(states), str(CONDITIONS[condition])) for condition, states in conditions.items()]


def _states(states: list[str]) -> str:
    if set(states) in (set(ANY), {NEW}):
        return ""
    return ", ".join(str(STATES[state]) for state in states)
