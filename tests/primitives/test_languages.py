import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.primitives.languages import AUTONYMS, FALLBACKS, LANGUAGES, choose, is_tag, negotiate

ALL = {"kk": "келісім", "ru": "соглашение", "en": "agreement", "tr": "anlaşma"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_falls_back_to_the_three_others(language):
    assert sorted((language, *FALLBACKS[language])) == sorted(LANGUAGES)
    assert AUTONYMS[language]


def test_the_language_asked_for_comes_first():
    assert choose(ALL, "tr", original="ru") == ("anlaşma", "tr")


def test_the_original_comes_before_the_chain():
    assert choose({"ru": "соглашение", "en": "agreement"}, "kk", original="en") == ("agreement", "en")


@pytest.mark.parametrize(
    ("asked", "shown"),
    [("kk", "ru"), ("tr", "en"), ("ru", "kk"), ("en", "ru")],
)
def test_the_first_stand_in(asked, shown):
    others = {language: text for language, text in ALL.items() if language != asked}
    assert choose(others, asked) == (ALL[shown], shown)


def test_the_last_stand_in():
    assert choose({"kk": "келісім"}, "tr") == ("келісім", "kk")


def test_an_original_outside_the_four_is_shown_in_its_own_language():
    assert choose({"fa": "قرارداد"}, "en", original="fa") == ("قرارداد", "fa")


def test_blank_texts_count_as_absent():
    assert choose({"kk": " \n", "ru": "", "en": "agreement"}, "kk") == ("agreement", "en")
    assert choose({"kk": " "}, "kk") is None
    assert choose({}, "kk", original="ru") is None


def test_a_language_that_is_not_ours_is_refused():
    with pytest.raises(KeyError):
        choose(ALL, "de")


@pytest.mark.parametrize(
    "tag",
    ["kk", "kk-Cyrl", "kk-Latn-KZ", "kk-Arab-CN", "zh-yue-HK", "tr-TR", "ota-Arab", "de-1996", "es-419",
     "sl-rozaj-biske", "en-u-ca-gregory", "kk-x-1940", "x-elshi", "KK-CYRL-KZ"],
)  # fmt: skip
def test_well_formed_tags(tag):
    assert is_tag(tag)


@pytest.mark.parametrize(
    "tag",
    ["", "k", "kk_KZ", "kk-", "-kk", "kk--KZ", "kk KZ", "қаз", "kk-Cyrl-", "kk-u", "x", "kk\n", "kk\0", "ab1",
     "kk-Cyrl-Latn", "abcdefghi", "12"],
)  # fmt: skip
def test_malformed_tags(tag):
    assert not is_tag(tag)


@given(st.text(alphabet="ak1-xKZ ", max_size=2_000))
def test_any_text_is_judged_quickly(text):
    assert is_tag(text) in (True, False)


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("kk", "kk"),
        ("kk-KZ,kk;q=0.9,ru;q=0.8", "kk"),
        ("de-DE,de;q=0.9,tr;q=0.5,en;q=0.4", "tr"),
        ("en;q=0.3, ru;q=0.7", "ru"),
        ("RU-ru", "ru"),
        ("tr,ru", "tr"),
        ("kk;q=0,ru;q=0.1", "ru"),
        ("tr ; q = 0.2 , kk;q=1.000", "kk"),
        ("*", "en"),
        ("", "en"),
        ("de,fr;q=0.8", "en"),
        ("ru;q=nan,tr;q=0.1", "tr"),
        ("ru;q=9,kk;q=-1,tr;q=0.001", "tr"),
        (";;,,q=1,ru;q,\x00", "en"),
    ],
)
def test_what_a_browser_gets(header, language):
    assert negotiate(header) == language


@given(st.text())
def test_any_header_gives_one_of_ours(header):
    assert negotiate(header) in LANGUAGES
