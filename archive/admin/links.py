"""Which columns of the editors' tables point at which entries or parts: read off the record schemas."""

from dataclasses import dataclass

from django.db.models import Model

from archive.editorial.cells import REFERENCES, column_name
from archive.editorial.models.registry import KIND_MODELS, PART_MODELS
from archive.record.fields import FarPartRef, PartRef
from archive.record.kinds import KINDS


@dataclass(frozen=True)
class Link:
    """One such column. `own`: it points at a part of the same entry.

    `kinds`, `sections`: what it may point at, empty for anything.
    """

    table: str
    column: str
    target: type[Model]
    kinds: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    own: bool = False
    to_part: bool = False


def _link(model: type[Model], field, in_part: bool) -> Link:
    column = column_name(field, in_part)
    return Link(
        model._meta.model_name,
        column,
        model._meta.get_field(column).remote_field.model,
        getattr(field, "kinds", ()),
        getattr(field, "parts", ()),
        isinstance(field, PartRef),
        isinstance(field, PartRef | FarPartRef),
    )


def _of_kinds():
    for name, kind in KINDS.items():
        yield from ((KIND_MODELS[name], field, False) for field in kind.fields if isinstance(field, REFERENCES))
        for section, part in kind.part_by_name.items():
            links = (field for field in part.fields if isinstance(field, REFERENCES))
            yield from ((PART_MODELS[section], field, True) for field in links)


# By name of the table and of the column.
LINKS: dict[tuple[str, str], Link] = {
    (link.table, link.column): link for link in (_link(*found) for found in _of_kinds())
}


def links_of(model: type[Model]) -> list[Link]:
    """The links that a table holds."""
    return [link for link in LINKS.values() if link.table == model._meta.model_name]
