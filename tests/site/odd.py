"""Entries as nobody plans them: each is to look intended. Every maker publishes and gives back a UUID."""

import uuid
from collections.abc import Iterable

from archive.publishing.withdraw import withdraw
from tests.makers import a_record, a_row, published

LONG_WORD = "Қазақстан-Түркия-ынтымақтастық-келісімдерінің-"
TITLE_LENGTH = 500


def a_name_alone() -> str:
    """A person of whom nothing is told but a name in one language."""
    return _published(a_record("diplomat", title={"ru": "Неизвестный посланник"}))


def a_topic_without_entries() -> str:
    """A heading that nothing stands under yet."""
    return _published(a_record("topic", title={code: f"Empty heading ({code})" for code in ("kk", "ru", "en", "tr")}))


def an_endless_title() -> str:
    """An agreement whose title has 500 characters, and hardly a place to break it."""
    words = LONG_WORD * 6 + "on the mutual recognition of everything that the parties have ever agreed upon " * 9
    return _published(a_record("agreement", title={"en": words[:TITLE_LENGTH], "kk": (LONG_WORD * 20)[:TITLE_LENGTH]}))


def a_crowd(targets: Iterable[object]) -> str:
    """A meeting that is about every one of the targets."""
    rows = [a_row(type="about", entry=str(target)) for target in targets]
    title = {code: f"A meeting about everything ({code})" for code in ("kk", "ru", "en", "tr")}
    return _published(a_record("event", title=title, parts={"relations": rows}))


def a_single_figure() -> str:
    """An indicator of which one value is known."""
    figure = a_row(low="7", high="7", precision="exact", nature="observed", period={"edtf": "1993", "basis": "stated"})
    title = {code: f"Counted once ({code})" for code in ("kk", "ru", "en", "tr")}
    return _published(a_record("indicator", title=title, unit="schools", measure="stock", parts={"figures": [figure]}))


def a_date_before_everything() -> str:
    """An event of the first year there is, of which only the end of the time is known."""
    title = {code: f"Before all else ({code})" for code in ("kk", "ru", "en", "tr")}
    return _published(a_record("event", title=title, date={"edtf": "[0001..0002]", "basis": "inferred"}))


def a_lonely_claim() -> str:
    """A dispute of two claims, of which one rested on an entry that was withdrawn."""
    action = a_row(type="signature", taken={"edtf": "1992", "basis": "stated"})
    secret = a_record("agreement", title={"en": "A secret"}, parts={"actions": [action]})
    entry = published(secret)
    dispute = a_row(question={code: f"Which of the two? ({code})" for code in ("kk", "ru", "en", "tr")}, status="open")
    far = {"entry": secret["uuid"], "part": action["uuid"]}
    claims = [a_row(dispute=dispute["uuid"], part=far), a_row(dispute=dispute["uuid"], words={"en": "The other"})]
    title = {code: f"Half disputed ({code})" for code in ("kk", "ru", "en", "tr")}
    home = _published(a_record("event", title=title, parts={"disputes": [dispute], "claims": claims}))
    withdraw(entry, by=None, reason="Rights of others")
    return home


def _published(record: dict) -> str:
    published(record)
    return str(uuid.UUID(record["uuid"]))
