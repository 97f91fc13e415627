"""Which table holds which kind and which section of parts."""

from collections.abc import Iterable

from .agreement import Action, Agreement
from .diplomat import Diplomat, Milestone, Posting
from .document import Document
from .event import Event
from .evidence import Claim, Dispute, Figure, Statement
from .indicator import Indicator
from .institution import Institution, Office, Seat
from .part import Actor, Citation, Identifier, Name, Part, PlaceLink, Relation, Text, TopicLink, Translation
from .place import Place
from .source import Source
from .topic import Topic

KIND_MODELS = {
    model.KIND: model for model in (Document, Agreement, Diplomat, Institution, Event, Place, Topic, Source, Indicator)
}

# In the order in which rows can be written: a part comes after the parts it points at.
PART_MODELS = {
    model.SECTION: model
    for model in (
        Name,
        Text,
        TopicLink,
        PlaceLink,
        Identifier,
        Seat,
        Office,
        Posting,
        Milestone,
        Statement,
        Figure,
        Dispute,
        Claim,
        Actor,
        Action,
        Relation,
        Citation,
        Translation,
    )
}


def filled_sections(keys: Iterable[int]) -> set[str]:
    """The sections in which any of these entries (by their keys) has a row: one query that saves one for each other."""
    return set(Part.objects.filter(entry_id__in=list(keys)).order_by().values_list("section", flat=True).distinct())
