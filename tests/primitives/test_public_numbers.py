import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.primitives.public_numbers import (
    GREATEST,
    KIND_OF_LETTER,
    KINDS,
    LETTERS,
    PublicNumberError,
    parse,
    write,
)


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("a42", "agreement", 42),
        ("d1", "document", 1),
        ("n999999999", "indicator", 999_999_999),
        ("l7", "place", 7),
    ],
)
def test_numbers_and_how_they_are_written(text, kind, number):
    assert parse(text) == (kind, number)
    assert write(kind, number) == text


@pytest.mark.parametrize(
    "text",
    ["", "a", "42", "a0", "a042", "A42", "x1", "a42 ", " a42", "a42\n", "a-1", "a1234567890", "a4٢", "a4\x00",
     "аa1", "a1.0", "a" + "1" * 10_000],
)  # fmt: skip
def test_what_is_no_public_number(text):
    with pytest.raises(PublicNumberError):
        parse(text)


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        ("treaty", 1),
        ("agreement", 0),
        ("agreement", -1),
        ("agreement", GREATEST + 1),
        ("agreement", True),
        ("a", "1"),
    ],
)
def test_what_cannot_be_written(kind, number):
    with pytest.raises(PublicNumberError):
        write(kind, number)


def test_nine_kinds_with_a_letter_each():
    assert len(KINDS) == len(set(LETTERS.values())) == len(KIND_OF_LETTER) == 9
    assert KIND_OF_LETTER["p"] == "diplomat"


@given(st.sampled_from(KINDS), st.integers(1, GREATEST))
def test_there_and_back(kind, number):
    assert parse(write(kind, number)) == (kind, number)
