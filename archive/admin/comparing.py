"""Two states of an entry side by side, in the words of the desk."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from archive.editorial.cells import column_name
from archive.editorial.models.entry import Entry
from archive.editorial.models.part import Part
from archive.editorial.models.registry import KIND_MODELS, PART_MODELS
from archive.editorial.models.revision import Revision
from archive.editorial.workflow.policy import visible
from archive.primitives.languages import AUTONYMS
from archive.primitives.word_diff import compare
from archive.published.models.version import Address, Version
from archive.record import comparison as pure
from archive.record.in_words import Wording
from archive.record.references import references
from archive.record.upgrade import upgrade

from .form_fields import LABELS
from .labels import far_part_labels, section_label, whole_titles
from .marks import marked, without_unseen
from .widgets import desk_language

WHAT = {
    "added": gettext_lazy("added"),
    "removed": gettext_lazy("removed"),
    "changed": gettext_lazy("changed"),
    "moved": gettext_lazy("moved"),
}
SIGNS = {"added": "+", "removed": "−", "changed": "±", "moved": "↕", "": ""}
NOTES = {
    pure.SPACES: gettext_lazy("Only spaces or line ends differ."),
    pure.ORDER: gettext_lazy("Only the order differs."),
    "": "",
}


@dataclass(frozen=True)
class Line:
    """One change of a field: `code` is its language, `anchor` what a comment on it is about, `words` how many."""

    label: str
    code: str
    kind: str
    html: SafeString
    note: str
    anchor: str
    words: str = ""

    @property
    def language(self) -> str:
        """The language by its own name."""
        return AUTONYMS.get(self.code, "")

    @property
    def what(self) -> str:
        """Added, removed or changed."""
        return str(WHAT[self.kind])

    @property
    def sign(self) -> str:
        """The same as a sign."""
        return SIGNS[self.kind]


@dataclass(frozen=True)
class Group:
    """The changes of the entry or of one of its parts."""

    heading: str
    kind: str = ""
    moved: str = ""
    anchor: str = ""
    lines: list[Line] = field(default_factory=list)

    @property
    def what(self) -> str:
        """Of a whole part: added or removed."""
        return str(WHAT[self.kind]) if self.kind else ""

    @property
    def sign(self) -> str:
        """The same as a sign."""
        return SIGNS[self.kind]


@dataclass(frozen=True)
class Compared:
    """The groups of changes, how many fields they are, and how many words of texts changed."""

    groups: list[Group]
    size: int
    words: str = ""


def compared(old: dict, new: dict, user) -> Compared:
    """What leads from one record to another, as `user` may read it; entries are named with one query."""
    found = pure.comparison(old, new, wording_for(user, old, new))
    words = words_label(*pure.words(line for group in found for line in group.lines))
    return Compared([_group(new["kind"], one) for one in found], pure.size(found), words)


def words_label(deleted: int, inserted: int) -> str:
    """Such as “5 words deleted, 27 inserted”; empty if none was."""
    said = []
    if deleted:
        said.append(ngettext("%(count)s word deleted", "%(count)s words deleted", deleted) % {"count": deleted})
    if inserted:
        said.append(ngettext("%(count)s word inserted", "%(count)s words inserted", inserted) % {"count": inserted})
    return ", ".join(said)


def wording_for(user, *records: dict) -> Wording:
    """The desk's language, and the names of what the records point at, of entries that `user` may see."""
    found = [reference for record in records for reference in references(record)]
    entries = list(visible(Entry.objects.filter(uuid__in={one.target for one in found}), user))
    called = whole_titles(entries)
    titles = {entry.pk: (str(entry.uuid), called[entry.pk]) for entry in entries}
    parts = Part.objects.filter(uuid__in={one.target_part for one in found if one.target_part}, entry_id__in=titles)
    rows = {row.pk: str(row.uuid) for row in parts}
    names = {rows[key]: label for key, label in (far_part_labels(parts) if rows else {}).items()}
    return Wording(desk_language(), {**dict(titles.values()), **names}, section_label)


def changes_since_published(entry: Entry, newest: Revision | None, user) -> Compared | None:
    """What readers would see change; None if nothing was ever published."""
    address = Address.objects.filter(uuid=entry.uuid).first()
    if address is None or newest is None:
        return None
    shown = Version.objects.get(uuid=entry.uuid, version=address.version)
    return compared(upgrade(json.loads(shown.record)), upgrade(json.loads(newest.record)), user)


def internal_changes(old: Revision, new: Revision) -> list[Group]:
    """What differs in what is never public: the internal note, and which languages are held back."""
    before, after = json.loads(old.internal), json.loads(new.internal)
    lines = list(_internal_lines(before, after))
    return [Group(str(_("Never public")), lines=lines)] if lines else []


def _internal_lines(before: dict, after: dict) -> Iterator[Line]:
    if before.get("note", "") != after.get("note", ""):
        html = marked(compare(before.get("note", ""), after.get("note", "")))
        yield Line(field_label(Entry, "internal_note"), "", "changed", html, "", "")
    held = [" ".join(AUTONYMS[code] for code in one.get("held", {}).get("languages", [])) for one in (before, after)]
    if held[0] != held[1]:
        yield Line(field_label(Entry, "held_languages"), "", "changed", marked(compare(*held)), "", "")


def _group(kind: str, group: pure.Group) -> Group:
    lines = [
        Line(
            place_label(kind, group.section, line.field),
            line.language or "",
            line.what,
            marked(line.pieces, line.is_whole),
            str(NOTES[line.note]),
            anchor(group.section, group.part, line.field),
            words_label(*pure.words([line])) if line.what == "changed" else "",
        )
        for line in group.lines
    ]
    moved = group.moved and _("moved from place %(old)s to place %(new)s") % dict(
        zip(("old", "new"), group.moved, strict=True)
    )
    return Group(_heading(group), group.what, moved or "", anchor(group.section, group.part, ""), lines)


def _heading(group: pure.Group) -> str:
    if not group.section:
        return str(_("The entry"))
    head = f"{section_label(group.section)} {group.number}"
    return f"{head}: {without_unseen(group.clue)}" if group.clue else head


def anchor(section: str, part: str | None, name: str) -> str:
    """What a comment is about, as a value of a form: section, part and field, any of which may be empty."""
    return f"{section}/{part or ''}/{name}"


@dataclass(frozen=True)
class _Named:
    name: str


def place_label(kind: str, section: str, name: str) -> str:
    """What a field of an entry or of a part is called."""
    model = PART_MODELS[section] if section else KIND_MODELS[kind]
    return field_label(model, column_name(_Named(name), in_part=bool(section)))


def field_label(model, column: str) -> str:
    """What a column is called in a form."""
    return capfirst(str(LABELS.get(column) or model._meta.get_field(column).verbose_name))
