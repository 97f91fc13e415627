import pytest

from archive.published.search.analysis.casing import lower


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("ISPARTA İZMİR", "tr", "ısparta izmir"),
        ("I\u0307zmir", "tr", "izmir"),  # the dot as a sign of its own
        ("ISPARTA İZMİR", "en", "isparta izmir"),
        ("I\u0307zmir", "kk", "izmir"),
        ("ҚЫЗЫЛОРДА ІСІ ҰЛТ ӨМІР ҺӘМ", "kk", "қызылорда ісі ұлт өмір һәм"),
        ("ЁЛКА", "ru", "ёлка"),
    ],
)
def test_lower(text, language, expected):
    assert lower(text, language) == expected


def test_no_other_language():
    with pytest.raises(KeyError):
        lower("Bonn", "de")
