"""Letters of all schemes, read into sounds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.published.search.spellings.schemes import FROM_CYRILLIC, FROM_ENGLISH, FROM_KAZAKH_LATIN, FROM_TURKISH
from archive.published.search.spellings.skeleton import bare_skeleton, skeletons

# One sentence of names in every scheme there was or is: Kazakh Cyrillic, 2017, 2018, 2021, BGN/PCGN, plain, Turkish.
KAZAKH = [
    ("қазақ", "qazaq", "qazaq", "qazaq", "qazaq", "kazak"),
    ("елші", "els'i", "elshi", "elşı", "elshi", "elşi"),
    ("ғылым", "g'ylym", "ǵylym", "ğylym", "ghylym", "ğılım"),
    ("өнер", "o'ner", "óner", "öner", "oner", "öner"),
    ("сауда", "say'da", "saýda", "sauda", "sauda", "sauda"),
    ("жаңа", "jan'a", "jańa", "jaña", "zhanga", "jana"),
    ("әскери", "a'skeri'", "áskerı", "äskeri", "askeri", "askeri"),
    ("шарт", "s'art", "shart", "şart", "shart", "şart"),
    ("үкімет", "u'kimet", "úkimet", "ükımet", "ukimet", "ükimet"),
]


@pytest.mark.parametrize("spellings", KAZAKH, ids=lambda spellings: spellings[0])
def test_one_kazakh_word_in_every_scheme(spellings):
    cyrillic, *latin = spellings
    sounds = set(skeletons(cyrillic))
    assert [spelling for spelling in latin if not sounds & set(skeletons(spelling))] == []


@pytest.mark.parametrize(
    ("word", "sounds"),
    [
        ("назарбаев", "nazarbaev"),
        ("nazarbajew", "nazarbaev"),
        ("гюль", "gul"),
        ("ясауи", "iasavi"),
        ("бауыржан", "bavirjan"),
        ("щит", "xit"),
        ("özbekistan", "ozbekstan"),
        ("müderrisoğlu", "muderisogli"),
        ("ссср", "sssr"),
        ("ахмед", "ahmet"),
        ("ад", None),
        ("сад", "sad"),
        ("yıl", "iil"),
    ],
)
def test_the_likeliest_reading(word, sounds):
    assert next(iter(skeletons(word)), None) == sounds


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("гумилёв", {"gumiliov", "gumilev"}),
        ("тілеуберді", {"tileuberdi", "tleuberdi"}),
        ("ыдырысов", {"idirisov", "idrisov"}),
        ("бақыт", {"bakit", "bahit"}),
        ("тұрсын", {"tursin", "tursun"}),
        ("дүйсен", {"duisen", "dusen"}),
        ("өмірзақ", {"omirzak", "umirzak"}),
        ("юлкер", {"iulker", "ulker"}),
        ("cem", {"jem", "kem"}),
        ("xalıq", {"halik", "ksalik"}),
    ],
)
def test_letters_that_can_be_read_in_several_ways(word, others):
    assert others <= set(skeletons(word))


def test_short_vowels_fall_in_kazakh_words_only():
    assert not set(skeletons("ввезённых")) & set(skeletons("вывезенных"))


@pytest.mark.parametrize("word", ["cavusoglu", "çavuşoğlu", "чавушоғлу", "chavushoglu"])
def test_turkish_without_its_marks(word):
    assert bare_skeleton(word) == "cavusogli"


def test_words_that_lack_no_mark_have_no_bare_skeleton():
    assert bare_skeleton("сара") is bare_skeleton("ankara") is None


@pytest.mark.parametrize("word", ["да", "on", "1992", "漢字漢", "λόγος", "x" * 61, ""])
def test_words_without_skeleton(word):
    assert skeletons(word) == ()
    assert bare_skeleton(word) is None


@pytest.mark.parametrize("scheme", [FROM_CYRILLIC, FROM_ENGLISH, FROM_TURKISH, FROM_KAZAKH_LATIN])
def test_schemes_speak_only_in_sounds(scheme):
    assert set("".join(scheme.sounds.values())) <= set("abcdefghijklmnoprstuvwxyz")


@given(st.text("абвгғдежзийкқлмнңоөпрстуұүфхһцчшщъыіьэюяё", min_size=3, max_size=12))
def test_cyrillic_leaves_only_plain_latin(word):
    assert all(sounds.isascii() and sounds.isalpha() for sounds in skeletons(word))
