"""What links to entries and parts are called at the desk: title, kind, dates, public number."""

from collections import defaultdict
from collections.abc import Iterable

from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

from archive.editorial.models.agreement import Action
from archive.editorial.models.entry import Entry
from archive.editorial.models.registry import KIND_MODELS, PART_MODELS
from archive.primitives.languages import LANGUAGES
from archive.published.models.version import Address
from archive.record.heading import DATE_FIELDS

from .widgets import desk_language

# A life or a term is told from both its ends.
ENDS = {"born": "died", "founded": "dissolved"}
LONGEST = 80


def entry_labels(entries: Iterable[Entry]) -> dict[int, str]:
    """Labels by key, such as “Visa agreement · agreement · 1992-03-02 · a42”, with one query a kind."""
    entries = list(entries)
    titles, dates = entry_titles(entries), _dates(entries)
    addresses = Address.objects.filter(uuid__in=[entry.uuid for entry in entries])
    numbers = {address.uuid: address.public_number for address in addresses}
    return {
        entry.pk: _joined(titles[entry.pk], kind_label(entry.kind), dates.get(entry.pk), numbers.get(entry.uuid))
        for entry in entries
    }


def _joined(*texts: str | None) -> str:
    return " · ".join(text for text in texts if text)


def kind_label(kind: str) -> str:
    """The kind in the desk's language."""
    return str(KIND_MODELS[kind]._meta.verbose_name)


def entry_titles(entries: list[Entry]) -> dict[int, str]:
    """The same, cut to what fits into a list."""
    return {key: Truncator(title).chars(LONGEST) for key, title in whole_titles(entries).items()}


def whole_titles(entries: list[Entry]) -> dict[int, str]:
    """Titles in the desk's language; of a source its own one, which only its own table knows."""
    titles = {entry.pk: entry.title_in(desk_language()) for entry in entries}
    bare = [entry.pk for entry in entries if entry.kind == "source" and not hasattr(entry, "own_title")]
    if bare:
        found = KIND_MODELS["source"].objects.filter(pk__in=bare).exclude(own_title="")
        titles |= dict(found.values_list("pk", "own_title"))
    return titles


def _dates(entries: list[Entry]) -> dict[int, str]:
    """The main dates as EDTF by key, where there are any."""
    keys = defaultdict(list)
    for entry in entries:
        keys[entry.kind].append(entry.pk)
    dates = {}
    for kind, own in keys.items():
        dates |= _signatures(own) if kind == "agreement" else _main_dates(kind, own)
    return dates


def _main_dates(kind: str, keys: list[int]) -> dict[int, str]:
    start = DATE_FIELDS.get(kind)
    if start is None:
        return {}
    columns = (start, ENDS[start]) if start in ENDS else (start,)
    rows = KIND_MODELS[kind].objects.filter(pk__in=keys).values_list("pk", *columns)
    return {key: _span(values) for key, *values in rows}


def _span(values: list[str]) -> str:
    """The start alone, or both ends; an end without a start keeps its dash."""
    start, *end = values
    return f"{start} – {end[0]}".strip() if any(end) else start


def _signatures(keys: list[int]) -> dict[int, str]:
    signed = Action.objects.filter(entry_id__in=keys, type="signature").exclude(taken="")
    return dict(signed.order_by("-taken_lower").values_list("entry_id", "taken"))


def section_label(section: str) -> str:
    """What a row of the section is called, such as “Action”."""
    return capfirst(str(PART_MODELS[section]._meta.verbose_name))


def part_label(row, number: int, title_of=lambda key: "") -> str:
    """Such as “Action 2: Signature, 1992-03-02”. `title_of` gives the label of a linked entry by its key."""
    words = ", ".join(filter(None, _clues(row, title_of)))
    head = f"{section_label(row.SECTION)} {number}"
    return f"{head}: {Truncator(words).chars(LONGEST)}" if words else head


def _clues(row, title_of):
    """What tells a row from its neighbours: its type, what it names, its words, its date."""
    for column in ("role", "type", "scheme"):
        if getattr(row, column, ""):
            yield str(getattr(row, f"get_{column}_display")())
    for column in ("entry_named_id", "place_id", "topic_id", "source_id"):
        if getattr(row, column, None):
            yield title_of(getattr(row, column))
    for column in ("title", "words", "question", "capacity"):
        yield in_any_language(row, column)
    for column in ("text", "value", "as_printed", "heading", "locator", "path", "taken", "date", "period"):
        value = getattr(row, column, "")
        yield value if isinstance(value, str) else ""


def in_any_language(row, column: str) -> str:
    """A translatable text in the desk's language if there, else in any; empty if there is none."""
    texts = (getattr(row, f"{column}_{code}", "") for code in (desk_language(), *LANGUAGES))
    return next((text for text in texts if text), "")


def far_part_labels(parts: Iterable) -> dict[int, str]:
    """Labels of parts of other entries, with the title of the entry they belong to: one query a section."""
    parts = list(parts)
    titles = entry_labels(Entry.objects.filter(pk__in={part.entry_id for part in parts}))
    by_section = defaultdict(list)
    for part in parts:
        by_section[part.section].append(part.pk)
    rows = (row for section, keys in by_section.items() for row in PART_MODELS[section].objects.filter(pk__in=keys))
    return {
        row.pk: _("%(part)s, of: %(entry)s")
        % {"part": part_label(row, row.position + 1), "entry": titles.get(row.entry_id, "")}
        for row in rows
    }
