"""The status of published agreements through time follows every publication."""

from datetime import date

import pytest

from archive.editorial.models.entry import Entry
from archive.published.models.status_span import StatusSpan
from archive.publishing.publish import publish
from archive.publishing.withdraw import withdraw
from tests.makers import a_record, a_row, an_entry, published

pytestmark = pytest.mark.django_db


def dated(type_: str, day: str) -> dict:
    return a_row(type=type_, taken={"edtf": day, "basis": "stated"})


def signed(day: str, *more: dict, **parts) -> dict:
    return a_record("agreement", parts={"actions": [dated("signature", day), *more], **parts})


def statuses(record: dict) -> list[tuple]:
    rows = StatusSpan.objects.filter(uuid=record["uuid"]).order_by("first")
    return [(row.first, row.last, row.code) for row in sorted(rows, key=lambda row: row.first or date.min)]


def test_each_agreement_has_a_status_for_every_day():
    record = signed("1992-03-02", dated("entry-into-force", "1992-04-01"))
    published(record)
    assert statuses(record) == [
        (None, date(1992, 3, 1), "not-yet-signed"),
        (date(1992, 3, 2), date(1992, 3, 31), "signed"),
        (date(1992, 4, 1), None, "in-force"),
    ]


def test_a_later_agreement_ends_an_earlier_one_as_long_as_it_is_published():
    old = signed("1992-03-02")
    entry = an_entry(old)
    publish(entry, by=None, basis="seeded", note="test")
    new = signed("2003-09-10", relations=[a_row(type="supersedes", entry=old["uuid"])])
    published(new)
    assert statuses(old)[-1] == (date(2003, 9, 10), None, "superseded")
    withdraw(Entry.objects.get(uuid=new["uuid"]), by=None, reason="A mistake.")
    assert statuses(old)[-1] == (date(1992, 3, 2), None, "signed")
    assert statuses(new) == []
