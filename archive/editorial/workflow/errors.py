"""Why a change of state was refused; the messages are for editors."""

from django.utils.translation import gettext

from archive.editorial.models.progress import STATES


class Refused(Exception):
    """The act was refused and nothing was changed."""


class NotAllowed(Refused):
    """The policy does not let this editor do this to this entry now. Such a refusal is journalled.

    `why` is a message of the catalogue, untranslated, `of` what stands in it. The text of the exception is in the
    language of whoever is refused; the journal gets `details`, which `why_in_words` puts into that of its reader.
    """

    def __init__(self, why: str, **of: str):
        self.details = {"why": why, **({"of": of} if of else {})}
        super().__init__(why_in_words(self.details))


def why_in_words(details: dict) -> str:
    """The reason among the details of a line of the journal; what is no message of the catalogue stays as it is."""
    why, of = details.get("why") or "", details.get("of")
    said = gettext(why) if why else ""
    return said % {name: STATES.get(value, value) for name, value in of.items()} if of else said
