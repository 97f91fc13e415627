"""How a kind of entry is described: its fields, its parts, and the registry of kinds."""

from dataclasses import dataclass, field
from functools import cached_property

from archive.primitives.public_numbers import LETTERS

from .fields import Field


@dataclass(frozen=True)
class Part:
    """A list of rows with UUIDs of their own, under `name` in the record's `parts`.

    `identity` names the fields that tell one row from another of the same entry; seeds derive the UUID from them.
    `any_of` names fields of which at least one must be present.
    """

    name: str
    fields: tuple[Field, ...]
    identity: tuple[str, ...]
    any_of: tuple[str, ...] = ()

    def field(self, name: str) -> Field:
        """The field called `name`; KeyError if there is none."""
        return {one.name: one for one in self.fields}[name]


@dataclass(frozen=True)
class Kind:
    """A kind of entry: its own `fields` and `parts` follow the ones that every kind has (`archive.record.common`)."""

    name: str
    fields: tuple[Field, ...]
    parts: tuple[Part, ...]
    version: int = 1
    upgrades: dict = field(default_factory=dict, hash=False, compare=False)

    @property
    def letter(self) -> str:
        """The letter of its public numbers."""
        return LETTERS[self.name]

    @property
    def schema(self) -> str:
        """The name and version written into each record, such as `agreement/1`."""
        return f"{self.name}/{self.version}"

    @cached_property
    def part_by_name(self) -> dict[str, Part]:
        """The parts by their name in the record."""
        return {part.name: part for part in self.parts}

    @cached_property
    def field_by_name(self) -> dict[str, Field]:
        """The entry's own fields by name."""
        return {one.name: one for one in self.fields}
