"""Words typed on a keyboard that was switched to another language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.published.search.spellings.keyboard import other_layouts


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("njrftd", "токаев"),
        ("Njrftd", "токаев"),
        ("rfpf[cnfy", "казахстан"),
        ("RFPF{CNFY", "казахстан"),
        ("0fpf0cnfy", "қазақстан"),
        ("ещлфнум", "tokayev"),
        ("йфяфйыефт", "qazaqstan"),
        ("ефлышь", "taksim"),
        ("цщкдв ифтл", "world bank"),
    ],
)
def test_what_was_meant(typed, meant):
    assert meant in other_layouts(typed)


def test_a_kazakh_word_typed_on_an_english_keyboard():
    assert "өмір" in other_layouts("-v3h")


def test_one_turkish_layout_typed_as_the_other():
    assert "ankara" in other_layouts("fıjfuf")  # fingers on F, keyboard on Q
    assert "ankara" in other_layouts("uzmuıu")


@pytest.mark.parametrize("text", ["", " ", "1992", "漢字", "«»", "a\x00b"])
def test_nothing_is_suggested_where_nothing_can_be(text):
    assert other_layouts(text) == ()


@given(st.text(max_size=30) | st.text("qwfghj[]йцфы'- ", max_size=12))
def test_suggestions_are_words_and_not_what_was_typed(text):
    for suggestion in other_layouts(text):
        assert suggestion != text.lower()
        assert any(map(str.isalpha, suggestion))
        assert all(sign.isalpha() or sign in " -'" for sign in suggestion)
