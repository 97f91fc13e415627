import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.primitives.languages import LANGUAGES
from archive.primitives.sorting import sort_key

KAZAKH = "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ"
TURKISH = "ABCÇDEFGĞHIİJKLMNOÖPRSŞTUÜVYZ"

# Each list is in its right order.
LISTS = [
    ("kk", " | ".join(KAZAKH)),
    ("kk", "ақпан | әділет | бейбіт | гүл | ғылым | дос | еңбек | жыл | ит | кітап | қала"),
    ("kk", "Назарбаев | наурыз | Нұр-Сұлтан | ңа | орман | өзен | ұлт | үкімет | фонд | халық | һәм | цирк"),
    ("kk", "ыдыс | ынтымақтастық | із | ілім | іс | эмблема"),
    ("kk", "2 келісім | 10 келісім | Алматы | Әзербайжан | Ankara | İzmir | أنقرة"),
    ("ru", "Алма-Ата | Анкара | ёж | ежегодник | Ёлка | ель | енот | жизнь | Казахстан | Қазақстан | лес"),
    ("ru", "еще | ещё | ещёж"),
    ("ru", "Астана | Әуезов | Баку | Ыбырай | Ідіріс | Эрзурум | Ankara"),
    ("en", "9th summit | 10th summit | a b | ab | Agreement | Çankaya | Co-operation | cooperation act"),
    ("en", "resume | résumé | resumed | zebra | Алматы"),
    ("tr", " | ".join(TURKISH)),
    ("tr", "cam | çam | dağ | dal | gül | ğ | hat | Iğdır | ısı | ilk | İstanbul | jeton"),
    ("tr", "kar | kâr | kara | ok | öz | sal | şal | tuz | ufuk | üç | vatan | wagon | x | yıl"),
    ("tr", "Ankara | Zonguldak | Алматы"),
]


@pytest.mark.parametrize(("language", "ordered"), LISTS)
def test_reference_lists(language, ordered):
    words = ordered.split(" | ")
    backwards = words[::-1]
    assert sorted(backwards, key=lambda word: sort_key(word, language)) == words


@pytest.mark.parametrize(("language", "alphabet"), [("kk", KAZAKH), ("tr", TURKISH)])
def test_each_letter_has_a_place_of_its_own(language, alphabet):
    assert len(alphabet) == {"kk": 42, "tr": 29}[language]
    assert len({sort_key(letter, language) for letter in alphabet}) == len(alphabet)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("tr", "IĞDIR", "ığdır"),
        ("tr", "İZMİR", "izmir"),
        ("kk", "ҰЛТ ІС", "ұлт іс"),
        ("en", "TITLE", "title"),
        ("ru", "«Ёлка», — сказал", "ёлка сказал"),
        ("en", "co-operation", "cooperation"),
        ("en", "  the   treaty. ", "the treaty"),
        ("kk", "и\u0306од", "йод"),
        ("en", "no. 007", "no 7"),
        ("en", "٤٢", "42"),
        ("en", "ﬁle", "file"),
    ],
)
def test_what_makes_no_difference(language, one, other):
    assert sort_key(one, language) == sort_key(other, language)


def test_dotless_i_is_a_letter_in_turkish_only():
    assert sort_key("I", "tr") == sort_key("ı", "tr") < sort_key("i", "tr")
    assert sort_key("I", "en") == sort_key("i", "en")


def test_numbers_of_any_length():
    years = ["5", "50", "500", "1991", "10000", "1" * 30, "1" * 31]
    assert sorted(years, key=lambda number: sort_key(number, "en")) == years


def test_a_language_that_is_not_ours_is_refused():
    with pytest.raises(KeyError):
        sort_key("Straße", "de")


@given(st.text(alphabet=st.characters(), max_size=40), st.sampled_from(LANGUAGES))
def test_every_key_can_be_stored(text, language):
    key = sort_key(text, language)
    assert "\0" not in key
    key.encode("utf-8")


@given(st.lists(st.integers(0, 10**20), min_size=2, max_size=2), st.sampled_from(LANGUAGES))
def test_digits_are_ordered_as_numbers(pair, language):
    low, high = sorted(pair)
    assert sort_key(f"№ {low}", language) <= sort_key(f"№ {high}", language)
    assert (sort_key(str(low), language) == sort_key(str(high), language)) == (low == high)


@given(st.text(alphabet=KAZAKH, min_size=1, max_size=8), st.text(alphabet=KAZAKH, max_size=8))
def test_kazakh_words_follow_the_alphabet_letter_by_letter(one, other):
    by_alphabet = [KAZAKH.index(letter) for letter in one] < [KAZAKH.index(letter) for letter in other]
    assert (sort_key(one, "kk") < sort_key(other, "kk")) == by_alphabet


@given(st.text(alphabet=TURKISH, min_size=1, max_size=8), st.text(alphabet=TURKISH, max_size=8))
def test_turkish_words_follow_the_alphabet_letter_by_letter(one, other):
    by_alphabet = [TURKISH.index(letter) for letter in one] < [TURKISH.index(letter) for letter in other]
    assert (sort_key(one, "tr") < sort_key(other, "tr")) == by_alphabet
