"""What an export format is."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from archive.primitives.registry import Registry

from .rows import ExportRow


class ExportFormat:
    """A way of writing entries as text. `name` is the ending of its files."""

    name: str
    content_type: str

    def lines(self, rows: Iterable[ExportRow], languages: Sequence[str], today: date) -> Iterator[str]:
        """The text piece by piece; `languages` are those whose words are written, never one in place of another.

        `today`: the day as of which the rows tell what changes with time.
        """
        raise NotImplementedError


FORMATS: Registry[ExportFormat] = Registry("export formats")
