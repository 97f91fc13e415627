"""The list of sources at the end of a page: numbered, with locators, and ways back to what each one supports."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from . import addresses, dates
from .facts import web_link
from .reading import Reading, language_name
from .sources import Supports
from .values import Joined, Link, Text

# Locators that are no names of sections, and that many citations have: these have a form in each language.
_KNOWN = {
    "opening of the page": lambda: _("opening of the page"),
    "title": lambda: pgettext("locator", "title"),
    "title and abstract": lambda: _("title and abstract"),
    "preamble of the agreement": lambda: _("preamble of the agreement"),
}


@dataclass(frozen=True)
class Back:
    """A way back from a source to a row that rests on it; `letter` tells the ways of one source apart."""

    href: str
    letter: str


@dataclass(frozen=True)
class Reference:
    """A numbered source: what it is, where in it, and what rests on it."""

    number: int
    source: Link
    about: Joined
    address: object
    places: tuple
    backs: tuple[Back, ...]
    is_of_whole: bool


def numbered(reading: Reading) -> Iterator[Reference]:
    """The sources in the order of their numbers; to be asked for when everything else of the page is made."""
    for number, (uuid, cited) in enumerate(reading.sources.by_source.items(), 1):
        body = reading.resolver.get(uuid).body
        whole = any(one.part is None and not one.path for one in cited)
        yield Reference(
            number,
            reading.entry(uuid),
            _about(reading, body),
            web_link(body["url"]) if "url" in body else None,
            tuple(_places(reading, cited)),
            tuple(_backs(reading, cited)),
            whole,
        )


def _about(reading: Reading, body: dict) -> Joined:
    """Author, publisher, date, languages and tier, whichever are known."""
    languages = ", ".join(language_name(tag) for tag in body.get("languages", ()))
    return Joined(
        (
            reading.line(body.get("author")),
            reading.line(body.get("publisher")),
            dates.when(body.get("published"), reading.language),
            languages,
            reading.code("source_tier", body.get("tier")),
        ),
        ", ",
    )


def _places(reading: Reading, cited: list[Supports]) -> Iterator[Joined]:
    """Each locator once, with what it contradicts or mentions, and remarks."""
    seen = set()
    for one in cited:
        function = "" if one.function == "supports" else reading.code("citation_function", one.function)
        note = reading.words(one.note)
        key = (one.locator, function, note.text if note else "")
        if key in seen or not any(key):
            continue
        seen.add(key)
        yield Joined((function, _locator(one.locator), note), ", ")


def _locator(text: str) -> Text | None:
    """The locator in the language of the page if it is a known one, else as it was written."""
    if not text:
        return None
    known = _KNOWN.get(text)
    return Text(known()) if known else Text(text, "und")


def _backs(reading: Reading, cited: list[Supports]) -> Iterator[Back]:
    """A way back to each part that the page shows; a citation of anything else has none."""
    parts = dict.fromkeys(one.part for one in cited if one.part in reading.anchors)
    for number, part in enumerate(parts):
        yield Back(f"#{addresses.anchor(part)}", _letter(number))


def _letter(number: int) -> str:
    """`a` to `z`, then `aa`, `ab` and so on."""
    before, last = divmod(number, 26)
    return (_letter(before - 1) if before else "") + chr(ord("a") + last)
