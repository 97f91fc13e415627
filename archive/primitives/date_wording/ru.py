"""Russian. Cases: the empty one (nominative) for a label, `genitive`, `instrumental`."""

import re

from archive.primitives.date_wording.wording import NBSP, When, Wording, roman

_MONTHS = {
    "": ("январь", "февраль", "март", "апрель", "май", "июнь",
         "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"),
    "genitive": ("января", "февраля", "марта", "апреля", "мая", "июня",
                 "июля", "августа", "сентября", "октября", "ноября", "декабря"),
    "instrumental": ("январём", "февралём", "мартом", "апрелем", "маем", "июнем",
                     "июлем", "августом", "сентябрём", "октябрём", "ноябрём", "декабрём"),
}  # fmt: skip

_SEASONS = {
    "": ("весна", "лето", "осень", "зима"),
    "genitive": ("весны", "лета", "осени", "зимы"),
    "instrumental": ("весной", "летом", "осенью", "зимой"),
}

_HALVES = {
    "": ("первое полугодие", "второе полугодие"),
    "genitive": ("первого полугодия", "второго полугодия"),
    "instrumental": ("первым полугодием", "вторым полугодием"),
}

_QUARTER = {"": "квартал", "genitive": "квартала", "instrumental": "кварталом"}
_CENTURY = {"": "век", "genitive": "века", "instrumental": "веком"}
_YEAR = {"": "год", "genitive": "года", "instrumental": "годом"}
_YEARS = {"": "годы", "genitive": "годов", "instrumental": "годами"}
_DECADE = {"": "е", "genitive": "х", "instrumental": "ми"}


def _form(when: When, case: str, with_year: bool) -> str:
    if when.season:
        return f"{_season(when.season, case)} {when.year}{NBSP}года"
    if not when.month:
        return _year(when, case)
    inner = f"{when.day}{NBSP}{_month(when, 'genitive')}" if when.day else _month(when, case)
    if not with_year:
        return inner
    return f"{inner}, {_year(when, '')}" if "X" in when.year else f"{inner} {_year(when, 'genitive')}"


def _month(when: When, case: str) -> str:
    return _MONTHS[case][when.month - 1]


def _season(season: int, case: str) -> str:
    if season <= 24:
        return _SEASONS[case][season - 21]
    if season <= 36:
        return f"{roman(season - 32)}{NBSP}{_QUARTER[case]}"
    return _HALVES[case][season - 40]


def _year(when: When, case: str) -> str:
    if when.is_century:
        return f"{roman(when.century)}{NBSP}{_CENTURY[case]}"
    if when.is_decade:
        return f"{when.decade}-{_DECADE[case]}{NBSP}{_YEARS[case]}"
    return f"{when.year}{NBSP}{(_YEARS if when.is_years else _YEAR)[case]}"


def _with_so(text: str) -> str:
    """«Со» for «с» before a word that begins with «вт»: со 2 марта, со II квартала, со второго полугодия."""
    return re.sub(r"\bс (?=2\u00a0[а-я]|II\u00a0|втор)", "со ", text)


_PHRASES = {
    "since": "с {start:genitive}",
    "until": "до {end:genitive}",
    "from, end unknown": "с {start:genitive}, окончание неизвестно",
    "to, start unknown": "до {end:genitive}, начало неизвестно",
    "between": "между {start:instrumental} и {end:instrumental}",
    "between years": f"между {{start}} и {{end}}{NBSP}годами",
    "not earlier": "не ранее {start:genitive}",
    "not later": "не позднее {end:genitive}",
}

WORDING = Wording(
    form=_form,
    patterns=_PHRASES
    | {f"about {name}": f"примерно {phrase}" for name, phrase in _PHRASES.items()}
    | {"about": "около {start:genitive}", "uncertain": "{text} (под вопросом)", "or": "или", "and": "и"},
    dash=" — ",
    polish=_with_so,
)
