"""Figures as tables and drawings."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.makers import a_record, a_row
from tests.published.pages.making import Seen, a_page, html_of, section_of, text_of

AMOUNTS = st.integers(-(10**15), 10**15).map(str)
YEARS = st.integers(1, 9999).map(lambda year: f"{year:04}")


def a_figure(low: str, period: str | None = "2021", **values) -> dict:
    when = {"period": {"edtf": period, "basis": "stated"}} if period else {}
    return a_row(**{"low": low, "precision": "exact", "nature": "observed", "measure": "flow", **when, **values})


def a_series(*figures: dict, **parts) -> dict:
    return a_record(
        "indicator", title={"en": "Trade"}, unit="USD", measure="flow", parts={"figures": list(figures), **parts}
    )


@given(st.lists(st.tuples(AMOUNTS, YEARS), min_size=1, max_size=12))
def test_every_mark_of_a_drawing_has_its_row_in_the_table(values):
    figures = [a_figure(low, year) for low, year in values]
    section = section_of(a_page(a_series(*figures), number="n1"), "figures")
    rows = {row.anchor for row in section.content}
    assert rows == {f"p-{figure['uuid'][:8]}" for figure in figures}
    assert {f"p-{mark.figure[:8]}" for chart in section.charts for mark in chart.marks} == (
        rows if len(figures) > 1 else set()
    )


@given(st.lists(st.tuples(AMOUNTS, YEARS), min_size=2, max_size=12))
def test_what_is_more_stands_higher_and_what_is_later_further_right(values):
    figures = [a_figure(low, year) for low, year in values]
    [chart] = section_of(a_page(a_series(*figures), number="n1"), "figures").charts
    places = {mark.figure: (float(mark.x[:-1]), float(mark.y)) for mark in chart.marks}
    by_amount = sorted(figures, key=lambda row: Decimal(row["low"]))
    heights = [places[row["uuid"]][1] for row in by_amount]
    by_year = sorted(figures, key=lambda row: row["period"]["edtf"])
    across = [places[row["uuid"]][0] for row in by_year]
    assert heights == sorted(heights, reverse=True)
    assert across == sorted(across)
    assert all(0 <= place <= 100 for place in across)
    assert all(0 <= height <= chart.height for height in heights)


def test_a_single_figure_needs_no_drawing():
    section = section_of(a_page(a_series(a_figure("30000000")), number="n1"), "figures")
    assert section.charts == ()
    assert text_of(section.content[0].cells[1]) == "30 mn US dollars"


def test_a_series_without_figures_has_no_section():
    assert section_of(a_page(a_record("indicator"), number="n1"), "figures") is None


def test_what_is_exact_is_full_and_everything_else_hollow():
    figures = [a_figure("1", precision=name) for name in ("exact", "about", "over", "almost")]
    [chart] = section_of(a_page(a_series(*figures), number="n1"), "figures").charts
    assert [mark.is_full for mark in chart.marks] == [True, False, False, False]


def test_a_range_is_a_bar_between_two_hollow_marks():
    figures = a_figure("1", high="3", precision="range"), a_figure("2", "2022")
    [chart] = section_of(a_page(a_series(*figures), number="n1"), "figures").charts
    assert [line.kind for line in chart.lines] == ["reach"]
    assert [mark.is_full for mark in chart.marks] == [False, False, True]


def test_values_of_one_year_that_differ_are_joined_and_equal_ones_are_not():
    figures = a_figure("4100"), a_figure("5300"), a_figure("7", "2022"), a_figure("7", "2022")
    [chart] = section_of(a_page(a_series(*figures), number="n1"), "figures").charts
    [line] = chart.lines
    assert (line.kind, line.x1, line.x1) == ("span", chart.marks[0].x, chart.marks[1].x)
    assert "amber line" in html_of(a_page(a_series(*figures), number="n1"))


def test_values_of_different_things_share_no_axis():
    figures = [
        a_figure(low, year, unit=unit) for unit in ("USD", "tonnes") for low, year in (("1", "2020"), ("2", "2021"))
    ]
    charts = section_of(a_page(a_series(*figures), number="n1"), "figures").charts
    assert [chart.heading for chart in charts] == ["Flow, US dollars", "Flow, tonnes"]


def test_targets_stand_apart_from_what_was_observed():
    figures = (
        a_figure("1"),
        a_figure("2", "2022"),
        a_figure("10", "2023", nature="target"),
        a_figure("15", "2025", nature="forecast"),
    )
    page = a_page(a_series(*figures), number="n1")
    observed, awaited = section_of(page, "figures"), section_of(page, "targets")
    assert [len(section.content) for section in (observed, awaited)] == [2, 2]
    assert [len(section.charts[0].marks) for section in (observed, awaited)] == [2, 2]


def test_each_authority_has_a_shape_of_its_own_and_nobody_has_one_too():
    sides = [a_record("institution", title={"en": f"State {n}"}) for n in range(3)]
    figures = [a_figure(str(n), f"202{n}") for n in range(4)]
    actors = [a_row(role="side", entry=side["uuid"], of=row["uuid"]) for side, row in zip(sides, figures, strict=False)]
    [chart] = section_of(a_page(a_series(*figures, actors=actors), *sides, number="n1"), "figures").charts
    assert [text_of(whose) for _shape, whose in chart.key] == ["State 0", "State 1", "State 2", "nobody is named"]
    assert len({shape for shape, _whose in chart.key}) == 4


def test_more_authorities_than_shapes_share_the_last_shape():
    figures = [a_figure(str(n), f"20{n:02}") for n in range(9)]
    actors = [a_row(role="reporter", words={"en": f"Speaker {n}"}, of=row["uuid"]) for n, row in enumerate(figures)]
    [chart] = section_of(a_page(a_series(*figures, actors=actors), number="n1"), "figures").charts
    assert text_of(chart.key[-1][1]) == "others: see the table"
    assert sum(mark.shape == "bar" for mark in chart.marks) == 3


def test_a_figure_without_a_period_is_in_the_table_and_said_to_be_there_only():
    section = section_of(
        a_page(a_series(a_figure("1"), a_figure("2", "2022"), a_figure("3", None)), number="n1"), "figures"
    )
    assert len(section.charts[0].marks) == 2
    assert "1 figure without a number or a period" in section.unplaced


@pytest.mark.parametrize("language", ["kk", "ru", "en", "tr"])
def test_a_drawing_says_what_it_shows_and_holds_no_style(language):
    html = html_of(a_page(a_series(a_figure("1500000000"), a_figure("-2", "0001")), language=language, number="n1"))
    assert Seen.of(html).scripts == 0
    drawing = html[html.index('role="img"') : html.index("</figure>")]
    title, described = re.search(r'aria-labelledby="(\S+) (\S+)"', drawing).groups()
    assert f'<title id="{title}">' in drawing
    assert f'<desc id="{described}">' in drawing
    assert "viewBox" not in drawing


def test_a_disputed_figure_leads_to_its_claims():
    figure, dispute = a_figure("1"), a_row(question={"en": "How much?"}, status="open")
    record = a_series(figure, disputes=[dispute])
    far = {"entry": record["uuid"], "part": figure["uuid"]}
    record["parts"]["claims"] = [a_row(dispute=dispute["uuid"], part=far)]
    html = html_of(a_page(record, number="n1"))
    assert f'<a class="flag" href="#p-{dispute["uuid"][:8]}">sources disagree</a>' in html
    assert Seen.of(html).dangling == set()
