"""A value of a facet as a result shows it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Value:
    """A value of a facet: `written` in addresses, `label` in `language`, and what choosing it alone would find.

    `below`: values that lie within it, whose entries it includes.
    """

    written: str
    label: str
    language: str
    count: int
    is_chosen: bool
    below: tuple["Value", ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether anything below it is chosen, so that it must not be folded away."""
        return any(one.is_chosen or one.is_open for one in self.below)
