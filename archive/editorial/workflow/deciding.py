"""The line that a reviewer's decision leaves, bound to the hash of what was submitted."""

from archive.editorial.models.revision import Decision

from .transition import Step


def decide(step: Step, outcome: str) -> Decision:
    """Store the decision of whoever takes the step; the database refuses one by an author."""
    submitted = step.progress.revision
    return Decision.objects.create(
        revision=submitted, record_hash=submitted.record_hash, outcome=outcome, by=step.by, reason=step.reason
    )
