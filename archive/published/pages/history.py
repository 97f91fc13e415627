"""The versions of an entry, and how to cite the one that is shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django.utils.translation import pgettext_lazy

from . import addresses, dates
from .values import Text, When


class Published(Protocol):
    """A published version; `archive.published.models.version.Version` is one."""

    version: int
    published: datetime
    basis: str


# Why a version may be read, in words for readers.
_BASES = {
    "approved": pgettext_lazy("basis", "approved by a reviewer"),
    "seeded": pgettext_lazy("basis", "loaded with the first content"),
    "exception": pgettext_lazy("basis", "published by documented exception"),
}


@dataclass(frozen=True)
class Line:
    """One version of the history."""

    number: int
    href: str
    published: When
    basis: str
    is_shown: bool


@dataclass(frozen=True)
class Citation:
    """What to write under a text that uses the entry. `address` holds for ever."""

    title: Text
    date: str
    number: str
    version: int
    published: When
    address: str


def history(versions: Iterable[Published], language: str, number: str, shown: int) -> list[Line]:
    """The versions as given, the newest first."""
    return [
        Line(
            one.version,
            addresses.version(language, number, one.version),
            dates.on(one.published.date(), language),
            str(_BASES.get(one.basis, one.basis)),
            one.version == shown,
        )
        for one in versions
    ]
