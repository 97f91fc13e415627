"""A reader takes a result away as a file."""

import json

import pytest
from django.core.management import CommandError, call_command

from tests.makers import a_record, published

pytestmark = pytest.mark.django_db


def body(response):
    return b"".join(response.streaming_content).decode()


def test_the_file_holds_the_result_and_nothing_else(reader_client):
    published(a_record("event", title={"en": "Visit"}))
    published(a_record("topic", title={"en": "Trade"}))
    response = reader_client.get("/en/browse.csv?kind=event")
    assert response.headers["Content-Type"].startswith("text/csv")
    assert response.headers["Content-Disposition"].startswith('attachment; filename="elshi-')
    text = body(response)
    assert "Visit" in text
    assert "http://testserver/e1" in text
    assert "Trade" not in text


def test_an_empty_result_is_an_empty_file(reader_client):
    published(a_record("event"))
    assert body(reader_client.get("/en/browse.jsonl?kind=topic")) == ""


def test_one_language_only(reader_client):
    published(a_record("event", title={"en": "Visit", "kk": "Сапар"}))
    line = json.loads(body(reader_client.get("/tr/browse.jsonl?languages=kk")))
    assert line["record"]["title"] == {"kk": "Сапар"}


def test_the_head_of_a_file_can_be_asked_for(reader_client):
    response = reader_client.head("/en/browse.csv")
    assert (response.status_code, response.content) == (200, b"")


def test_the_command_writes_what_the_page_sends(reader_client, tmp_path):
    published(a_record("event", title={"en": "Visit", "kk": "Сапар"}))
    for name in ("csv", "jsonl"):
        target = tmp_path / f"entries.{name}"
        call_command("export_entries", name, "--base-url", "http://testserver/", "--output", target)
        assert target.read_bytes().decode() == body(reader_client.get(f"/en/browse.{name}"))


def test_the_command_refuses_what_it_cannot_read_and_writes_nothing(tmp_path):
    target = tmp_path / "entries.csv"
    with pytest.raises(CommandError, match="colour"):
        call_command("export_entries", "csv", "--query", "colour=red", "--output", target)
    assert not target.exists()
