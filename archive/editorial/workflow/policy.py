"""The one place that decides who may do what with an entry, in which state. What is not listed is refused.

Every door and every act asks `may` or `require`; pages and tests read the same table through `cells`.
"""

from collections.abc import Iterator
from enum import StrEnum

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy, gettext_noop

from archive.editorial.models.entry import Entry
from archive.editorial.models.exemption import Exemption
from archive.editorial.models.progress import APPROVED, CHANGES_REQUESTED, DRAFT, SCHEDULED, STATES, SUBMITTED, Progress
from archive.editorial.models.registry import KIND_MODELS
from archive.editorial.models.revision import Revision

from .errors import NotAllowed
from .progress import proposed
from .roles import ADMINISTRATOR, CONTRIBUTOR, EDITOR, PUBLISHER, REVIEWER, ROLES, TRANSLATOR, languages_of, roles_of


class Condition(StrEnum):
    """What must hold besides role and state."""

    ALWAYS = "always"
    OWN = "own"
    OWN_OR_PUBLIC = "own-or-public"
    LANGUAGE = "language"
    NOT_AUTHOR = "not-author"
    EXEMPT = "exempt"


CONDITIONS = {
    Condition.ALWAYS: gettext_lazy("yes"),
    Condition.OWN: gettext_lazy("entries that one has written at"),
    Condition.OWN_OR_PUBLIC: gettext_lazy("entries that one has written at, and what was ever published"),
    Condition.LANGUAGE: gettext_lazy("in one's own languages only"),
    Condition.NOT_AUTHOR: gettext_lazy("if one has written none of it since it was last published"),
    Condition.EXEMPT: gettext_lazy("while an exemption from the two-person rule is open"),
}
ALWAYS, OWN, OWN_OR_PUBLIC, LANGUAGE, NOT_AUTHOR, EXEMPT = Condition

NEW = "new"  # the state of an entry that does not exist yet
ANY = tuple(STATES)
OPEN = (DRAFT, CHANGES_REQUESTED)
WRITABLE = (DRAFT, CHANGES_REQUESTED, APPROVED)
DECIDED = (SUBMITTED, APPROVED, SCHEDULED)

_SEEN = {
    CONTRIBUTOR: (ANY, OWN_OR_PUBLIC),
    TRANSLATOR: (ANY, ALWAYS),
    EDITOR: (ANY, ALWAYS),
    REVIEWER: (ANY, ALWAYS),
    PUBLISHER: (ANY, ALWAYS),
    ADMINISTRATOR: (ANY, ALWAYS),
}
_PUBLIC = {PUBLISHER: (ANY, ALWAYS), ADMINISTRATOR: (ANY, ALWAYS)}
_SCHEDULED = {PUBLISHER: ((SCHEDULED,), ALWAYS), ADMINISTRATOR: ((SCHEDULED,), ALWAYS)}
_SAID = {**_SEEN, CONTRIBUTOR: (ANY, OWN)}
_WRITERS = {EDITOR: (WRITABLE, ALWAYS), ADMINISTRATOR: (WRITABLE, ALWAYS)}

# Action → role → the states in which it is allowed, and under which condition.
TABLE: dict[str, dict[str, tuple[tuple[str, ...], Condition]]] = {
    "view": _SEEN,
    "preview": _SEEN,
    "history": _SEEN,
    "comment": _SAID,
    "resolve": _SAID,
    "share": _SAID,
    "add": dict.fromkeys((CONTRIBUTOR, EDITOR, ADMINISTRATOR), ((NEW,), ALWAYS)),
    "change": {CONTRIBUTOR: (OPEN, OWN), TRANSLATOR: (WRITABLE, LANGUAGE), **_WRITERS},
    "restore": {CONTRIBUTOR: (OPEN, OWN), **_WRITERS},
    "submit": {
        CONTRIBUTOR: (OPEN, OWN),
        TRANSLATOR: (OPEN, OWN),
        EDITOR: (OPEN, ALWAYS),
        ADMINISTRATOR: (OPEN, ALWAYS),
    },
    "recall": {
        CONTRIBUTOR: ((SUBMITTED,), OWN),
        TRANSLATOR: ((SUBMITTED,), OWN),
        EDITOR: ((SUBMITTED,), ALWAYS),
        ADMINISTRATOR: ((SUBMITTED,), ALWAYS),
    },
    "assign": dict.fromkeys((EDITOR, REVIEWER, PUBLISHER, ADMINISTRATOR), ((SUBMITTED,), ALWAYS)),
    "approve": dict.fromkeys((REVIEWER, ADMINISTRATOR), ((SUBMITTED,), NOT_AUTHOR)),
    "return": dict.fromkeys((REVIEWER, PUBLISHER, ADMINISTRATOR), (DECIDED, NOT_AUTHOR)),
    "schedule": dict.fromkeys((PUBLISHER, ADMINISTRATOR), ((APPROVED,), ALWAYS)),
    "unschedule": _SCHEDULED,
    "publish": dict.fromkeys((PUBLISHER, ADMINISTRATOR), ((APPROVED, SCHEDULED), ALWAYS)),
    "publish-unreviewed": {ADMINISTRATOR: ((*OPEN, SUBMITTED), EXEMPT)},
    "withdraw": _PUBLIC,
    "republish": _PUBLIC,
    "schedule-withdrawal": _PUBLIC,
    "unschedule-withdrawal": _PUBLIC,
    "close-until": _PUBLIC,
}

# What concerns the archive as a whole: action → roles.
ARCHIVE_TABLE: dict[str, tuple[str, ...]] = {
    "journal": (EDITOR, REVIEWER, PUBLISHER, ADMINISTRATOR),
    "inspect": (EDITOR, REVIEWER, PUBLISHER, ADMINISTRATOR),
    "exempt": (ADMINISTRATOR,),
    "roles": (ADMINISTRATOR,),
}


def cells() -> Iterator[tuple[str, str, str, Condition | None]]:
    """(action, role, state, condition) for every cell of the table; None where it says no."""
    for action, rows in TABLE.items():
        for role in ROLES:
            states, condition = rows.get(role, ((), None))
            for state in (NEW, *ANY):
                yield action, role, state, condition if state in states else None


def may(user, action: str, entry: Entry | str, state: str | None = None) -> bool:
    """Tell whether `user` may do `action` with `entry`; for the name of a kind, with some entry of that kind.

    `state`: the state of the entry, where a page has asked for it already and only shows what is possible.
    """
    if isinstance(entry, str):
        return entry in KIND_MODELS and any(role in TABLE.get(action, ()) for role in roles_of(user))
    conditions = _conditions(user, action, state or state_of(entry))
    return any(_holds(condition, user, entry) for condition in conditions)


def may_in_archive(user, action: str) -> bool:
    """Tell whether `user` may do what concerns the archive as a whole."""
    return bool(roles_of(user) & set(ARCHIVE_TABLE.get(action, ())))


def require(user, action: str, entry: Entry | str) -> None:
    """Raise NotAllowed, with the reason in words, unless `may`."""
    if not may(user, action, entry):
        raise not_allowed(user, action, entry)


def state_of(entry: Entry) -> str:
    """The state of the working copy as the database has it now."""
    if entry.pk is None:
        return NEW
    return Progress.objects.filter(pk=entry.pk).values_list("state", flat=True).first() or DRAFT


def languages_allowed(user, entry: Entry) -> frozenset[str] | None:
    """The languages to which the editor's changes of this entry are limited; None if to none."""
    conditions = set(_conditions(user, "change", state_of(entry)))
    if any(_holds(condition, user, entry) for condition in conditions - {LANGUAGE}):
        return None
    return languages_of(user) if LANGUAGE in conditions else frozenset()


def visible(queryset: QuerySet, user) -> QuerySet:
    """Those of the entries that the editor may see, in one condition of the query."""
    found = {TABLE["view"][role][1] for role in roles_of(user) if role in TABLE["view"]}
    if ALWAYS in found:
        return queryset
    if OWN_OR_PUBLIC not in found:
        return queryset.none()
    written = Revision.objects.filter(author=user).values("entry_id")
    return queryset.filter(Q(first_published__isnull=False) | Q(pk__in=written))


def why_not(user, action: str, entry: Entry | str) -> str:
    """The reason of a refusal, for the editor."""
    return str(not_allowed(user, action, entry))


def not_allowed(user, action: str, entry: Entry | str) -> NotAllowed:
    """What is raised when the policy does not let the editor do this."""
    if isinstance(entry, str) or not roles_of(user) & set(TABLE.get(action, ())):
        return NotAllowed(gettext_noop("Your role does not allow this."))
    state = state_of(entry)
    conditions = set(_conditions(user, action, state))
    if not conditions:
        return NotAllowed(
            gettext_noop("This is not possible while the entry is in the state “%(state)s”."), state=state
        )
    if NOT_AUTHOR in conditions:
        return NotAllowed(
            gettext_noop("You have written some of this since it was last published. Somebody else must decide.")
        )
    if EXEMPT in conditions:
        return NotAllowed(gettext_noop("No exemption from the two-person rule is open."))
    return NotAllowed(gettext_noop("Your role allows this for entries that you have written at only."))


def is_for_another_state(user, action: str, entry: Entry) -> bool:
    """Whether a role of the user allows the action, only not while the entry is in its present state."""
    has_row = roles_of(user) & set(TABLE.get(action, ()))
    return bool(has_row) and not _conditions(user, action, state_of(entry))


def is_exempt() -> bool:
    """Whether an exemption from the two-person rule is open now."""
    return Exemption.objects.filter(closed__isnull=True, until__gt=timezone.now()).exists()


def is_author(user, entry: Entry) -> bool:
    """Whether the editor has written a revision of the entry since it was last published."""
    return proposed(entry).filter(author=user).exists()


def _conditions(user, action: str, state: str) -> list[Condition]:
    rows = TABLE.get(action, {})
    return [rows[role][1] for role in roles_of(user) if role in rows and state in rows[role][0]]


def _holds(condition: Condition, user, entry: Entry) -> bool:
    if condition is ALWAYS:
        return True
    if condition is OWN_OR_PUBLIC and entry.first_published is not None:
        return True
    if condition in (OWN, OWN_OR_PUBLIC):
        return Revision.objects.filter(entry_id=entry.pk, author=user).exists()
    if condition is LANGUAGE:
        return bool(languages_of(user))
    if condition is NOT_AUTHOR:
        return not is_author(user, entry)
    return is_exempt()
