"""A record being read in one language: what every section of a page asks of it."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Protocol

from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from archive.primitives.languages import LANGUAGES
from archive.record.heading import main_date
from archive.record.vocabularies import VOCABULARIES, label

from . import addresses, dates
from .sources import Sources
from .values import Joined, Link, Quiet, Refs, Text, When, choose, lang_for


class Known(Protocol):
    """A published entry that a record refers to; `archive.published.resolver.Target` is one."""

    uuid: str
    kind: str
    public_number: str
    title: Mapping[str, str]
    body: Mapping


class Resolver(Protocol):
    """Gives the published entries among those that a page names."""

    def get(self, uuid: str) -> Known | None:
        """The entry, or None when readers may not know of it."""


class Reading:
    """A served record, the entries it names, and the language of the page."""

    def __init__(self, record: dict, resolver: Resolver, language: str, homes: Mapping[str, str] | None = None) -> None:
        """`homes`: the entry that each row belongs to which is not this record's own, by the row's UUID."""
        self.record = record
        self.resolver = resolver
        self.language = language
        self.homes = homes or {}
        self.anchors: set[str] = set()

    @cached_property
    def sources(self) -> Sources:
        """The numbered sources."""
        return Sources(self.rows("citations"))

    @cached_property
    def original(self) -> str | None:
        """The archive's language in which the title was first written, as far as the record says."""
        return original_language(self.record)

    @cached_property
    def disputed(self) -> dict[str, tuple[str, ...]]:
        """The disputes on this page that have a claim about a part (by its UUID) or about a field of the entry."""
        found: dict[str, dict[str, None]] = {}
        for claim in self.record.get("parts", {}).get("claims", []):
            own_field = claim.get("path") if claim["uuid"] not in self.homes else None
            for what in (claim.get("part", {}).get("part"), own_field):
                if what:
                    found.setdefault(what, {})[claim["dispute"]] = None
        return {what: tuple(disputes) for what, disputes in found.items()}

    @cached_property
    def _by_owner(self) -> dict[tuple[str, str | None], list[dict]]:
        """Rows by section and the part they belong to: a long series asks for those of each of its figures."""
        found: dict[tuple[str, str | None], list[dict]] = {}
        for section, rows in self.record.get("parts", {}).items():
            for row in rows:
                found.setdefault((section, row.get("of")), []).append(row)
        return found

    @cached_property
    def _by_uuid(self) -> dict[str, dict]:
        return {row["uuid"]: row for rows in self.record.get("parts", {}).values() for row in rows}

    def rows(self, section: str, *, of: str | None = None) -> list[dict]:
        """The rows of a section that belong to the part `of`; without it, those that belong to the entry itself."""
        if section == "citations":
            return self.record.get("parts", {}).get(section, [])
        return self._by_owner.get((section, of), [])

    def anchor(self, uuid: str) -> str:
        """The name of a part on the page, for what shows it: only such a part can be led to."""
        self.anchors.add(uuid)
        return addresses.anchor(uuid)

    def part(self, uuid: str) -> dict:
        """A row of this record by its UUID."""
        return self._by_uuid[uuid]

    def words(self, values: Mapping[str, str] | None) -> Text | None:
        """The text of a translatable value that this reader should see, or None."""
        return choose(values, self.language, self.original)

    def when(self, value: dict | None) -> When | None:
        """A date of the record in words."""
        return dates.when(value, self.language)

    def main_date(self) -> Iterator[When]:
        """The one date that lists sort the entry by, if it has one."""
        found = self.when(main_date(self.record))
        if found:
            yield found

    def line(self, text: str | None) -> Text | None:
        """Untranslated words, whose language the record does not say."""
        return Text(text, "und") if text else None

    def refs(self, part: str) -> Refs:
        """The sources of a part, and where they are disputed."""
        return self.sources.of_part(part).disputed_in(self._disputes_of(part))

    def field_refs(self, name: str) -> Refs:
        """The sources of a field of the entry, and where they are disputed."""
        return self.sources.of_field(name).disputed_in(self._disputes_of(name))

    def _disputes_of(self, what: str) -> tuple[str, ...]:
        return tuple(addresses.anchor(dispute) for dispute in self.disputed.get(what, ()))

    def home(self, part: str) -> Link | None:
        """A link to a row where it is recorded, if that is another entry."""
        return self.entry(self.homes[part], part) if part in self.homes else None

    def code(self, vocabulary: str, code: str | None) -> str:
        """The reader's word for a code; empty when there is none."""
        return str(label(vocabulary, code)) if code else ""

    def entry(self, uuid: str | None, part: str | None = None) -> Link | None:
        """A link to a published entry, or to a part on its page."""
        target = self.resolver.get(uuid) if uuid else None
        if target is None:
            return None
        href = addresses.entry(self.language, target.public_number)
        return Link(href + (f"#{addresses.anchor(part)}" if part else ""), self.title(target))

    def title(self, target: Known) -> Text:
        """What to call another entry on this page."""
        return title_of(target.body, self.language) or Text(target.public_number)

    def named(self, row: dict, entry: str = "entry", words: str = "words") -> Joined:
        """Who or what a row names: an entry, words, or both."""
        link, said = self.entry(row.get(entry)), self.words(row.get(words))
        return Joined((link, Quiet(said) if link and said else said))

    def doubt(self, row: dict) -> Quiet | None:
        """How certain a row is, when that is worth saying."""
        certainty = row.get("certainty")
        return Quiet(self.code("certainty", certainty)) if certainty and certainty != "stated" else None


def title_of(record: Mapping, language: str) -> Text | None:
    """The title a reader sees: translated, or a source's own, in brackets when it was described by the archive."""
    found = choose(record.get("title"), language, original_language(record))
    if found or "own_title" not in record:
        return found
    own = record["own_title"]
    text = f"[{own}]" if record.get("title_supplied") and not own.startswith("[") else own
    return Text(text, lang_for((record.get("languages") or ["und"])[0], language))


def original_language(record: Mapping) -> str | None:
    """The language marked as original in the title's translation states, else the first of the original languages."""
    for row in record.get("parts", {}).get("translations", []):
        if row["path"] == "title" and "of" not in row and row["state"] == "original":
            return row["language"]
    tags = record.get("original_languages") or record.get("languages") or []
    return next((tag.partition("-")[0] for tag in tags if tag.partition("-")[0] in LANGUAGES), None)


def language_name(tag: str) -> str:
    """The name of a BCP 47 language in the language of the page; the tag itself when Django knows no name."""
    code, __, rest = tag.partition("-")
    known = VOCABULARIES["language"].get(code)
    try:
        name = str(known) if known else _(get_language_info(code)["name"])
    except KeyError:
        return tag
    return f"{name} ({rest})" if rest else name
