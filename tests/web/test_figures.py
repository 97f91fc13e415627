"""Figures over HTTP: the file of an indicator, and the page of all of them."""

import csv
import io

import pytest

from archive.publishing.withdraw import withdraw
from tests.makers import a_record, a_row, an_entry, published

pytestmark = pytest.mark.django_db


def a_series(**values) -> dict:
    period = {"edtf": "2021", "basis": "stated"}
    row = a_row(**{"low": "-4.1", "precision": "exact", "nature": "observed", "period": period, **values})
    return a_record("indicator", title={"en": "Trade"}, unit="USD", parts={"figures": [row]})


def lines(response) -> list[dict]:
    text = b"".join(response.streaming_content).decode()
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_the_file_holds_every_figure_with_its_bounds_and_its_place(reader_client):
    source = a_record("source")
    published(source)
    record = a_series()
    figure = record["parts"]["figures"][0]["uuid"]
    record["parts"]["citations"] = [a_row(source=source["uuid"], function="supports", of=figure)]
    published(record)
    response = reader_client.get("/en/n1.csv")
    assert response.headers["Content-Disposition"] == 'attachment; filename="elshi-n1-v1.csv"'
    [row] = lines(response)
    assert (row["low"], row["unit"], row["period_from"], row["period_to"]) == (
        "-4.1",
        "USD",
        "2021-01-01",
        "2021-12-31",
    )
    assert (row["sources"], row["address"]) == ("s1", f"http://testserver/en/n1#p-{figure[:8]}")


def test_words_that_a_spreadsheet_would_run_are_defused(reader_client):
    published(a_series(as_printed="=1+1", note={"en": "@SUM(A1)"}))
    [row] = lines(reader_client.get("/en/n1.csv"))
    assert (row["as_printed"], row["note_en"]) == ("'=1+1", "'@SUM(A1)")


def test_words_of_another_language_are_never_put_in_its_stead(reader_client):
    published(a_series(note={"en": "Only here"}))
    [row] = lines(reader_client.get("/kk/n1.csv"))
    assert row["note_kk"] == ""


def test_a_reporter_that_is_not_published_is_not_in_the_file(reader_client):
    draft = a_record("institution", title={"en": "Hidden office"})
    an_entry(draft)
    record = a_series()
    figure = record["parts"]["figures"][0]["uuid"]
    record["parts"]["actors"] = [a_row(role="reporter", entry=draft["uuid"], of=figure)]
    published(record)
    assert lines(reader_client.get("/en/n1.csv"))[0]["reporter_en"] == ""


def test_only_an_indicator_has_such_a_file_and_only_while_it_is_published(reader_client):
    published(a_record("event"))
    entry = published(a_series())
    assert reader_client.get("/en/e1.csv").status_code == 404
    assert reader_client.head("/en/n1.csv").status_code == 200
    withdraw(entry, by=None, reason="An error")
    assert reader_client.get("/en/n1.csv").status_code == 410


def test_the_page_of_all_series_draws_those_of_several_figures(reader_client):
    period = {"edtf": "2022", "basis": "stated"}
    record = a_series()
    record["parts"]["figures"].append(a_row(low="5", precision="about", nature="observed", period=period))
    published(record)
    published(a_record("indicator", title={"en": "Nothing yet"}))
    html = reader_client.get("/en/figures").text
    assert html.count('<svg class="plot"') == 1
    assert "2 figures (2021–2022): -4.1 to 5 US dollars." in html
    assert "0 figures" in html


def test_a_series_of_targets_is_called_so_and_never_drawn_among_observations(reader_client):
    record = a_series()
    period = {"edtf": "2030", "basis": "stated"}
    goals = [{"low": low, "precision": "exact", "nature": "target", "period": period} for low in ("10", "15")]
    rows = [a_row(**goal) for goal in goals]
    published({**record, "parts": {**record["parts"], "figures": [*record["parts"]["figures"], *rows]}})
    published(
        a_record("indicator", title={"en": "Aims"}, unit="USD", parts={"figures": [a_row(**goal) for goal in goals]})
    )
    html = reader_client.get("/en/figures").text
    assert "Targets and forecasts: 2 figures (2030): 10 to 15 US dollars." in html
    assert html.count("Targets and forecasts") == 1
