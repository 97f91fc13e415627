"""Why a change of state was refused; the messages are for editors."""


class Refused(Exception):
    """The act was refused and nothing was changed."""


class NotAllowed(Refused):
    """The policy does not let this editor do this to this entry now. Such a refusal is journalled."""
