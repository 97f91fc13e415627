"""The offices that a person held, each a part of an institution."""

import re
from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from archive.primitives.public_numbers import PublicNumberError, parse
from archive.published.facet import FACETS, Facet, Known, Numbered
from archive.published.surroundings import Surroundings
from archive.published.titles import shown_title

_PART = re.compile(r"[0-9a-f]{8}")


class OfficeFacet(Facet):
    """Ambassador to Türkiye, president of Kazakhstan and so on.

    An indexed value is the institution's UUID and the first eight digits of the office's, which also name its place
    on the institution's page; an address has the public number instead, as `i5.1a2b3c4d`.
    """

    name = "office"
    label = _("Office held")
    position = 8

    def values(self, record: dict, around: Surroundings) -> Iterable[str]:
        """The offices of a person's postings."""
        offices = [row["office"] for row in record.get("parts", {}).get("postings", []) if "office" in row]
        return {f"{far['entry']}.{far['part'][:8]}" for far in offices}

    def read(self, text: str) -> Numbered | None:
        """An institution's public number and a part."""
        number, _dot, part = text.partition(".")
        try:
            kind, found = parse(number)
        except PublicNumberError:
            return None
        return Numbered(kind, found, part) if kind == "institution" and _PART.fullmatch(part) else None

    def entry_of(self, value: str) -> str:
        """The institution."""
        return value.partition(".")[0]

    def value_label(self, value: str, language: str, resolver: Known) -> tuple[str, str] | None:
        """The title of the office, as long as its institution is published and has it."""
        target = resolver.get(self.entry_of(value))
        office = target and target.office(value.partition(".")[2])
        return shown_title(office["title"], language, target.public_number) if office else None

    def written(self, value: str, resolver: Known) -> str | None:
        """The institution's public number and the part."""
        target = resolver.get(self.entry_of(value))
        return f"{target.public_number}.{value.partition('.')[2]}" if target else None


FACETS.register(OfficeFacet())
