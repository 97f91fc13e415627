"""The one way to an export, for a page and for the command."""

from collections.abc import Iterator

from archive.primitives.languages import LANGUAGES
from archive.published.browse.filters import Parameters

from .formats import FORMATS
from .rows import export_rows


def export(filters: Parameters, format_name: str, base: str, language: str = "en") -> Iterator[str]:
    """The pieces of the file that answers a query without problems; `language` orders it where titles do.

    ValueError if the query has problems, RegistryError if there is no such format: both before the first piece.
    """
    wanted = filters.cleaned.get("languages") or "all"
    languages = LANGUAGES if wanted == "all" else (wanted,)
    rows = export_rows(filters.result(language), base, filters.today)
    return FORMATS[format_name].lines(rows, languages, filters.today)
