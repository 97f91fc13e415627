"""What a change of state is, and the one way to make one."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from archive.editorial.journal import note
from archive.editorial.models.entry import Entry
from archive.editorial.models.progress import Progress
from archive.editorial.models.revision import Revision
from archive.editorial.notices import tell
from archive.editorial.revisions import lock
from archive.primitives.cleaning import clean
from archive.primitives.registry import Registry

from .errors import NotAllowed, Refused
from .policy import may, require, state_of
from .progress import progress_of


@dataclass
class Step:
    """One change of state while it is made, under the lock of the entry's row.

    `revision` is the newest one, which the editor saw; `values` are the further inputs, already of their types. What
    `act` puts into `details` (plain JSON values) goes to the journal and into the notices. `concerned`: whom
    `act` found to be told, where that is not known afterwards.
    """

    entry: Entry
    progress: Progress
    revision: Revision
    by: object
    reason: str
    values: dict = field(default_factory=dict)
    details: dict = field(default_factory=dict)
    concerned: Iterable = ()


def _nobody(step: Step) -> Iterable:
    return ()


def _always(entry: Entry, progress: Progress) -> bool:
    return True


@dataclass(frozen=True)
class Transition:
    """A change of state with its words. Who may make it in which state says the policy table, under the same `name`.

    `act(step)` raises Refused; `applies(entry, progress)` tells whether it makes sense beside what the policy asks;
    `told(step)` are the users to be told, besides whom those are left out who may not see the entry. `reason` labels
    the reason, None: it asks for none; `inputs` name what else the page asks for. `notes_itself`: `act` writes
    the journal line.
    """

    name: str
    label: Promise
    explanation: Promise
    button: Promise
    done: Promise
    act: Callable[[Step], None]
    reason: Promise | None = None
    is_reason_needed: bool = False
    inputs: tuple[str, ...] = ()
    applies: Callable[[Entry, Progress], bool] = _always
    notes_itself: bool = False
    told: Callable[[Step], Iterable] = _nobody


TRANSITIONS: Registry[Transition] = Registry("transitions")


def perform(name: str, entry: Entry, *, by, expected: int | None, reason: str = "", **values) -> Step:
    """Make the change of state: whole or not at all, journalled, with those told whom it concerns.

    `expected`: the number of the revision that the editor saw. Raises StaleRevision, NotAllowed (journalled too) and
    Refused.
    """
    return perform_together([(name, values)], entry, by=by, expected=expected, reason=reason)[0]


def perform_together(
    acts: Sequence[tuple[str, dict]], entry: Entry, *, by, expected: int | None, reason: str = ""
) -> list[Step]:
    """Make several changes of state, given as (name, further inputs), as one decision: all of them or none.

    Raises what `perform` raises; the journal names the one that was not allowed.
    """
    name, steps = "", []
    try:
        with transaction.atomic():
            for name, values in acts:
                steps.append(_perform(TRANSITIONS[name], entry, by, expected, clean(reason).strip(), values))
    except NotAllowed as refusal:
        note("refused", entry.uuid, by, action=name, **refusal.details)
        raise
    return steps


def _perform(transition: Transition, entry: Entry, by, expected, reason: str, values: dict) -> Step:
    revision = lock(entry, expected)
    require(by, transition.name, entry)
    if revision is None:
        raise Refused(_("This entry has never been saved as a revision."))
    step = Step(entry, progress_of(entry), revision, by, reason, values)
    if transition.is_reason_needed and not reason:
        raise Refused(_("Give a reason."))
    transition.act(step)
    details = {"revision": revision.number, **({"reason": reason} if reason else {}), **step.details}
    state = state_of(entry)
    seeing = (user for user in transition.told(step) if may(user, "view", entry, state))
    tell(transition.name, entry, by, seeing, details)
    if not transition.notes_itself:
        note(transition.name, entry.uuid, by, **details)
    return step


def possible(user, entry: Entry) -> list[Transition]:
    """The changes of state that this editor can make now."""
    progress = progress_of(entry)
    return [one for one in TRANSITIONS if may(user, one.name, entry, progress.state) and one.applies(entry, progress)]
