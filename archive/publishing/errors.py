"""Why something could not be published or withdrawn; the messages are for editors."""


class PublishingError(Exception):
    """The change of state was refused and nothing was changed."""
