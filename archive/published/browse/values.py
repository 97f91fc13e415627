"""A value of a facet as a result shows it."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Name:
    """What a value is called: `written` in addresses, `label` in `language` on the page.

    `parent`: of a value that lies within another, that other one as indexed.
    `memo`: what those who show the value have made of its name, which lasts as long as the name does.
    """

    written: str
    label: str
    language: str
    parent: str = ""
    memo: dict[str, str] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Value:
    """A value, what it is called, and what choosing it alone would find.

    `below`: values that lie within it, whose entries it includes.
    """

    name: Name
    count: int
    is_chosen: bool
    below: tuple["Value", ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether anything below it is chosen, so that it must not be folded away."""
        return any(one.is_chosen or one.is_open for one in self.below)
