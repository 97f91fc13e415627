"""Kazakh. Cases: the empty one for a label, `ablative` (since, than), `dative` (until), `with` (… мен …).

Endings follow the last sound of the word they join, so each word brings its own: after a nasal -нан/-нен,
after a voiceless consonant -тан/-тен, -қа/-ке, пен, otherwise -дан/-ден, -ға/-ге, мен or бен.
"""

from archive.primitives.date_wording.wording import NBSP, When, Wording, roman

# Each word with its endings: ablative, dative, and the conjunction "with".
_MONTHS = (
    ("қаңтар", "дан", "ға", "мен"),
    ("ақпан", "нан", "ға", "мен"),
    ("наурыз", "дан", "ға", "бен"),
    ("сәуір", "ден", "ге", "мен"),
    ("мамыр", "дан", "ға", "мен"),
    ("маусым", "нан", "ға", "мен"),
    ("шілде", "ден", "ге", "мен"),
    ("тамыз", "дан", "ға", "бен"),
    ("қыркүйек", "тен", "ке", "пен"),
    ("қазан", "нан", "ға", "мен"),
    ("қараша", "дан", "ға", "мен"),
    ("желтоқсан", "нан", "ға", "мен"),
)

_QUARTER = ("тоқсан", "нан", "ға", "мен")
_HALF = ("жартыжылдық", "тан", "қа", "пен")
_PERIODS = {
    21: ("көктем", "нен", "ге", "мен"),
    22: ("жаз", "дан", "ға", "бен"),
    23: ("күз", "ден", "ге", "бен"),
    24: ("қыс", "тан", "қа", "пен"),
    33: _QUARTER, 34: _QUARTER, 35: _QUARTER, 36: _QUARTER,
    40: _HALF, 41: _HALF,
}  # fmt: skip
_ORDINALS = {33: "бірінші ", 34: "екінші ", 35: "үшінші ", 36: "төртінші ", 40: "бірінші ", 41: "екінші "}

_YEAR = ("жыл", "дан", "ға", "мен")
_YEARS = ("жылдар", "дан", "ға", "мен")
_CENTURY = ("ғасыр", "дан", "ға", "мен")

_CASES = {"ablative": 1, "dative": 2}


def _form(when: When, case: str, with_year: bool) -> str:
    if when.season:
        inner = _ORDINALS.get(when.season, "") + _inflected(_PERIODS[when.season], case)
    elif when.month:
        month = _inflected(_MONTHS[when.month - 1], case)
        inner = f"{when.day}{NBSP}{month}" if when.day else month
    else:
        return _year(when, case)
    if not with_year:
        return inner
    return f"{_year(when, '')}, {inner}" if "X" in when.year else f"{when.year}{NBSP}жылғы {inner}"


def _year(when: When, case: str) -> str:
    if when.is_century:
        return f"{roman(when.century)}{NBSP}{_inflected(_CENTURY, case)}"
    if when.is_decade:
        return f"{when.decade}-{_inflected(_YEARS, case)}"
    return f"{when.year}{NBSP}{_inflected(_YEARS if when.is_years else _YEAR, case)}"


def _inflected(word: tuple[str, str, str, str], case: str) -> str:
    if case == "with":
        return f"{word[0]} {word[3]}"
    return word[0] + (word[_CASES[case]] if case else "")


_PHRASES = {
    "since": "{start:ablative} бері",
    "until": "{end:dative} дейін",
    "from, end unknown": "{start:ablative} бастап, аяқталуы белгісіз",
    "to, start unknown": "{end:dative} дейін, басталуы белгісіз",
    "between": "{start:with} {end} аралығында",
    "between years": f"{{start}}–{{end}}{NBSP}жылдар аралығында",
    "not earlier": "{start:ablative} ерте емес",
    "not later": "{end:ablative} кеш емес",
}

WORDING = Wording(
    form=_form,
    patterns=_PHRASES
    | {f"about {name}": f"шамамен {phrase}" for name, phrase in _PHRASES.items()}
    | {"about": "шамамен {start}", "uncertain": "{text} (анық емес)", "or": "немесе", "and": "және"},
    year_first=True,
)
