"""Texts that a spreadsheet would run."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.published.exports.formulas import DANGEROUS, defused


@pytest.mark.parametrize("text", ["=1+1", "+7", "-1", "@SUM(A1)", "\tx", "\r=1", "＝1", "'=1"])
def test_a_formula_gets_an_apostrophe(text):
    assert defused(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "1992-03-02", "Visa", "'quoted'", "a=b", " =1"])
def test_a_plain_text_is_left_alone(text):
    assert defused(text) == text


@given(text=st.text() | st.sampled_from(DANGEROUS).flatmap(lambda sign: st.text().map(lambda rest: sign + rest)))
def test_nothing_dangerous_is_first_and_nothing_is_lost(text):
    safe = defused(text)
    assert not safe.startswith(DANGEROUS)
    assert safe in (text, f"'{text}")
