"""Two saves of one entry that started from the same revision: their states, and how they meet.

The rules of the merge are those of `archive.record.merge`; here are the internal part beside the record, the revisions,
and the tables.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from archive.editorial.capture import capture
from archive.editorial.models.entry import Entry
from archive.editorial.models.revision import Revision
from archive.editorial.restore import restore
from archive.record import held
from archive.record.merge import Conflict, Merged, merge, merge_internal, resolve

from .saving import whole


@dataclass(frozen=True)
class State:
    """All of an entry: the record with the languages that are held back, `{"note": str, "languages": [code]}`."""

    record: dict
    internal: dict


@dataclass(frozen=True)
class Meeting:
    """What came of merging two states; `state` is final where `conflicts` name nothing."""

    record: Merged
    internal: Merged

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What has to be chosen, always in the same order for the same three states."""
        return (*self.record.conflicts, *self.internal.conflicts)

    @property
    def state(self) -> State:
        """The merged state."""
        return State(self.record.record, self.internal.record)

    def chosen(self, choices: Mapping[str, object]) -> "Meeting":
        """The same with the values chosen for these paths."""
        return Meeting(resolve(self.record, choices), resolve(self.internal, choices))


def meet(base: State, theirs: State, mine: State) -> Meeting:
    """Merge two states that started from `base`."""
    return Meeting(
        merge(base.record, theirs.record, mine.record),
        merge_internal(base.internal, theirs.internal, mine.internal),
    )


def state_of(revision: Revision) -> State:
    """The state that a revision holds."""
    return State(whole(revision), _internal(json.loads(revision.internal)))


def present(entry: Entry) -> State:
    """The state that the tables hold now."""
    captured = capture(entry)
    return State(held.merge(captured.record, captured.internal.get("held", {})), _internal(captured.internal))


def put(state: State) -> None:
    """Write a state into the tables; RestoreError if it cannot stand there."""
    internal = {"note": state.internal.get("note", ""), "held": {"languages": state.internal.get("languages", [])}}
    restore([state.record], {state.record["uuid"]: internal})


def _internal(internal: dict) -> dict:
    found = {"note": internal.get("note"), "languages": internal.get("held", {}).get("languages")}
    return {name: value for name, value in found.items() if value}
