"""Why something could not be published or withdrawn; the messages are for editors."""

from archive.editorial.workflow.errors import Refused


class PublishingError(Refused):
    """The change of state was refused and nothing was changed."""
