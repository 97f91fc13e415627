"""A space written as · is a no-break space: no line may end there."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.primitives.date_wording import en, kk, ru, tr
from archive.primitives.dates_in_words import in_words, year_range_in_words
from archive.primitives.edtf import EdtfError, parse
from archive.primitives.languages import LANGUAGES

unhurried = settings(deadline=None)  # the library's parser takes milliseconds for each new date

ENGLISH = """
1991-03-15                | 15·March 1991
1992-03                   | March 1992
1992                      | 1992
1992-XX                   | 1992
1992-03-XX                | March 1992
199X                      | 1990s
19XX                      | 20th·century
20XX                      | 21st·century
199X-12                   | December, 1990s
1992~                     | about 1992
1992-05-01~               | about 1·May 1992
199X~                     | about the 1990s
1992?                     | 1992 (uncertain)
1992%                     | about 1992 (uncertain)
1991-03-15/1991-03-16     | 15–16·March 1991
1992-01-05/1992-03-03     | 5·January – 3·March 1992
1992-12-05/1993-03-03     | 5·December 1992 – 3·March 1993
1992-03/1992-05           | March–May 1992
1992-03/1994-05           | March 1992 – May 1994
1992/1994                 | 1992–1994
1992/1994-03              | 1992 – March 1994
1992/1992                 | 1992
1992/1992-XX              | 1992
1992~/1994~               | about 1992–1994
1992~/1994                | about 1992 – 1994
2018/..                   | since 2018
2018~/..                  | since about 2018
199X/..                   | since the 1990s
../2008                   | until 2008
1985/                     | from 1985, end unknown
/1985                     | until 1985, beginning unknown
[2022-11-10..2025-07-29]  | between 10·November 2022 and 29·July 2025
[1992-01-05..1992-03-03]  | between 5·January and 3·March 1992
[1992..1995]              | between 1992 and 1995
[1992~..1995]             | roughly between 1992 and 1995
[..2025-07-29]            | not later than 29·July 2025
[..1992~]                 | not later than about 1992
[2022-11-10..]            | not earlier than 10·November 2022
[1992,1995]               | 1992 or 1995
[1992,1994,1997-03]       | 1992, 1994 or March 1997
{1992,1995}               | 1992 and 1995
{1992..1995,1999}         | 1992–1995 and 1999
2001-21                   | spring 2001
2001-24                   | winter 2001
2001-33                   | first quarter of 2001
2001-33/..                | since the first quarter of 2001
"""

KAZAKH = """
1991-03-15                | 1991·жылғы 15·наурыз
1992-03                   | 1992·жылғы наурыз
1992                      | 1992·жыл
199X                      | 1990-жылдар
19XX                      | XX·ғасыр
199X-12                   | 1990-жылдар, желтоқсан
1992~                     | шамамен 1992·жыл
1992-05-01~               | шамамен 1992·жылғы 1·мамыр
1992?                     | 1992·жыл (анық емес)
1992%                     | шамамен 1992·жыл (анық емес)
1991-03-15/1991-03-16     | 1991·жылғы 15–16·наурыз
1992-01-05/1992-03-03     | 1992·жылғы 5·қаңтар – 3·наурыз
1992-12-05/1993-03-03     | 1992·жылғы 5·желтоқсан – 1993·жылғы 3·наурыз
1992-03/1992-05           | 1992·жылғы наурыз–мамыр
1992/1994                 | 1992–1994·жылдар
1992~/1994~               | шамамен 1992–1994·жылдар
2018/..                   | 2018·жылдан бері
2018~/..                  | шамамен 2018·жылдан бері
../2008                   | 2008·жылға дейін
199X/..                   | 1990-жылдардан бері
../199X                   | 1990-жылдарға дейін
19XX/..                   | XX·ғасырдан бері
1992-01-05/..             | 1992·жылғы 5·қаңтардан бері
1992-02/..                | 1992·жылғы ақпаннан бері
1992-03/..                | 1992·жылғы наурыздан бері
1992-04/..                | 1992·жылғы сәуірден бері
1992-05/..                | 1992·жылғы мамырдан бері
1992-06/..                | 1992·жылғы маусымнан бері
1992-07/..                | 1992·жылғы шілдеден бері
1992-08/..                | 1992·жылғы тамыздан бері
1992-09/..                | 1992·жылғы қыркүйектен бері
1992-10/..                | 1992·жылғы қазаннан бері
1992-11/..                | 1992·жылғы қарашадан бері
1992-12/..                | 1992·жылғы желтоқсаннан бері
../1992-01                | 1992·жылғы қаңтарға дейін
../1992-04                | 1992·жылғы сәуірге дейін
../1992-07                | 1992·жылғы шілдеге дейін
../1992-09                | 1992·жылғы қыркүйекке дейін
../1992-11-10             | 1992·жылғы 10·қарашаға дейін
1985/                     | 1985·жылдан бастап, аяқталуы белгісіз
/1985                     | 1985·жылға дейін, басталуы белгісіз
[2022-11-10..2025-07-29]  | 2022·жылғы 10·қараша мен 2025·жылғы 29·шілде аралығында
[1992-03-05..1992-05-03]  | 1992·жылғы 5·наурыз бен 3·мамыр аралығында
[1992-09..1992-12]        | 1992·жылғы қыркүйек пен желтоқсан аралығында
[1992..1995]              | 1992–1995·жылдар аралығында
[1992..1994-03]           | 1992·жыл мен 1994·жылғы наурыз аралығында
[..2025-07-29]            | 2025·жылғы 29·шілдеден кеш емес
[2022-11-10..]            | 2022·жылғы 10·қарашадан ерте емес
[1992,1995]               | 1992·жыл немесе 1995·жыл
{1992,1995}               | 1992·жыл және 1995·жыл
2001-21                   | 2001·жылғы көктем
2001-21/..                | 2001·жылғы көктемнен бері
2001-22/..                | 2001·жылғы жаздан бері
2001-23/..                | 2001·жылғы күзден бері
../2001-24                | 2001·жылғы қысқа дейін
2001-34                   | 2001·жылғы екінші тоқсан
../2001-36                | 2001·жылғы төртінші тоқсанға дейін
2001-40/..                | 2001·жылғы бірінші жартыжылдықтан бері
"""

RUSSIAN = """
1991-03-15                | 15·марта 1991·года
1992-03                   | март 1992·года
1992                      | 1992·год
199X                      | 1990-е·годы
19XX                      | XX·век
199X-12                   | декабрь, 1990-е·годы
1992~                     | около 1992·года
1992-03~                  | около марта 1992·года
1992-05-01~               | около 1·мая 1992·года
199X~                     | около 1990-х·годов
1992?                     | 1992·год (под вопросом)
1992%                     | около 1992·года (под вопросом)
1991-03-15/1991-03-16     | 15–16·марта 1991·года
1992-01-05/1992-03-03     | 5·января — 3·марта 1992·года
1992-12-05/1993-03-03     | 5·декабря 1992·года — 3·марта 1993·года
1992-03/1992-05           | март–май 1992·года
1992-03/1994-05           | март 1992·года — май 1994·года
1992/1994                 | 1992–1994·годы
1992~/1994~               | около 1992–1994·годов
1992~/1994                | около 1992·года — 1994·год
2018/..                   | с 2018·года
2018~/..                  | примерно с 2018·года
199X/..                   | с 1990-х·годов
1992-03-01/..             | с 1·марта 1992·года
1992-03-02/..             | со 2·марта 1992·года
1992-03-22/..             | с 22·марта 1992·года
2001-33/..                | с I·квартала 2001·года
2001-34/..                | со II·квартала 2001·года
2001-41/..                | со второго полугодия 2001·года
../2008                   | до 2008·года
../1992-03                | до марта 1992·года
1985/                     | с 1985·года, окончание неизвестно
/1985                     | до 1985·года, начало неизвестно
[2022-11-10..2025-07-29]  | между 10·ноября 2022·года и 29·июля 2025·года
[1992-01-05..1992-03-03]  | между 5·января и 3·марта 1992·года
[1992-03..1992-05]        | между мартом и маем 1992·года
[1992-03..1994-05]        | между мартом 1992·года и маем 1994·года
[1992..1995]              | между 1992 и 1995·годами
[1992..1994-03]           | между 1992·годом и мартом 1994·года
[199X..2005]              | между 1990-ми·годами и 2005·годом
[2001-21..2001-23]        | между весной 2001·года и осенью 2001·года
[..2025-07-29]            | не позднее 29·июля 2025·года
[2022-11-10..]            | не ранее 10·ноября 2022·года
[1992,1995]               | 1992·год или 1995·год
{1992,1995}               | 1992·год и 1995·год
2001-21                   | весна 2001·года
2001-22~                  | около лета 2001·года
2001-36                   | IV·квартал 2001·года
2001-40                   | первое полугодие 2001·года
"""

TURKISH = """
1991-03-15                | 15·Mart 1991
1992-03                   | Mart 1992
1992                      | 1992
199X                      | 1990'lar
198X                      | 1980'ler
197X                      | 1970'ler
196X                      | 1960'lar
195X                      | 1950'ler
194X                      | 1940'lar
193X                      | 1930'lar
192X                      | 1920'ler
201X                      | 2010'lar
200X                      | 2000'ler
190X                      | 1900'ler
19XX                      | 20.·yüzyıl
199X-12                   | Aralık, 1990'lar
1992~                     | 1992 civarı
1992-05-01~               | 1·Mayıs 1992 civarı
1992?                     | 1992 (kesin değil)
1992%                     | 1992 civarı (kesin değil)
1991-03-15/1991-03-16     | 15–16·Mart 1991
1992-01-05/1992-03-03     | 5·Ocak – 3·Mart 1992
1992-03/1992-05           | Mart–Mayıs 1992
1992/1994                 | 1992–1994
1992~/1994~               | 1992–1994 civarı
2018~/..                  | yaklaşık olarak 2018'den beri
1992-03-02/..             | 2·Mart 1992'den beri
1991/..                   | 1991'den beri
1992/..                   | 1992'den beri
1993/..                   | 1993'ten beri
1994/..                   | 1994'ten beri
1995/..                   | 1995'ten beri
1996/..                   | 1996'dan beri
1997/..                   | 1997'den beri
2018/..                   | 2018'den beri
2019/..                   | 2019'dan beri
2010/..                   | 2010'dan beri
2020/..                   | 2020'den beri
2030/..                   | 2030'dan beri
1940/..                   | 1940'tan beri
1950/..                   | 1950'den beri
1960/..                   | 1960'tan beri
1970/..                   | 1970'ten beri
1980/..                   | 1980'den beri
1990/..                   | 1990'dan beri
1900/..                   | 1900'den beri
2000/..                   | 2000'den beri
199X/..                   | 1990'lardan beri
200X/..                   | 2000'lerden beri
19XX/..                   | 20.·yüzyıldan beri
../1991                   | 1991'e kadar
../1992                   | 1992'ye kadar
../1996                   | 1996'ya kadar
../1997                   | 1997'ye kadar
../2008                   | 2008'e kadar
../2009                   | 2009'a kadar
../2020                   | 2020'ye kadar
../1990                   | 1990'a kadar
../1950                   | 1950'ye kadar
../198X                   | 1980'lere kadar
1985/                     | 1985'ten itibaren, bitişi bilinmiyor
/1985                     | 1985'e kadar, başlangıcı bilinmiyor
[2022-11-10..2025-07-29]  | 10·Kasım 2022 ile 29·Temmuz 2025 arasında
[1992-01-05..1992-03-03]  | 5·Ocak ile 3·Mart 1992 arasında
[1992..1995]              | 1992 ile 1995 arasında
[..2025-07-29]            | en geç 29·Temmuz 2025
[2022-11-10..]            | en erken 10·Kasım 2022
[1992,1995]               | 1992 veya 1995
{1992,1995}               | 1992 ve 1995
2001-21                   | 2001 ilkbaharı
2001-21/..                | 2001 ilkbaharından beri
../2001-22                | 2001 yazına kadar
2001-35/..                | 2001 yılının üçüncü çeyreğinden beri
../2001-40                | 2001 yılının ilk yarısına kadar
"""


def rows(language: str, table: str) -> list:
    lines = (line.split("|") for line in table.strip().splitlines())
    return [
        pytest.param(language, edtf.strip(), words.strip().replace("·", "\u00a0"), id=f"{language} {edtf.strip()}")
        for edtf, words in lines
    ]


@pytest.mark.parametrize(
    ("language", "edtf", "words"),
    rows("en", ENGLISH) + rows("kk", KAZAKH) + rows("ru", RUSSIAN) + rows("tr", TURKISH),
)
def test_as_a_native_would_write(language, edtf, words):
    assert in_words(edtf, language) == words


def test_a_date_read_before_is_taken_too():
    assert in_words(parse("1992-03"), "en") == in_words("1992-03", "en")


@pytest.mark.parametrize(
    ("lower", "upper", "words"),
    [
        (
            1992,
            1994,
            {"kk": "1992–1994·жылдар", "ru": "1992–1994·годы", "en": "1992–1994", "tr": "1992–1994"},
        ),
        (1992, 1992, {"kk": "1992·жыл", "ru": "1992·год", "en": "1992", "tr": "1992"}),
        (
            2018,
            None,
            {"kk": "2018·жылдан бері", "ru": "с 2018·года", "en": "since 2018", "tr": "2018'den beri"},
        ),
        (
            None,
            2008,
            {"kk": "2008·жылға дейін", "ru": "до 2008·года", "en": "until 2008", "tr": "2008'e kadar"},
        ),
        (988, 1000, {"en": "988–1000"}),
    ],
)
def test_ranges_of_years(lower, upper, words):
    for language, expected in words.items():
        assert year_range_in_words(lower, upper, language) == expected.replace("·", "\u00a0")


def test_a_range_of_years_without_ends_is_refused():
    with pytest.raises(ValueError, match="at least one end"):
        year_range_in_words(None, None, "en")


def test_what_is_no_date_or_no_language_is_refused():
    with pytest.raises(EdtfError):
        in_words("soon", "en")
    with pytest.raises(KeyError):
        in_words("1992", "de")


SINGLES = [
    "1992",
    "199X",
    "19XX",
    "1992-03",
    "1992-03-05",
    "199X-03",
    "199X-03-05",
    "1992-21",
    "1992-34",
    "1992-41",
]
SHAPES = [
    "{0}/{1}",
    "[{0}..{1}]",
    "[{0},{1}]",
    "{{{0},{1}}}",
    "{0}/..",
    "../{0}",
    "{0}/",
    "/{0}",
    "[{0}..]",
    "[..{0}]",
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("shape", SHAPES)
def test_every_combination_can_be_said(shape, language):
    for first, last in itertools.product(SINGLES, SINGLES):
        for doubts in itertools.product(["", "~", "?", "%"], repeat=2):
            later = last.replace("199", "202").replace("19XX", "20XX")
            said = in_words(shape.format(first + doubts[0], later + doubts[1]), language)
            assert not set("{}[]:?~%X") & set(said.replace("XX", "")), said


def test_every_language_has_the_same_patterns():
    assert en.WORDING.patterns.keys() == kk.WORDING.patterns.keys()
    assert en.WORDING.patterns.keys() == ru.WORDING.patterns.keys()
    assert en.WORDING.patterns.keys() == tr.WORDING.patterns.keys()


@unhurried
@given(
    st.dates().map(lambda day: day.isoformat()),
    st.sampled_from(LANGUAGES),
    st.sampled_from(["{0}", "{0}~", "{0}?", "{0}%", "{0}/..", "../{0}", "[{0}..]", "[..{0}]", "[{0},2030]"]),
    st.sampled_from([4, 7, 10]),
)
def test_every_date_names_its_year(day, language, shape, length):
    assert str(int(day[:4])) in in_words(shape.format(day[:length]), language)
