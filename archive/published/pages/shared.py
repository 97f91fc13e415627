"""The sections that entries of every kind have: names, texts, places and topics, identifiers."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from . import dates
from .facts import web_link
from .reading import Reading, language_name
from .sections import Item, Paragraphs, Row, Section, folded, listing, paragraphs, table
from .values import Joined, Link, Text, lang_for


def names(reading: Reading, heading: str) -> Section | None:
    """Other names, in order of use, with language and type."""
    rows = sorted(reading.rows("names"), key=lambda row: dates.order(row.get("used")))
    columns = (_("Name"), _("Language"), _("What it is"), _("In use"), _("Note"))
    return table("names", heading, columns, [_name(reading, row) for row in rows])


def running_text(reading: Reading) -> Iterator[Paragraphs]:
    """The summary is shown above; here the description and the note, each as a whole in one language."""
    for field, heading in (
        ("outcomes", _("Outcomes")),
        ("scope_note", _("Scope")),
        ("description", _("Description")),
        ("note", _("Note")),
    ):
        text = reading.words(reading.record.get(field))
        if text:
            yield Paragraphs(field, heading, paragraphs(text.text), text.language, refs=reading.field_refs(field))


def texts(reading: Reading) -> Section | None:
    """The texts of the entry, each in its own language with its status and rights."""
    content = tuple(_text(reading, row) for row in reading.rows("texts"))
    return Section("texts", _("Texts"), "texts", content, count=len(content)) if content else None


def places_and_topics(reading: Reading) -> Section | None:
    """Where, with the place's name as the source writes it, and under which topics."""
    places = tuple(_place(reading, row) for row in reading.rows("places"))
    topics = tuple(
        Item(reading.entry(row["topic"]), refs=reading.refs(row["uuid"]), anchor=reading.anchor(row["uuid"]))
        for row in reading.rows("topics")
    )
    return listing("places", _("Places and topics"), [folded(_("Places"), places), folded(_("Topics"), topics)])


def identifiers(reading: Reading) -> Section | None:
    """The numbers under which others know the entry."""
    columns = (_("Identifier"), _("Value"), _("Note"))
    rows = [
        Row(
            reading.anchor(row["uuid"]),
            (
                Text(reading.code("identifier_scheme", row["scheme"])),
                _identified(row),
                reading.words(row.get("note")),
            ),
            reading.refs(row["uuid"]),
        )
        for row in reading.rows("identifiers")
    ]
    return table("identifiers", _("Identifiers"), columns, rows)


def _name(reading: Reading, row: dict) -> Row:
    cells = (
        Text(row["text"], lang_for(row["language"], reading.language)),
        Text(language_name(row["language"])),
        Text(reading.code("name_type", row["type"])),
        reading.when(row.get("used")),
        reading.words(row.get("note")),
    )
    return Row(reading.anchor(row["uuid"]), cells, reading.refs(row["uuid"]))


def _text(reading: Reading, row: dict) -> Paragraphs:
    translator = row.get("translator")
    remarks = (
        Text(language_name(row["language"])),
        Text(reading.code("text_status", row["status"])),
        Text(_("translated by %(name)s") % {"name": translator}) if translator else None,
        Text(reading.code("rights", row["rights"])) if "rights" in row else None,
    )
    return Paragraphs(
        reading.anchor(row["uuid"]),
        row.get("heading") or reading.code("text_role", row["role"]),
        paragraphs(row["body"]),
        lang_for(row["language"], reading.language),
        tuple(remark for remark in remarks if remark),
        reading.refs(row["uuid"]),
    )


def _place(reading: Reading, row: dict) -> Item:
    as_written = row.get("as_in_source")
    remark = Joined(
        (
            Joined((_("in the source:"), reading.line(as_written))) if as_written else None,
            reading.words(row.get("note")),
        ),
        "; ",
    )
    lead = reading.code("place_role", row["role"])
    return Item(reading.entry(row["place"]), lead, remark, reading.refs(row["uuid"]), reading.anchor(row["uuid"]))


def _identified(row: dict) -> Link | Text:
    if "url" in row and row["url"].startswith(("https://", "http://")):
        return Link(row["url"], Text(row["value"]), outside=True)
    return Text(row["value"]) if "url" not in row else Joined((Text(row["value"]), web_link(row["url"])))
