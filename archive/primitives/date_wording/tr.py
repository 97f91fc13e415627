"""Turkish. Cases: the empty one for a label, `ablative` (since), `dative` (until).

A suffix after a numeral follows the last word of the number as it is read aloud, behind an apostrophe:
2018'den (on sekiz), 2019'dan (on dokuz), 1990'dan (doksan), 2000'den (bin).
"""

from archive.primitives.date_wording.wording import NBSP, When, Wording

_MONTHS = (
    "Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran",
    "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım", "Aralık",
)  # fmt: skip

# By the last word of a number: ablative, dative, plural.
_ENDINGS = {
    1: ("den", "e", "ler"),  # bir
    2: ("den", "ye", "ler"),  # iki
    3: ("ten", "e", "ler"),  # üç
    4: ("ten", "e", "ler"),  # dört
    5: ("ten", "e", "ler"),  # beş
    6: ("dan", "ya", "lar"),  # altı
    7: ("den", "ye", "ler"),  # yedi
    8: ("den", "e", "ler"),  # sekiz
    9: ("dan", "a", "lar"),  # dokuz
    10: ("dan", "a", "lar"),  # on
    20: ("den", "ye", "ler"),  # yirmi
    30: ("dan", "a", "lar"),  # otuz
    40: ("tan", "a", "lar"),  # kırk
    50: ("den", "ye", "ler"),  # elli
    60: ("tan", "a", "lar"),  # altmış
    70: ("ten", "e", "ler"),  # yetmiş
    80: ("den", "e", "ler"),  # seksen
    90: ("dan", "a", "lar"),  # doksan
    100: ("den", "e", "ler"),  # yüz
    1000: ("den", "e", "ler"),  # bin
}

_PERIODS = {
    21: "{year} ilkbaharı",
    22: "{year} yazı",
    23: "{year} sonbaharı",
    24: "{year} kışı",
    33: "{year} yılının birinci çeyreği",
    34: "{year} yılının ikinci çeyreği",
    35: "{year} yılının üçüncü çeyreği",
    36: "{year} yılının dördüncü çeyreği",
    40: "{year} yılının ilk yarısı",
    41: "{year} yılının ikinci yarısı",
}

_FRONT_VOWELS = "eiöü"
_VOWELS = "aıou" + _FRONT_VOWELS


def _form(when: When, case: str, with_year: bool) -> str:
    if when.season:
        return _season(when, case)
    if not when.month:
        return _year(when, case)
    month = _MONTHS[when.month - 1]
    inner = f"{when.day}{NBSP}{month}" if when.day else month
    if not with_year:
        return inner
    return f"{inner}, {_year(when, case)}" if "X" in when.year else f"{inner} {_year(when, case)}"


def _season(when: When, case: str) -> str:
    """All end in the possessive, which puts an n before the ending: ilkbaharından, çeyreğine."""
    name = _PERIODS[when.season].format(year=when.year)
    return name if not case else name + "n" + _ending(name, case)


def _ending(word: str, case: str) -> str:
    last_vowel = next(letter for letter in reversed(word) if letter in _VOWELS)
    vowel = "e" if last_vowel in _FRONT_VOWELS else "a"
    return f"d{vowel}n" if case == "ablative" else vowel


def _year(when: When, case: str) -> str:
    if when.is_century:
        return f"{when.century}.{NBSP}yüzyıl" + {"": "", "ablative": "dan", "dative": "a"}[case]
    if when.is_decade:
        plural = _ending_of_number(int(when.decade), "plural")
        return f"{when.decade}'{plural}" + (_ending(plural, case) if case else "")
    last = int(when.year.rpartition("–")[2])
    return f"{when.year}'{_ending_of_number(last, case)}" if case else when.year


def _ending_of_number(number: int, case: str) -> str:
    word = number % 10 or number % 100 or (100 if number % 1000 else 1000)
    return _ENDINGS[word][("ablative", "dative", "plural").index(case)]


_PHRASES = {
    "since": "{start:ablative} beri",
    "until": "{end:dative} kadar",
    "from, end unknown": "{start:ablative} itibaren, bitişi bilinmiyor",
    "to, start unknown": "{end:dative} kadar, başlangıcı bilinmiyor",
    "between": "{start} ile {end} arasında",
    "between years": "{start} ile {end} arasında",
    "not earlier": "en erken {start}",
    "not later": "en geç {end}",
}

WORDING = Wording(
    form=_form,
    patterns=_PHRASES
    | {f"about {name}": f"yaklaşık olarak {phrase}" for name, phrase in _PHRASES.items()}
    | {"about": "{start} civarı", "uncertain": "{text} (kesin değil)", "or": "veya", "and": "ve"},
)
