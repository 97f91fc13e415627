import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.published.search.analysis.tokens import LIMIT, Token, stretches, tokens


def texts(text: str) -> list[str]:
    return [token.text for token in tokens(text)]


def places(text: str) -> list[str]:
    return [text[token.start : token.end] for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Türkiye'den Türkiye’nin TİKA'nın Turkey's", ["Türkiye", "Türkiye", "TİKA", "Turkey"]),
        ("1990'lardaki", ["1990"]),
        ("O'Brien Kur'an Aqto'be", ["OBrien", "Kuran", "Aqtobe"]),  # no ending behind the apostrophe
        ("Respy'bli'kasy", ["Respyblikasy"]),
        ("Нұр-Сұлтан", ["Нұр", "Сұлтан", "НұрСұлтан"]),
        ("ТМҰ-ның 1992-ден 90-х 2-ші", ["ТМҰ", "1992", "90", "2"]),
        ("5-жылдық", ["5", "жылдық", "5жылдық"]),
        ("ТМҰ Т.Ж.М.Ө. U.S. т.б.", ["ТМҰ", "ТЖМӨ", "US", "тб"]),
        ("Н.Ә.Назарбаев", ["Н", "Ә", "Назарбаев"]),
        ("12.10.1995ж.", ["12", "10", "1995", "1995-10-12", "ж"]),
        ("1995-10-12", ["1995", "10", "12", "1995-10-12"]),
        ("31.02.1999", ["31", "02", "1999", "31.02.1999"]),
        ("No. 123-II, № 345, 12/3", ["No", "123", "II", "123II", "345", "12", "3", "12/3"]),
        ("1992-1995 1992/1995", ["1992", "1995", "1992", "1995"]),
        ("келі\u00adсім келі\u00ad\nсім", ["келісім", "келісім"]),
        ("келі-\nсім", ["келі", "сім", "келісім"]),
        ("Кали\u0306 e\u0301lan", ["Калй", "élan"]),
        ("١٩٩٢ ｗｉｄｅ ﬁn", ["1992", "wide", "fin"]),
        ("a\x00b \ud800 _c_", ["a", "b", "c"]),
        ("«» [] * — …", []),
    ],
)
def test_tokens(text, expected):
    assert texts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ankara, Türkiye’den.", ["Ankara", "Türkiye"]),
        ("келі-\r\n  сім", ["келі", "сім", "келі-\r\n  сім"]),
        ("(U.S.)", ["U.S"]),
        ("ТМҰ-ның", ["ТМҰ"]),
        ("и\u0306од", ["и\u0306од"]),
    ],
)
def test_places_in_the_text_as_given(text, expected):
    assert places(text) == expected


WRITTEN = st.text(st.sampled_from("aAİ1б2.,/-'’ \n\u00ad\u200b\u0301әü"), max_size=40) | st.text(max_size=60)


@given(WRITTEN)
def test_what_is_in_a_stretch_depends_on_nothing_around_it(text):
    at, alone = 0, []
    for stretch in stretches(text):
        assert text[at : at + len(stretch)] == stretch
        alone += [Token(one.text, at + one.start, at + one.end) for one in tokens(stretch)]
        at += len(stretch) + 1
    assert at == len(text) + 1
    assert alone == list(tokens(text))


@given(st.text() | st.text("aә1İ'’-.\u00ad\u0301\n /ТМҰ", max_size=80))
def test_any_text(text):
    for token in tokens(text):
        assert 0 <= token.start < token.end <= len(text)
        assert len(token.text) <= LIMIT
        assert not token.text.isspace()


@given(st.text("абвәғқ çğı'-.1 "))
def test_composed_or_not_is_the_same(text):
    assert texts(unicodedata.normalize("NFD", text)) == texts(text)


@pytest.mark.parametrize(
    "unit",
    ["[", '"', "*", "'", "a-", "a.A.", "a'", "1.", "\u0301", "a\u00ad", "\u00ad\n ", "a- \t\n", "a'-", "a\u00ad \t"],
)
def test_time_is_linear(unit):
    """Twice the text takes about twice the time; a square would take four times as long."""
    list(tokens(unit * 2_000))
    assert _seconds("a" + unit * 40_000) < 3 * _seconds("a" + unit * 20_000) + 0.05


def _seconds(text: str) -> float:
    """The shortest of three, for others use the machine as well."""
    spent = []
    for _ in range(3):
        began = time.process_time()
        for _token in tokens(text):
            pass
        spent.append(time.process_time() - began)
    return min(spent)


def test_every_block_of_unicode():
    text = " ".join(chr(code) + chr(code + 1) for code in range(0, 0x10FFFE, 7))
    assert len(texts(text)) > 10_000
