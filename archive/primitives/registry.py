"""The registry class: kinds, facets, export formats, transitions are members, one file each, in a folder."""

import importlib
import pkgutil
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Generic, Protocol, TypeVar


class Named(Protocol):
    """What a registry asks of its members: a name, unique among them."""

    name: str


Member = TypeVar("Member", bound=Named)


class RegistryError(LookupError):
    """A member without a name, a taken name, a name nobody has, or a file that registers nothing."""


class Registry(Generic[Member]):
    """Named members in the order of registration; wrong composition stops the program at start-up."""

    def __init__(self, name: str) -> None:
        """`name` says in messages what the members are, such as "facets"."""
        self.name = name
        self._members: dict[str, Member] = {}

    def register(self, member: Member) -> Member:
        """Adds an object, or as decorator a class, and returns it. RegistryError: no name, or a taken one."""
        name = getattr(member, "name", None)
        if not isinstance(name, str) or not name:
            raise RegistryError(f"{self.name}: {member!r} has no name")
        if name in self._members:
            raise RegistryError(f"{self.name}: {name!r} is registered already, by {self._members[name]!r}")
        self._members[name] = member
        return member

    def load_folder(self, package: ModuleType | str) -> None:
        """Imports every module of a package, in alphabetical order, so that each registers its member.

        RegistryError when a module that was imported for the first time registered nothing: somebody forgot
        to.
        """
        if isinstance(package, str):
            package = importlib.import_module(package)
        for module in sorted(pkgutil.iter_modules(package.__path__), key=lambda found: found.name):
            self._load(f"{package.__name__}.{module.name}")

    def _load(self, module: str) -> None:
        known = len(self)
        is_new = module not in sys.modules
        importlib.import_module(module)
        if is_new and len(self) == known:
            raise RegistryError(f"{self.name}: {module} registers no member")

    def __getitem__(self, name: str) -> Member:
        """The member of this name; RegistryError, with the names there are, when nobody has it."""
        if name not in self._members:
            raise RegistryError(f"{self.name}: no {name!r} among {', '.join(self._members) or 'none'}")
        return self._members[name]

    def __contains__(self, name: object) -> bool:
        return name in self._members

    def __iter__(self) -> Iterator[Member]:
        return iter(self._members.values())

    def __len__(self) -> int:
        return len(self._members)

    def names(self) -> tuple[str, ...]:
        """All names, in the order of registration."""
        return tuple(self._members)
