import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.primitives.cleaning import clean, clean_line

# Everything that a text can hold, lone surrogates included.
ANYTHING = st.text(alphabet=st.characters(), max_size=200)
SPACES = st.text(alphabet=" \t\n\r\x0b\x85\u2028\u00a0\u0301eи\u0306\x00\ufeff", max_size=40)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("one\r\ntwo\rthree\ntwo", "one\ntwo\nthree\ntwo"),
        ("line\u2028separator\u2029and\u0085next", "line\nseparator\nand\nnext"),
        ("  trailing  \n  indented \t\n\n\nend \n", "trailing\n  indented\n\n\nend"),
        ("и\u0306о\u0308g\u0306", "йӧğ"),
        ("a\x00b\x1bc\x7fd\x9f", "abcd"),
        ("column\tcolumn", "column\tcolumn"),
        ("\ufeffMark\ufffe\uffff\ud800", "Mark"),
        ("и\x00\u0306", "й"),
        ("Елші – elçi", "Елші – elçi"),
        ("", ""),
        (" \r\n\t ", ""),
    ],
)
def test_what_is_stored(typed, stored):
    assert clean(typed) == stored


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Treaty of\r\n  Friendship", "Treaty of Friendship"),
        ("a\tb", "a b"),
        ("two  spaces stay", "two  spaces stay"),
        ("no\u00a0break", "no\u00a0break"),
    ],
)
def test_one_line(typed, stored):
    assert clean_line(typed) == stored


@given(ANYTHING | SPACES)
def test_cleaning_twice_changes_nothing(text):
    assert clean(clean(text)) == clean(text)
    assert clean_line(clean_line(text)) == clean_line(text)


@given(ANYTHING | SPACES)
def test_a_clean_text_can_be_stored_and_sent(text):
    cleaned = clean(text)
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not any(unicodedata.category(sign) == "Cc" for sign in cleaned if sign not in "\n\t")


@given(ANYTHING | SPACES)
def test_one_line_has_one_line(text):
    assert not {"\n", "\t"} & set(clean_line(text))


@given(ANYTHING)
def test_how_lines_end_does_not_matter(text):
    plain = text.replace("\r", "")
    assert clean(plain.replace("\n", "\r\n")) == clean(plain.replace("\n", "\r")) == clean(plain)
