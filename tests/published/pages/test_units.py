"""Amounts in words."""

from decimal import Decimal

import pytest
from django.utils.translation import override

from archive.published.pages.units import amount, count_of, figure_in_words, name_of


@pytest.mark.parametrize(
    ("figure", "unit", "words"),
    [
        ({"low": "30000000", "precision": "about"}, "USD", "about 30\u00a0mn US dollars"),
        ({"low": "4100000000", "precision": "over"}, "USD", "more than 4.1\u00a0bn US dollars"),
        ({"high": "5", "precision": "almost"}, "persons", "almost 5 persons"),
        ({"low": "1", "high": "2", "precision": "range"}, "", "1 to 2"),
        ({"low": "3", "high": "1900000000", "precision": "range"}, "USD", "3 US dollars to 1.9\u00a0bn US dollars"),
        ({"low": "7", "high": "7", "precision": "exact"}, "%", "7%"),
        ({"low": "1", "precision": "exact"}, "companies", "1 company"),
        ({"low": "20", "precision": "exact"}, "cargo flights", "20 cargo flights"),
        ({"as_printed": "some dozens", "precision": "about"}, "persons", "some dozens"),
    ],
)
def test_a_figure_keeps_the_precision_of_its_source(figure, unit, words):
    with override("en"):
        assert figure_in_words(figure, unit, "en") == words


@pytest.mark.parametrize(("number", "count"), [("1", 1), ("21", 21), ("4.1", 2), ("4100000000", 5)])
def test_the_word_after_a_number_takes_the_form_of_what_is_read_aloud(number, count):
    assert count_of(Decimal(number)) == count


def test_every_unit_with_words_for_amounts_has_a_name_for_axes():
    from archive.published.pages.units import _NAMES, _UNITS  # the two tables are of one set of units

    assert _NAMES.keys() == _UNITS.keys()
    with override("en"):
        assert {unit for unit in _UNITS if amount("2", unit, 2) == "2" or not name_of(unit)} == set()
