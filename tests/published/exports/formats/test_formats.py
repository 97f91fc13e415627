"""What the files hold."""

import csv
import io
import json
from datetime import date

import pytest

from archive.primitives.languages import LANGUAGES
from archive.published.exports.export_format import FORMATS
from archive.published.exports.formats.csv import columns
from archive.published.exports.formats.jsonl import in_languages
from archive.published.exports.rows import export_rows
from archive.published.models.index_row import IndexRow
from tests.makers import a_record, a_row, published

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


def lines(name, languages=LANGUAGES):
    return "".join(
        FORMATS[name].lines(
            export_rows(IndexRow.objects.order_by("kind", "number"), "https://x.test", TODAY), languages, TODAY
        )
    )


def table(languages=LANGUAGES):
    text = lines("csv", languages)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_a_line_says_what_the_entry_says():
    topic = a_record("topic", title={"en": "Trade", "kk": "Сауда"})
    published(topic)
    published(
        a_record(
            "agreement",
            title={"en": "=cmd()", "ru": "Соглашение"},
            source_keys=["agr-1"],
            parts={
                "topics": [a_row(topic=topic["uuid"])],
                "actions": [a_row(type="signature", taken={"edtf": "1992-03", "basis": "stated"})],
            },
        )
    )
    agreement, other = table()
    assert agreement["number"] == "a1"
    assert agreement["address"] == "https://x.test/a1"
    assert agreement["title_en"] == "'=cmd()"
    assert agreement["title_kk"] == ""
    assert (agreement["date"], agreement["date_from"], agreement["date_to"]) == ("1992-03", "1992-03-01", "1992-03-31")
    assert (agreement["topic"], agreement["topic_kk"], agreement["topic_ru"]) == ("t1", "Сауда", "")
    assert agreement["source_keys"] == "agr-1"
    assert agreement["status_on_2026-11-22"] == "signed"
    assert other["status_on_2026-11-22"] == ""


def test_one_language_has_its_own_columns_only():
    published(a_record("topic", title={"en": "Trade"}))
    assert "title_ru" in table(["ru"])[0]
    assert not [name for name in table(["ru"])[0] if name.endswith(("_en", "_kk", "_tr"))]


def test_columns_are_named_once():
    names = columns(LANGUAGES, TODAY)
    assert len(names) == len(set(names))


def test_a_json_line_is_the_record_as_served():
    record = a_record("topic", title={"en": "Trade"})
    published(record)
    (line,) = map(json.loads, lines("jsonl").splitlines())
    assert line["record"] == record
    assert (line["number"], line["version"], line["address"]) == ("t1", 1, "https://x.test/t1")


def test_words_in_other_languages_are_left_out_of_parts_too():
    name = a_row(text="Alma-Ata", language="ru", type="former", note={"en": "until 1993"})
    record = a_record("place", title={"en": "Almaty", "kk": "Алматы"}, parts={"names": [name]})
    narrowed = in_languages(record, ["kk"])
    assert narrowed["title"] == {"kk": "Алматы"}
    assert "note" not in narrowed["parts"]["names"][0]
    assert "title" not in in_languages(record, ["tr"])


def test_what_is_withdrawn_while_the_file_is_written_is_left_out():
    published(a_record("topic"))
    rows = export_rows(IndexRow.objects.all(), "", TODAY)
    IndexRow.objects.all().delete()
    assert list(rows) == []


def test_a_line_names_the_topics_of_the_entry_and_not_those_above():
    broad = a_record("topic", title={"en": "Economy"})
    narrow = a_record("topic", title={"en": "Trade"}, parent=broad["uuid"])
    published(broad)
    published(narrow)
    published(a_record("event", parts={"topics": [a_row(topic=narrow["uuid"])]}))
    assert table()[0]["topic_en"] == "Trade"
