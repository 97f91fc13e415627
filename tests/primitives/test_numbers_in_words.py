"""Numbers as each language writes them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.primitives.languages import LANGUAGES
from archive.primitives.numbers_in_words import NO_BREAK, WRITINGS, in_words


@pytest.mark.parametrize(
    ("number", "kk", "ru", "en", "tr"),
    [
        ("1500000000", "1,5 млрд", "1,5 млрд", "1.5 bn", "1,5 milyar"),
        ("30000000", "30 млн", "30 млн", "30 mn", "30 milyon"),
        ("1851000000", "1,851 млрд", "1,851 млрд", "1.851 bn", "1,851 milyar"),
        ("1234567", "1 234 567", "1 234 567", "1,234,567", "1.234.567"),
        ("5600", "5600", "5600", "5,600", "5600"),
        ("45500", "45 500", "45 500", "45,500", "45.500"),
        ("4.10", "4,1", "4,1", "4.1", "4,1"),
        ("0", "0", "0", "0", "0"),
        ("-2500000", "-2,5 млн", "-2,5 млн", "-2.5 mn", "-2,5 milyon"),
        ("7000000000000000", "7000 трлн", "7000 трлн", "7,000 tn", "7000 trilyon"),
    ],
)
def test_a_number_in_the_four_languages(number, kk, ru, en, tr):
    written = [in_words(Decimal(number), language).replace(NO_BREAK, " ") for language in LANGUAGES]
    assert written == [kk, ru, en, tr]


@given(st.decimals(min_value=-(10**18), max_value=10**18, places=6), st.sampled_from(LANGUAGES))
def test_nothing_is_rounded(number, language):
    assert read(in_words(number, language), language) == number


def read(text: str, language: str) -> Decimal:
    """What a reader of the language would take the words for."""
    writing = WRITINGS[language]
    power = next((power for power, word in writing.scales if text.endswith(NO_BREAK + word)), 0)
    word = dict(writing.scales).get(power, "")
    digits = text.removesuffix(NO_BREAK + word) if word else text
    return Decimal(digits.replace(writing.thousands, "").replace(writing.decimal, ".")).scaleb(power)
