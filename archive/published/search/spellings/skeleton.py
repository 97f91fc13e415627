"""The skeleton: a word as its sounds in one plain Latin alphabet, whatever it was written in.

A word that may be read in several ways has several skeletons; two spellings are of one word when they share one.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from archive.published.search.spellings.look_alikes import is_cyrillic, is_latin
from archive.published.search.spellings.schemes import FROM_CYRILLIC, FROM_ENGLISH, FROM_TURKISH, LATIN_SCHEMES

# Letters of a word that has a skeleton. A single letter has one, for initials; of two there are too many small words
# that only sound alike: да, da; он, on.
SHORTEST, LONGEST = 3, 60

# Other ways to read a letter, each tried alone: what is looked for, and what is then read instead.
_OTHER_READINGS = tuple(
    (re.compile(sought), instead)
    for sought, instead in (
        ("ё", "е"),
        ("(?<=[бвгджзклмнпрстфхцчшщ])ё", "о"),  # Горбачёв as Gorbachov, Гёкче as Gökçe
        ("ң", "н"),  # as whoever has no ң writes it: Жана
        ("[ñŋ]", "n"),
        ("(?<=ұ[бвгғджзклмнпрстқңш])(.?)ы", r"\1у"),  # Тұрсын, Тұрғыт: Турсун, Тургут
        ("^([бвгджзкқлмнпрстшһ]?)ө(?=.{4})", r"\1у"),  # Өмірзақ, Бөкейхан: Умирзак, Букейхан
        ("^ю", "у"),  # Юлкер: Ülker
        ("үй", "ү"),  # Дүйсен: Дюсен
        ("(?<=а)қ(?=ы)", "х"),  # Бақыт in Russian: Бахыт
        ("(?<=a)q(?=[yı])", "h"),
        ("(?<=[bdfgklmnprstvz])yo", "e"),  # Gumilyov and Гумилев
    )
)
_CONSONANT = "бвгғджзклмнңпрстфхһцчшщқ"
_VOWEL = "аәеиіоөуұүыэюя"
_KAZAKH = re.compile("[әғқңөұүһі]|^ы")
_SHORT_VOWEL = re.compile(f"([{_CONSONANT}])[ыі]([{_CONSONANT}][{_VOWEL}])")

# What all schemes agree on, in this order, on sounds.
_AGREED = tuple(
    (re.compile(sought), instead)
    for sought, instead in (
        ("(?<=[aeiou])je(?=[vw]$)", "e"),  # German and scholarly: Nazarbajew, Tokajev
        ("(?<=[eo])w$", "v"),
        ("off$", "ov"),
        ("(?<=.)ye|^ye(?=...)", "e"),  # Nazarbayev, Yerlan: Назарбаев, Ерлан; yer (place) is not er (soldier)
        ("(?<=[bcdfghjklmnprstvxz])yu", "u"),  # Гюль, Gül
        ("(?<=[aeio])uy(?![aeiouy])", "vi"),  # Bauyrzhan, Бауыржан
        ("(?<=[aeiou])[uw](?=[aeiou])", "v"),  # Ясауи, Yassawi, Ясави
        ("^u(?=[aeo])", "v"),  # Уәлиханов, Walikhanov
        ("w(?=[aeiou])", "v"),
        ("w", "u"),
        ("y", "i"),
        (r"(?<=[aeiou])([b-df-hj-np-tvxz])\1+|([b-df-hj-np-tvxz])\2+(?=[aeiou])", r"\1\2"),  # Idrissov; not СССР
        ("(?<=.)i{2,}", "i"),  # Canseyit; yıl (year) is not il (province)
        ("oglu$", "ogli"),
        ("ulah$", "ula"),  # Abdullah, Абдулла
        ("(?<=[bcdfghjklmnprstvxz])istan$", "stan"),  # Özbekistan, Өзбекстан
        ("(?<=....)d$", "t"),  # Ahmed, Ahmet; not in ad (name), at (horse)
        ("(?<=....)b$", "p"),
    )
)

_BARE = str.maketrans("xj", "sc")
_DIGRAPH = re.compile("[sc]h")
_MARKED = re.compile("[çş]")
_TELLING = re.compile("[xc]")
_MAY_LACK = re.compile("[sj]")  # a plain Turkish c is heard as j


def skeletons(word: str, language: str | None = None) -> tuple[str, ...]:
    """The skeletons of a word in small letters of one script, the likeliest first; none if it is no such word.

    `language`, one of the four, only sets which Latin spelling is the likeliest.
    """
    if not _has_skeleton(word):
        return ()
    return _unique(map(_agreed, _heard(word, language)))


def bare_skeleton(word: str) -> str | None:
    """The skeleton in which ş is s, and ç, c and j are one: for Turkish typed without its marks.

    Only of words that have such letters, or may lack them: *Cavusoglu* meets *Чавушоглу*, but *сара* not *шара*.
    """
    if not _has_skeleton(word):
        return None
    if is_cyrillic(word):
        return _bare(FROM_CYRILLIC.read(word), _TELLING)
    if _DIGRAPH.search(word):
        return _bare(FROM_ENGLISH.read(word), _TELLING)
    if _MARKED.search(word):
        return _bare(FROM_TURKISH.read(word), _TELLING)
    return _bare(FROM_TURKISH.read(word), _MAY_LACK)


def _bare(sounds: str, needed: re.Pattern) -> str | None:
    heard = _agreed(sounds)
    return heard.translate(_BARE) if needed.search(heard) else None


def _has_skeleton(word: str) -> bool:
    letters = sum(map(str.isalpha, word))
    return (letters == 1 or letters >= SHORTEST) and len(word) <= LONGEST and (is_cyrillic(word) or is_latin(word))


def _heard(word: str, language: str | None) -> Iterator[str]:
    """Sounds by every scheme and reading."""
    schemes = (FROM_CYRILLIC,) if is_cyrillic(word) else LATIN_SCHEMES[language or "en"]
    for spelling in _spellings(word):
        for scheme in schemes:
            yield scheme.read(_known_letters(spelling, scheme.sounds))


def _spellings(word: str) -> Iterator[str]:
    yield word.replace("ё", "ьйо")
    for sought, instead in _OTHER_READINGS:
        if sought.search(word):
            yield sought.sub(instead, word)
    if len(word) >= 6 and _KAZAKH.search(word):
        yield _SHORT_VOWEL.sub(r"\1\2", word)  # Тілеуберді in Russian: Тлеуберди


def _known_letters(word: str, known: Iterable[str]) -> str:
    """Letters that the scheme does not know, without their marks."""
    return "".join(letter if letter in known else _base(letter) for letter in word)


def _base(letter: str) -> str:
    return "".join(part for part in unicodedata.normalize("NFKD", letter) if part.isalnum())


def _agreed(sounds: str) -> str:
    for sought, instead in _AGREED:
        sounds = sought.sub(instead, sounds)
    return sounds


def _unique(forms: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form for form in forms if form))
