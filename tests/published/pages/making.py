"""Pages for tests, from records alone: no database, the other entries given as records too."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from html.parser import HTMLParser

from django.template.loader import render_to_string
from django.utils.translation import override

from archive.primitives.edtf import parse
from archive.published.lookup import Inbound
from archive.published.pages.entry import EntryPage, Standing, entry_page
from archive.published.resolver import Resolver, Target
from archive.record.heading import heading, main_date

TODAY = date(2026, 11, 22)


@dataclass(frozen=True)
class PublishedVersion:
    """As much of a published version as a page wants."""

    version: int
    published: datetime = datetime(2026, 11, 20, tzinfo=UTC)
    basis: str = "seeded"


def a_target(record: dict, number: int) -> Target:
    """Another published entry, as the resolver gives it."""
    found = main_date(record)
    when = parse(found["edtf"]) if found else None
    return Target(
        record["uuid"],
        record["kind"],
        number,
        1,
        heading(record),
        when.lower if when else None,
        when.upper if when else None,
        record,
    )


def a_link(subject: dict, section: str, label: str, part: str | None = None, target_part: str | None = None) -> Inbound:
    """A link from another record to the entry of the page."""
    return Inbound(subject["uuid"], section, part, label, target_part, 1)


def a_page(
    record: dict,
    *others: dict,
    language: str = "en",
    inbound: tuple = (),
    elsewhere: tuple = (),
    around: tuple = (),
    **standing,
) -> EntryPage:
    """The page of a record published once as number 1 of its kind; the others have the numbers 2, 3 …"""
    resolver = Resolver(a_target(other, number) for number, other in enumerate(others, 2))
    defaults = {
        "number": "a1",
        "shown": 1,
        "current": 1,
        "versions": (PublishedVersion(1),),
        "origin": "https://x.test",
    }
    stands = Standing(**{**defaults, **standing})
    return entry_page(record, resolver, inbound, stands, language, TODAY, elsewhere, around)


def html_of(page: EntryPage) -> str:
    """The whole page as a browser gets it."""
    with override(page.language):
        return render_to_string(f"archive/entry/{page.kind}.html", {"page": page, "language": page.language})


def section_of(page: EntryPage, anchor: str):
    """The section with this anchor; None if the page has none."""
    return next((section for section in page.sections if section.anchor == anchor), None)


def facts_of(page: EntryPage) -> dict[str, str]:
    """The facts as text without marks, by label."""
    return {fact.label: "; ".join(text_of(value) for value in fact.values) for fact in page.facts}


def text_of(value: object) -> str:
    """The text of a value without its HTML."""
    return " ".join(Seen.of(f"<p>{value}</p>" if not hasattr(value, "html") else value.html()).text.split())


class Seen(HTMLParser):
    """What tests look at in a page: text, headings, anchors, links, languages."""

    def __init__(self) -> None:
        super().__init__()
        self.text, self.headings, self.ids, self.links, self.languages, self.scripts = "", [], [], [], [], 0

    @classmethod
    def of(cls, html: str) -> "Seen":
        """Read a page."""
        seen = cls()
        seen.feed(html)
        return seen

    def handle_starttag(self, tag: str, attrs: list) -> None:
        """Collect."""
        found = dict(attrs)
        self.text += "\n" if tag == "br" else ""
        self.ids += [found["id"]] if "id" in found else []
        self.links += [found["href"]] if tag == "a" else []
        self.languages += [found["lang"]] if "lang" in found else []
        self.headings += [int(tag[1])] if tag in {"h1", "h2", "h3", "h4"} else []
        # The page loads the one script of the search form; what a record brings must never be one.
        self.scripts += (tag == "script" and not found.get("src", "").startswith("/static/")) or "style" in found

    def handle_data(self, data: str) -> None:
        """Collect."""
        self.text += data

    @property
    def dangling(self) -> set[str]:
        """Links within the page that lead nowhere."""
        return {link[1:] for link in self.links if link.startswith("#")} - set(self.ids)
