"""The answer to a stale save: everything that was typed, beside what is stored now, and a way to go on.

Built from the POST itself: a bound formset drops rows when others were deleted meanwhile.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.forms import BaseForm, BaseFormSet, BoundField
from django.http import QueryDict
from django.utils.translation import gettext as _

from archive.primitives.cleaning import clean

from .form_fields import LinkField
from .forms import KEY, REDISPLAY
from .labels import section_label

UNSHOWN = {KEY, "entry", "DELETE", "id"}
_ROW = re.compile(r"(?P<section>[a-z]+)-(?P<index>\d{1,6})-(?P<name>\w+)")
MOST_ROWS = 2000


@dataclass(frozen=True)
class Line:
    """One input: its label, what was typed, what is stored now."""

    label: str
    typed: str
    stored: str

    @property
    def is_changed(self) -> bool:
        """Whether the two differ by more than line ends and spaces."""
        return clean(self.typed) != clean(self.stored)


@dataclass
class Group:
    """The lines of the entry itself, or of one row; `note` says what became of the row meanwhile."""

    heading: str
    note: str = ""
    lines: list[Line] = field(default_factory=list)

    @property
    def is_changed(self) -> bool:
        """Whether anything in it differs."""
        return bool(self.note) or any(line.is_changed for line in self.lines)


def groups(post: QueryDict, form: BaseForm, formsets: Iterable[BaseFormSet]) -> list[Group]:
    """What was typed beside what is stored, which the unbound forms show; what differs comes first."""
    found = [Group(str(_("The entry")), lines=list(_lines(form, "", post)))]
    for formset in formsets:
        found += _row_groups(formset, post)
    for group in found:
        group.lines.sort(key=lambda line: not line.is_changed)
    return sorted(found, key=lambda group: not group.is_changed)


def _row_groups(formset: BaseFormSet, post: QueryDict) -> Iterator[Group]:
    stored = {str(form.instance.uuid): form for form in formset.initial_forms}
    label = section_label(formset.prefix)
    for number, row in enumerate(posted_rows(post, formset.prefix), start=1):
        heading = _("%(part)s %(number)s") % {"part": label, "number": number}
        form = stored.pop(row.key, None)
        group = _row_group(heading, row, form, formset.empty_form, post)
        if form is not None or group.lines:
            yield group
    for form in stored.values():
        note = _("Added by someone else; not in your form.")
        yield Group(label, note, [Line(_label(bound), "", as_posted(bound)) for bound in _shown(form)])


def _row_group(heading: str, row: "Row", form, empty, post: QueryDict) -> Group:
    if form is not None:
        note = _("You marked this row for deletion.") if row.is_leaving else ""
        return Group(heading, note, list(_lines(form, row.prefix, post)))
    note = _("Removed by someone else.") if row.key else _("New in your form.")
    lines = [Line(line.label, line.typed, "") for line in _lines(empty, row.prefix, post) if line.is_changed]
    return Group(heading, note, lines)


def _shown(form: BaseForm) -> Iterator[BoundField]:
    return (form[name] for name in form.fields if name not in UNSHOWN)


def _lines(form: BaseForm, prefix: str, post: QueryDict) -> Iterator[Line]:
    for bound in _shown(form):
        typed = post.getlist(f"{prefix}{bound.name}")
        yield Line(_label(bound), _named(bound, typed), _named(bound, _stored(bound)))


def _label(bound: BoundField) -> str:
    return str(bound.label)


def _stored(bound: BoundField) -> list[str]:
    """The values that a browser would send back if nothing were typed."""
    value = bound.value()
    if value is None or value is False:
        return []
    if isinstance(value, list | tuple):
        return [str(one) for one in value]
    return ["on" if value is True else str(value)]


def as_posted(bound: BoundField) -> str:
    """The stored value as text."""
    return _named(bound, _stored(bound))


def _named(bound: BoundField, values: list[str]) -> str:
    """Values as an editor knows them: choices by their labels."""
    if isinstance(bound.field, LinkField):
        names = {key: bound.form.workbench.label(bound.field.link, key) for key in bound.field.rows if key in values}
    else:
        choices = getattr(bound.field.widget, "choices", ())
        names = {str(key): str(label) for key, label in choices if key != ""}
    return ", ".join(names.get(value, value) for value in values)


@dataclass(frozen=True)
class Row:
    """One row of a section as posted; `key` is empty for a new one."""

    section: str
    index: int
    key: str
    is_leaving: bool

    @property
    def prefix(self) -> str:
        """What the names of its inputs begin with."""
        return f"{self.section}-{self.index}-"


def posted_rows(post: QueryDict, section: str) -> list[Row]:
    """The rows of a section, in the order of their numbers."""
    found = (_ROW.fullmatch(name) for name in post)
    indexes = sorted({int(match["index"]) for match in found if match and match["section"] == section})
    return [
        Row(section, i, post.get(f"{section}-{i}-{KEY}", ""), f"{section}-{i}-DELETE" in post)
        for i in indexes[:MOST_ROWS]
    ]


def refilled(post: QueryDict, formsets: Iterable[BaseFormSet], number: int) -> QueryDict:
    """The POST that brings the form back, filled with what was typed, on top of revision `number`.

    Rows that were removed meanwhile come back as new ones; rows that were added meanwhile are put in.
    """
    result = QueryDict(mutable=True)
    sections = {formset.prefix for formset in formsets}
    for name, values in post.lists():
        if not _is_of(name, sections) and name != "csrfmiddlewaretoken":
            result.setlist(name, values)
    for formset in formsets:
        _refill(result, post, formset)
    result["_revision"] = str(number)
    result[REDISPLAY] = "1"
    return result


def _is_of(name: str, sections: set[str]) -> bool:
    match = _ROW.fullmatch(name)
    return bool(match and match["section"] in sections)


def _refill(result: QueryDict, post: QueryDict, formset: BaseFormSet) -> None:
    section, rows = formset.prefix, posted_rows(post, formset.prefix)
    stored = {str(form.instance.uuid): form for form in formset.initial_forms}
    kept = [row for row in rows if row.key in stored]
    added = [form for key, form in stored.items() if key not in {row.key for row in kept}]
    new = [row for row in rows if row.key not in stored]
    for index, source in enumerate([*kept, *added, *new]):
        values = dict(_posted(post, source) if isinstance(source, Row) else _unposted(source))
        if source in new:
            values[KEY] = [""]
        for name, value in values.items():
            result.setlist(f"{section}-{index}-{name}", value)
    result[f"{section}-TOTAL_FORMS"] = str(len(kept) + len(added) + len(new))
    result[f"{section}-INITIAL_FORMS"] = str(len(kept) + len(added))


def _posted(post: QueryDict, row: Row) -> Iterator[tuple[str, list[str]]]:
    for name, values in post.lists():
        if name.startswith(row.prefix):
            yield name.removeprefix(row.prefix), values


def _unposted(form: BaseForm) -> Iterator[tuple[str, list[str]]]:
    for name in form.fields:
        if name != "DELETE":
            yield name, _stored(form[name])
