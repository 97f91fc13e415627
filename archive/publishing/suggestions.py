"""The words by which published entries are suggested, made anew with their index rows."""

from collections.abc import Iterable, Iterator, Mapping

from archive.published.models.suggestion import Suggestion
from archive.published.search.lexemes import title_passages
from archive.published.search.suggesting import forms_to_keep

UNSUGGESTED = frozenset({"source"})  # their titles are those of others, in any language and of any length


def suggest_anew(uuids: Iterable[str], records: Mapping[str, dict]) -> None:
    """Remove what is kept of these entries, and keep the words of those that have a served record."""
    Suggestion.objects.filter(uuid__in=list(uuids)).delete()
    rows = [row for record in records.values() if record["kind"] not in UNSUGGESTED for row in _rows(record)]
    Suggestion.objects.bulk_create(rows, batch_size=2000)


def _rows(record: dict) -> Iterator[Suggestion]:
    known: set[str] = set()
    for passage in title_passages(record):
        for form, word, place, length in forms_to_keep(passage.text):
            if form not in known:
                known.add(form)
                yield Suggestion(
                    uuid=record["uuid"], kind=record["kind"], form=form, word=word, place=place, length=length
                )
