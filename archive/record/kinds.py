"""The registry of kinds, filled from one file a kind."""

from . import agreement, diplomat, document, event, indicator, institution, place, source, topic
from .schema import Kind

KINDS: dict[str, Kind] = {
    module.KIND.name: module.KIND
    for module in (document, agreement, diplomat, institution, event, place, topic, source, indicator)
}


def kind_of(record: dict) -> Kind:
    """The kind of a record; KeyError if the record names none of ours."""
    return KINDS[record["kind"]]
