"""Different names of one thing."""

import pytest

from archive.published.search.spellings.names import AS_WRITTEN, concept


@pytest.mark.parametrize(
    ("word", "named"),
    [
        ("Түркия", "turkiye"),
        ("TURKEY", "turkiye"),
        ("Turkiye", "turkiye"),
        ("турция", "turkiye"),
        ("Целиноград", "astana"),
        ("Нұр\u2011Сұлтан", "astana"),
        ("Нұрсұлтан", None),
        ("тдт", None),
        ("отг", "ots"),
        ("TDT", "ots"),
        ("UN", "un"),
        ("un", None),  # flour
        ("Çin", "china"),
        ("cin", None),  # a spirit
        ("ordinary", None),
    ],
)
def test_what_a_word_names(word, named):
    assert concept(word, ()) == named


def test_a_long_name_is_known_by_its_sound_in_any_spelling():
    assert concept("Qazaqstan", ["kazakstan"]) == "kazakhstan"


@pytest.mark.parametrize("word", sorted(AS_WRITTEN))
def test_what_counts_only_as_written_is_in_the_table(word):
    assert concept(word, ())
    assert concept(word.lower(), ()) is None
