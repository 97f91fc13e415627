"""The act that the two ways to publish from the desk share."""

from collections.abc import Callable

from archive.editorial.workflow.people import authors
from archive.editorial.workflow.transition import Step

from .publish import publish


def publishing(basis: str) -> Callable[[Step], None]:
    """Give the act that publishes the newest revision on this basis; refused as `publish` refuses.

    Whom it concerns is found first: once it is published, nobody is an author of what is proposed.
    """

    def act(step: Step) -> None:
        step.concerned = [step.progress.submitter, *authors(step.entry)]
        version = publish(step.entry, by=step.by, basis=basis, note=step.reason, expected=step.revision.number)
        step.details["version"] = version.version

    return act
